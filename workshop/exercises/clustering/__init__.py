"""Quote clustering: the deck is dealt, people sort it into clusters and give each a provisional persona name."""

from collections.abc import Iterable, Sequence
from uuid import UUID, uuid4

from django.utils.translation import gettext_lazy as _

from realtime.order import keys_between
from realtime.records import Change, Record
from realtime.state import Overlay
from workshop.exercises import tray
from workshop.exercises.clustering import commands
from workshop.exercises.clustering.kind import clustering as kind
from workshop.exercises.clustering.records import BoardQuote, Card, Cluster
from workshop.exercises.contract import Candidate, Exercise, Opening, register
from workshop.quotes.dealing import dealt_quotes


def open_board(opening: Opening) -> Iterable[tuple[str, Record]]:
    """Deal the workshop's deck: every quote with one card in the tray."""
    quotes = dealt_quotes(opening.workshop)
    records: list[tuple[str, Record]] = []
    for quote, order in zip(quotes, keys_between(None, None, len(quotes)), strict=True):
        records.append((str(quote.pk), BoardQuote(text=quote.words, number=quote.number)))
        records.append((str(uuid4()), Card(quote=str(quote.pk), cluster=None, order=order)))
    return records


def candidates(board: UUID, overlay: Overlay) -> list[Candidate]:
    """Every labelled cluster with quotes in it that may be used."""
    withdrawn = {id for id, quote in overlay.all(BoardQuote).items() if quote.withdrawn}
    cards = [card for card in overlay.all(Card).values() if card.quote not in withdrawn]
    found = []
    for id, cluster in sorted(overlay.all(Cluster).items(), key=lambda item: (item[1].order, item[0])):
        quotes = frozenset(card.quote for card in cards if card.cluster == id)
        if cluster.label and quotes:
            found.append(Candidate(id=id, title=cluster.label, summary=cluster.description, quotes=quotes))
    return found


def _removed_cluster(changes: Sequence[Change]) -> str:
    found = next((change.before for change in changes if isinstance(change.before, Cluster)), None)
    return (found.label or str(_("A cluster without a name"))) if found else ""


REMOVALS = {"remove_cluster": _removed_cluster}
tray.register_on(kind, removals=REMOVALS)

clustering = register(
    Exercise(
        name="clustering",
        title=_("Sort the quotes"),
        instruction=_(
            "Read the quotes, put together what seems to come from the same kind of person, "
            "and give each pile a provisional persona name."
        ),
        example=_(
            "“I plan on paper because the tool is too slow” and “I call them, it is quicker” → The paper planner"
        ),
        purpose=_("Groups find out which kinds of people speak in the quotes."),
        minutes=30,
        kind=kind,
        open=open_board,
        candidates=candidates,
        removals=REMOVALS,
    )
)

__all__ = ["clustering", "commands"]
