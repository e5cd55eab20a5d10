"""What those who run the session do to everybody's attention: words, one thing to look at, a board that is locked."""

from typing import Annotated
from uuid import UUID

from django.utils.translation import gettext_lazy as _
from msgspec import Meta
from msgspec.structs import replace

from realtime.kinds import Context
from realtime.records import Arguments, Id, Nothing
from realtime.refusals import Refusal, invalid
from realtime.state import Overlay
from workshop.models import Board
from workshop.rights import Capability
from workshop.session.kind import refuse_ended, session
from workshop.session.records import MAIN, Announcement, BoardRecord, Group, Spotlight

ANNOUNCEMENTS_MOST = 100


class Tell(Arguments, frozen=True, kw_only=True):
    announcement: Id
    text: Annotated[str, Meta(max_length=400)]
    group: Id | None = None


class Withdraw(Arguments, frozen=True, kw_only=True):
    announcement: Id


class Show(Arguments, frozen=True, kw_only=True):
    title: Annotated[str, Meta(max_length=200)]
    text: Annotated[str, Meta(max_length=4000)] = ""


class LockBoard(Arguments, frozen=True, kw_only=True):
    board: Id
    locked: bool


@session.command(needs=Capability.RUN_SESSION)
def tell(overlay: Overlay, arguments: Tell, context: Context) -> None:
    """Tell everybody something, or one group."""
    refuse_ended(overlay)
    text = arguments.text.strip()
    announcements = overlay.all(Announcement)
    if not text:
        raise Refusal("invalid", _("Write what you want to tell them."))
    if arguments.announcement in announcements:
        raise invalid("this has been told already")
    if len(announcements) >= ANNOUNCEMENTS_MOST:
        raise Refusal("invalid", _("That is as much as one session can be told. Withdraw something first."))
    if arguments.group is not None:
        overlay.get(Group, arguments.group)
    overlay.put(arguments.announcement, Announcement(text=text, at=context.now, group=arguments.group))


@session.command(needs=Capability.RUN_SESSION)
def withdraw_announcement(overlay: Overlay, arguments: Withdraw, context: Context) -> None:
    """Take back what was told."""
    refuse_ended(overlay)
    overlay.get(Announcement, arguments.announcement)
    overlay.delete(Announcement, arguments.announcement)


@session.command(needs=Capability.RUN_SESSION)
def spotlight(overlay: Overlay, arguments: Show, context: Context) -> None:
    """Let everybody look at one thing: its words, as they are now."""
    refuse_ended(overlay)
    title = " ".join(arguments.title.split())
    if not title:
        raise Refusal("invalid", _("There is nothing to show here."))
    overlay.put(MAIN, Spotlight(title=title, text=arguments.text.strip(), at=context.now))


@session.command(needs=Capability.RUN_SESSION)
def clear_spotlight(overlay: Overlay, arguments: Nothing, context: Context) -> None:
    """Let everybody look where they like again."""
    refuse_ended(overlay)
    if overlay.find(Spotlight, MAIN) is not None:
        overlay.delete(Spotlight, MAIN)


@session.command(needs=Capability.RUN_SESSION, writes_rows=True)
def lock_board(overlay: Overlay, arguments: LockBoard, context: Context) -> None:
    """Close a board to its group, or open it again; what is on it stays to be read."""
    refuse_ended(overlay)
    board = overlay.get(BoardRecord, arguments.board)
    Board.objects.filter(pk=arguments.board).update(locked=arguments.locked)
    overlay.put(arguments.board, replace(board, locked=arguments.locked))
    context.batch.recheck.add(UUID(arguments.board))
