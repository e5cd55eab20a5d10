"""Voting, and revealing what came of it."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from msgspec import Meta
from msgspec.structs import replace

from realtime.kinds import Context
from realtime.records import Arguments, Id, Nothing
from realtime.refusals import Refusal
from realtime.state import Overlay
from workshop.exercises.vote.kind import MAIN, vote
from workshop.exercises.vote.records import Ballot, Item, Poll, Result, Turnout
from workshop.exercises.vote.rules import check_dots, count, fits
from workshop.rights import Capability

ActorName = Annotated[str, Meta(min_length=1, max_length=60)]


class PlaceDots(Arguments, frozen=True, kw_only=True):
    item: Id
    dots: Annotated[int, Meta(ge=0, le=20)]


class SetBudget(Arguments, frozen=True, kw_only=True):
    budget: Annotated[int, Meta(ge=1, le=20)]
    cap: Annotated[int, Meta(ge=1, le=20)]


class Refresh(Arguments, frozen=True, kw_only=True):
    items: dict[str, Item]
    staff: tuple[str, ...]


class TakeOver(Arguments, frozen=True, kw_only=True):
    ghost: ActorName
    person: ActorName


@vote.command(needs=Capability.VOTE)
def place_dots(overlay: Overlay, arguments: PlaceDots, context: Context) -> None:
    """Put so many of one's dots on a candidate; may be changed until the reveal."""
    poll = _open_poll(overlay)
    overlay.get(Item, arguments.item)
    ballot = overlay.find(Ballot, context.actor) or Ballot(to=(context.actor,), dots={})
    dots = {item: placed for item, placed in ballot.dots.items() if item != arguments.item}
    if arguments.dots:
        dots[arguments.item] = arguments.dots
    check_dots(dots, poll=poll)
    overlay.put(context.actor, replace(ballot, dots=dots))


@vote.command(needs=Capability.RUN_SESSION)
def set_budget(overlay: Overlay, arguments: SetBudget, context: Context) -> None:
    """Change the rules; refused when a ballot that was cast would break them."""
    poll = replace(_open_poll(overlay), budget=arguments.budget, cap=min(arguments.cap, arguments.budget))
    if not all(fits(ballot.dots, poll=poll) for ballot in overlay.all(Ballot).values()):
        reason = _("Some have placed more dots than that already. Allow at least as many as before.")
        raise Refusal("over_budget", reason)
    overlay.put(MAIN, poll)


@vote.command(needs=Capability.RUN_SESSION)
def reveal(overlay: Overlay, arguments: Nothing, context: Context) -> None:
    """Close the vote and show what the ballots add up to; the ballots themselves stay with their owners."""
    poll = _open_poll(overlay)
    overlay.put(MAIN, replace(poll, state="revealed"))
    for item, result in count(overlay.all(Ballot).values(), items=overlay.all(Item)).items():
        overlay.put(item, result)


@vote.command(needs=Capability.RUN_SESSION)
def open_poll(overlay: Overlay, arguments: Nothing, context: Context) -> None:
    """Take the results back and let people change their dots again."""
    overlay.put(MAIN, replace(overlay.get(Poll, MAIN), state="open"))
    for item in list(overlay.all(Result)):
        overlay.delete(Result, item)


@vote.command(needs=Capability.SYSTEM)
def refresh(overlay: Overlay, arguments: Refresh, context: Context) -> None:
    """Bring the list of candidates up to date while the vote is open; dots on those that went are given back.

    Who may see the turnout is brought up to date at any time.
    """
    overlay.put(MAIN, replace(overlay.get(Turnout, MAIN), to=arguments.staff))
    if overlay.get(Poll, MAIN).state != "open":
        return
    for id in list(overlay.all(Item)):
        if id not in arguments.items:
            overlay.delete(Item, id)
    for id, item in arguments.items.items():
        overlay.put(id, item)
    for voter, ballot in list(overlay.all(Ballot).items()):
        kept = {item: dots for item, dots in ballot.dots.items() if item in arguments.items}
        overlay.put(voter, replace(ballot, dots=kept))


@vote.command(needs=Capability.SYSTEM)
def take_over(overlay: Overlay, arguments: TakeOver, context: Context) -> None:
    """Two voters are one person, and have one ballot; refused when both have placed dots."""
    ghost, own = overlay.find(Ballot, arguments.ghost), overlay.find(Ballot, arguments.person)
    if ghost is None:
        return
    overlay.delete(Ballot, arguments.ghost)
    if not any(ghost.dots.values()):
        return
    if own is not None and any(own.dots.values()):
        raise Refusal(
            "invalid", _("Both have placed dots. Ask them to take those of one of the two back, then join them.")
        )
    overlay.put(arguments.person, replace(ghost, to=(arguments.person,)))


def _open_poll(overlay: Overlay) -> Poll:
    poll = overlay.get(Poll, MAIN)
    if poll.state != "open":
        raise Refusal("closed", _("The vote is closed; the facilitator can open it again."))
    return poll
