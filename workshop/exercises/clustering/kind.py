"""The clustering board, and what must always hold on it: no dealt quote is ever lost."""

from django.utils.translation import gettext_lazy as _

from realtime.kinds import Kind, register
from realtime.refusals import Refusal
from realtime.state import Overlay
from workshop.access import board_access
from workshop.exercises.clustering.records import BoardQuote, Card, Cluster


def check(overlay: Overlay) -> None:
    """Every dealt quote has a card, in the tray or in a cluster that exists, and no two cards in one place."""
    clusters = overlay.all(Cluster)
    cards = overlay.all(Card).values()
    if any(card.cluster is not None and card.cluster not in clusters for card in cards):
        raise Refusal("cannot_undo", _("A quote would stand in a cluster that is gone."))
    if overlay.all(BoardQuote).keys() - {card.quote for card in cards}:
        raise Refusal("cannot_undo", _("A quote would be lost."))
    if len({(card.quote, card.cluster) for card in cards}) < len(cards):
        raise Refusal("cannot_undo", _("A quote would stand twice in one place; somebody has put it there since."))


clustering = register(
    Kind(
        name="clustering",
        collections={record.collection: record for record in (BoardQuote, Card, Cluster)},
        access=board_access,
        check=check,
    )
)
