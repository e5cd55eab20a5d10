"""People, documents and commands made by hand: a rehearsal's bookkeeping without a server."""

from uuid import uuid4

from personas.rehearsal.live_document import LiveDocument, Records
from personas.rehearsal.people import Person, participant
from personas.rehearsal.tally import OK, Sent, Tally
from personas.rehearsal.way import Way
from tests.workshop.acts import uid

BOARD = uid("board")
CARD, OTHER = uid("card"), uid("other card")
ANNA = "p:anna"


def sent(command: str = "move_cards", *, by: str = ANNA, answer: str | None = OK, **arguments: object) -> Sent:
    """A command on the board that moved a card, unless told otherwise; acknowledged, refused or (None) unanswered."""
    given = arguments or {"cards": [CARD], "cluster": None}
    return Sent(str(uuid4()), BOARD, uid("gesture"), command, given, by, answer=answer, times_sent=1)


def document(
    records: Records | None = None, *, id: str = BOARD, kind: str = "clustering", head: int = 0
) -> LiveDocument:
    return LiveDocument(id, head=head, kind=kind, state="live", records=records or {})


def person(number: int, tally: Tally, *documents: LiveDocument) -> Person:
    """Ada, Amira, Anna… with what they hold; nobody is connected."""
    one = participant(number, way=Way("http://127.0.0.1:1"), tally=tally, speed=1)
    one.config = {"as": f"p:{one.name.casefold()}", "url": "/live/", "session": BOARD}
    one._live = one.new_client()
    one.live.documents = {held.id: held for held in documents}
    return one
