"""What on the boards of a workshop rests on a quote: the piles that it lies in, and the lines of the sheets."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from realtime.batch import Batch
from realtime.kinds import kind_named
from realtime.state import Overlay
from workshop.exercises import exercise_named
from workshop.exercises.clustering.records import BoardQuote, Card, Cluster
from workshop.exercises.sheet.records import Evidence, Line
from workshop.models import Board, Quote
from workshop.persona_template import field_named
from workshop.quotes.resting import Keeper, Place, register_keeper


def documents(quote: Quote) -> list[UUID]:
    """The boards that can hold a quote's words."""
    boards = Board.objects.filter(workshop=quote.workshop_id).order_by("pk").values_list("pk", "exercise")
    return [id for id, exercise in boards if _keeps_quotes(exercise)]


def piles(batch: Batch, quote: Quote) -> Iterable[Place]:
    """Each board on which the quote was dealt, with the clusters that it lies in there."""
    for board in _boards(quote, exercise="clustering"):
        overlay = batch.read(board.pk)
        if overlay.find(BoardQuote, str(quote.pk)) is not None:
            lies_in = [card.cluster for card in overlay.all(Card).values() if card.quote == str(quote.pk)]
            names = [_cluster_name(overlay, id) for id in lies_in]
            yield Place(_board_name(board), ", ".join(names))


def lines(batch: Batch, quote: Quote) -> Iterable[Place]:
    """Each line or field of a group's sheet that rests on the quote."""
    for board in _boards(quote, exercise="sheet"):
        for place in evidence_places(batch.read(board.pk), quote):
            yield Place(place.title, " · ".join(part for part in (_board_name(board), place.note) if part))


def evidence_places(overlay: Overlay, quote: Quote) -> Iterable[Place]:
    """Each line or field of a sheet or a draft that rests on the quote, without the name of the sheet."""
    for evidence in overlay.all(Evidence).values():
        if evidence.quote != str(quote.pk):
            continue
        field = field_named(evidence.field)
        label = str(field.label) if field else evidence.field
        line = overlay.find(Line, evidence.line) if evidence.line else None
        yield Place(f"“{line.text}”", label) if line else Place(label, gettext("the field as a whole"))


def _boards(quote: Quote, *, exercise: str) -> list[Board]:
    boards = Board.objects.filter(workshop=quote.workshop_id, exercise=exercise)
    return list(boards.select_related("breakout").order_by("pk"))


def _keeps_quotes(exercise: str) -> bool:
    kind = exercise_named(exercise).kind
    return kind is not None and "withdraw_quote" in kind_named(kind.name).commands


def _board_name(board: Board) -> str:
    return board.breakout.name if board.breakout else gettext("Everybody")


def _cluster_name(overlay: Overlay, id: str | None) -> str:
    if id is None:
        return gettext("not sorted")
    return overlay.get(Cluster, id).label or gettext("a pile without a name")


register_keeper(Keeper(_("Boards on which it was dealt"), piles, documents))
register_keeper(Keeper(_("Lines of the groups’ sheets"), lines, documents))
