"""The prioritisation vote: candidates of all groups, dots with a budget, hidden until the reveal."""

from collections.abc import Iterable
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from realtime.order import keys_between
from realtime.records import Record
from realtime.state import Overlay
from workshop.exercises.contract import Candidate, Exercise, Opening, register
from workshop.exercises.vote import commands
from workshop.exercises.vote.kind import MAIN
from workshop.exercises.vote.kind import vote as kind
from workshop.exercises.vote.records import Ballot, Item, Poll, Turnout
from workshop.models import Board
from workshop.quotes.dealing import dealt_to


def _items(opening: Opening) -> dict[str, Item]:
    """Each group's sheet, and the labelled clusters that no sheet was drawn from."""
    found = opening.candidates(own_group=False)
    drawn_on = {id for _board, candidate in found for id in candidate.draws_on}
    standing = [(board, one) for board, one in found if one.id not in drawn_on]
    standing.sort(key=lambda pair: (not pair[1].drafted, _group_order(pair[0]), pair[1].title.casefold(), pair[1].id))
    respondents = _respondents(opening)
    keys = keys_between(None, None, len(standing))
    return {
        one.id: _item(board, one, order=order, respondents=respondents)
        for (board, one), order in zip(standing, keys, strict=True)
    }


def _group_order(board: Board) -> int:
    return board.breakout.order if board.breakout else 0


def _item(board: Board, candidate: Candidate, *, order: str, respondents: dict[str, str]) -> Item:
    return Item(
        title=candidate.title,
        summary=candidate.summary,
        group=str(board.breakout_id) if board.breakout_id else None,
        drafted=candidate.drafted,
        quotes=len(candidate.quotes),
        respondents=len({respondents[quote] for quote in candidate.quotes if quote in respondents}),
        order=order,
    )


def _respondents(opening: Opening) -> dict[str, str]:
    rows = dealt_to(opening.workshop).values_list("pk", "respondent")
    return {str(id): respondent or str(id) for id, respondent in rows}


def open_board(opening: Opening) -> Iterable[tuple[str, Record]]:
    """The list of candidates, an open poll, no ballots."""
    return [(MAIN, Poll()), (MAIN, Turnout(to=opening.staff)), *_items(opening).items()]


def refresh_arguments(opening: Opening) -> dict[str, Any]:
    """Who the candidates are by now, and who runs the session."""
    return {"items": _items(opening), "staff": opening.staff}


def unfinished(overlay: Overlay) -> str | Promise | None:
    """Ballots that were cast and never counted would be lost: after the end nobody can reveal them."""
    is_cast = any(any(ballot.dots.values()) for ballot in overlay.all(Ballot).values())
    if overlay.get(Poll, MAIN).state == "revealed" or not is_cast:
        return None
    return _("Dots have been placed that nobody has seen counted. Reveal the vote first, then end the workshop.")


vote = register(
    Exercise(
        name="vote",
        title=_("Vote on the personas"),
        instruction=_(
            "Put your dots on the personas that matter most to our next year. "
            "Nobody sees yours, and you can change them until the reveal."
        ),
        example=_("Five dots: three on the one that you would miss most, the others wherever you like."),
        purpose=_("Everybody says with dots which personas matter most. Hidden until you reveal it."),
        minutes=15,
        per_group=False,
        kind=kind,
        open=open_board,
        refresh=refresh_arguments,
        unfinished=unfinished,
    )
)

__all__ = ["commands", "vote"]
