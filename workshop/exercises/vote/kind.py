"""The vote, and what must always hold in it: every ballot stays within budget and cap."""

from django.utils.translation import gettext_lazy as _
from msgspec.structs import replace

from realtime.kinds import Kind, register
from realtime.refusals import Refusal
from realtime.state import Overlay
from workshop.access import GUEST, board_access
from workshop.exercises.vote.records import Ballot, Item, Poll, Result, Turnout
from workshop.exercises.vote.rules import check_dots, count

MAIN = "main"


def check(overlay: Overlay) -> None:
    """Every ballot is one that could be cast now."""
    poll, items = overlay.get(Poll, MAIN), overlay.all(Item)
    for ballot in overlay.all(Ballot).values():
        check_dots(ballot.dots, poll=poll)
        if ballot.dots.keys() - items.keys():
            raise Refusal("cannot_undo", _("The candidate that these dots were on is not in the vote any more."))
    counted = count(overlay.all(Ballot).values(), items=overlay.all(Item))
    if poll.state == "revealed" and dict(overlay.all(Result)) != counted:
        raise Refusal("closed", _("The vote is closed; the facilitator can open it again."))


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
