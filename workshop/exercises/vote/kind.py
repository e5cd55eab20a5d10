"""The vote, and what must always hold in it: every ballot stays within budget and cap."""

from django.utils.translation import gettext_lazy as _
from msgspec.structs import replace

from realtime.kinds import Kind, register
from realtime.refusals import Refusal
from realtime.state import Overlay
from workshop.access import GUEST, board_access
from workshop.exercises.vote.records import Ballot, Item, Poll, Result, Turnout
from workshop.exercises.vote.rules import count, fits

MAIN = "main"
_REVEALED = _(
    "The results that were revealed would not be what the dots add up to any more. "
    "Dots can be changed while the vote is open; revealing counts them anew."
)


def check(overlay: Overlay) -> None:
    """Every ballot is one that could be cast now."""
    poll, items = overlay.get(Poll, MAIN), overlay.all(Item)
    for ballot in overlay.all(Ballot).values():
        if not fits(ballot.dots, poll=poll):
            raise Refusal("cannot_undo", _("A ballot would hold more dots than the rules of the vote allow by now."))
        if ballot.dots.keys() - items.keys():
            raise Refusal("cannot_undo", _("The candidate that these dots were on is not in the vote any more."))
    if poll.cap > poll.budget:
        raise Refusal("cannot_undo", _("Somebody else has changed the rules of the vote since."))
    revealed = count(overlay.all(Ballot).values(), items=items) if poll.state == "revealed" else {}
    if dict(overlay.all(Result)) != revealed:
        raise Refusal("cannot_undo", _REVEALED)


def derive(overlay: Overlay) -> None:
    """Count those who have placed at least one dot."""
    turnout = overlay.find(Turnout, MAIN)
    if turnout is not None:
        voters = [actor for actor, ballot in overlay.all(Ballot).items() if any(ballot.dots.values())]
        staff = sum(not actor.startswith(GUEST) for actor in voters)
        overlay.put(MAIN, replace(turnout, voted=len(voters), staff=staff))


vote = register(
    Kind(
        name="vote",
        collections={record.collection: record for record in (Item, Poll, Ballot, Turnout, Result)},
        access=board_access,
        check=check,
        derive=derive,
        private_sequence=True,
    )
)
