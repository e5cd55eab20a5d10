"""The call: where the room talks. It stays in the room's own tool; Troupe says who goes where in it."""

from typing import Annotated
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _
from msgspec import Meta
from msgspec.structs import replace

from realtime.kinds import Context
from realtime.records import Arguments, Id
from realtime.refusals import Refusal
from realtime.state import Overlay
from workshop.rights import Capability
from workshop.session.kind import refuse_ended, session
from workshop.session.records import MAIN, Call, CallRooms, Group

Link = Annotated[str, Meta(max_length=500)]


class SetCall(Arguments, frozen=True, kw_only=True):
    tool: Annotated[str, Meta(max_length=40)]
    rooms: CallRooms
    link: Link


class LinkGroup(Arguments, frozen=True, kw_only=True):
    group: Id
    link: Link


@session.command(needs=Capability.RUN_SESSION)
def set_call(overlay: Overlay, arguments: SetCall, context: Context) -> None:
    """Say which tool the call is in, how people come to it, and how groups come together there."""
    refuse_ended(overlay)
    tool = " ".join(arguments.tool.split())
    overlay.put(MAIN, Call(tool=tool, rooms=arguments.rooms, link=_link(arguments.link)))


@session.command(needs=Capability.RUN_SESSION)
def link_group(overlay: Overlay, arguments: LinkGroup, context: Context) -> None:
    """Give a group the link of its own call; an empty one takes it away."""
    refuse_ended(overlay)
    group = overlay.get(Group, arguments.group)
    overlay.put(arguments.group, replace(group, link=_link(arguments.link)))


def _link(text: str) -> str:
    """An address that a browser may open, or none; refuses everything else."""
    link = text.strip()
    if not link:
        return ""
    try:
        parts = urlsplit(link)
        port_is_number = parts.port is None or parts.port > 0
    except ValueError:
        port_is_number = False
    if not port_is_number or parts.scheme not in ("http", "https") or not parts.hostname or " " in link:
        raise Refusal("invalid", _("This is no address of a call. Paste the whole link, beginning with https://."))
    return link
