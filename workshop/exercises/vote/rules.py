"""The arithmetic of a dot vote: pure functions of ballots."""

from collections.abc import Iterable

from django.utils.translation import ngettext

from realtime.refusals import Refusal
from workshop.exercises.vote.records import Ballot, Poll, Result


def check_dots(dots: dict[str, int], *, poll: Poll) -> None:
    """Refuse dots beyond the budget, or more than the cap on one candidate."""
    if _is_over_cap(dots, poll=poll):
        message = ngettext("At most %(cap)d dot on one candidate.", "At most %(cap)d dots on one candidate.", poll.cap)
        raise Refusal("over_budget", message % {"cap": poll.cap})
    if _is_over_budget(dots, poll=poll):
        message = ngettext("You have %(budget)d dot in all.", "You have %(budget)d dots in all.", poll.budget)
        raise Refusal("over_budget", message % {"budget": poll.budget})


def fits(dots: dict[str, int], *, poll: Poll) -> bool:
    """Whether a ballot with `dots` could be cast under the rules of `poll`."""
    return not _is_over_cap(dots, poll=poll) and not _is_over_budget(dots, poll=poll)


def _is_over_cap(dots: dict[str, int], *, poll: Poll) -> bool:
    return max(dots.values(), default=0) > poll.cap


def _is_over_budget(dots: dict[str, int], *, poll: Poll) -> bool:
    return sum(dots.values()) > poll.budget


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
