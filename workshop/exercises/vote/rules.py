"""The arithmetic of a dot vote: pure functions of ballots."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from realtime.refusals import Refusal
from workshop.exercises.vote.records import Ballot, Poll, Result


def check_dots(dots: dict[str, int], *, poll: Poll) -> None:
    """Refuse dots beyond the budget, or more than the cap on one candidate."""
    if any(count > poll.cap for count in dots.values()):
        raise Refusal("over_budget", _("At most %(cap)d dots on one candidate.") % {"cap": poll.cap})
    if sum(dots.values()) > poll.budget:
        message = ngettext("You have %(budget)d dot in all.", "You have %(budget)d dots in all.", poll.budget)
        raise Refusal("over_budget", message % {"budget": poll.budget})


def count(ballots: Iterable[Ballot], *, items: Iterable[str]) -> dict[str, Result]:
    """Dots, voters and rank of each item. Rank is 1 + the number of items with more dots, so ties are ties."""
    dots = dict.fromkeys(items, 0)
    voters = dict.fromkeys(dots, 0)
    for ballot in ballots:
        for item, placed in ballot.dots.items():
            if item in dots and placed > 0:
                dots[item] += placed
                voters[item] += 1
    return {
        item: Result(dots=total, voters=voters[item], rank=1 + sum(other > total for other in dots.values()))
        for item, total in dots.items()
    }
