"""What a room leaves behind when its workshop ends: sheets, piles and a vote, made at once instead of by an agenda."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID, uuid4

from personas.models import Persona
from realtime.engine import engine
from realtime.order import keys_between
from realtime.records import Record, Records
from realtime.text.commands import beginning
from tests.workshop.acts import uid
from tests.workshop.cast import Cast
from workshop.exercises.clustering.records import Card, Cluster
from workshop.exercises.narrative.kind import STORY
from workshop.exercises.narrative.records import Hero
from workshop.exercises.sheet.records import About, Evidence, Line, SheetQuote, Source
from workshop.exercises.vote.records import Poll, Result
from workshop.models import Board, Quote, Workshop

MAIN = "main"
Said = tuple[str, Sequence[int]]
"""A line with the numbers of the quotes it rests on."""
PETRA: dict[str, list[Said]] = {
    "summary": [("Keeps the day together", [1])],
    "goals": [("Every urgent job taken within the hour", [2, 3]), ("Home at six", [])],
    "obstacles": [("The board is slower than the telephone", [3])],
    "others": [("Her boss signs", [4]), ("The technicians can refuse", [2])],
}


class Room:
    """The boards of the cast's workshop, which has ended. All eight quotes are in the deck; each has a source."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        Quote.objects.filter(workshop=cast.workshop).update(in_deck=True, source="Interview", segment="Dispatcher")
        self.quotes = {quote.number: quote for quote in Quote.objects.filter(workshop=cast.workshop)}
        cast.set_status(Workshop.Status.ENDED)

    @property
    def workshop(self) -> Workshop:
        return Workshop.objects.select_related("library").get(pk=self.cast.workshop.pk)

    def quote(self, number: int) -> str:
        """The id of a quote."""
        return str(self.quotes[number].pk)

    def petra(self) -> str:
        """A sheet as a diligent group leaves it; the obstacles rest on a quote as a whole."""
        return self.sheet("Petra", group="Planners", lines=PETRA, whole={"obstacles": [5]})

    def sheet(
        self,
        name: str,
        *,
        group: str = "Planners",
        lines: Mapping[str, Sequence[Said]] | None = None,
        whole: Mapping[str, Sequence[int]] | None = None,
        draws_on: Mapping[str, Sequence[int]] | None = None,
    ) -> str:
        """A group's sheet; `draws_on` are clusters by name of their id, with their quotes."""
        sources = draws_on or {}
        about = About(name=name, clusters=tuple(uid(cluster) for cluster in sources))
        records: list[tuple[str, Record]] = [(MAIN, about)]
        records += [(str(one.pk), SheetQuote(text=one.text, number=number)) for number, one in self.quotes.items()]
        for cluster, numbers in sources.items():
            drawn_from = tuple(self.quote(number) for number in numbers)
            records.append((uid(cluster), Source(label=cluster, order="a0", quotes=drawn_from)))
        for field, said in (lines or {}).items():
            records += self._lines(field, said)
        for field, numbers in (whole or {}).items():
            records += [self._evidence(field, number, line=None) for number in numbers]
        return self._board("sheet", records, group=group)

    def story(self, text: str, *, group: str = "Planners") -> str:
        """What a group told of a Monday morning."""
        return self._board("narrative", [(MAIN, Hero()), *beginning(STORY, plain=text)], group=group)

    def piles(self, piles: Mapping[str, tuple[str, str, Sequence[int]]], *, group: str = "Planners") -> str:
        """A group's sorted quotes: name of the id → label, description, numbers of the quotes."""
        records: list[tuple[str, Record]] = []
        for name, order in zip(piles, keys_between(None, None, len(piles)), strict=True):
            label, description, numbers = piles[name]
            records.append((uid(name), Cluster(label=label, description=description, order=order)))
            keys = keys_between(None, None, len(numbers))
            records += [
                (str(uuid4()), Card(quote=self.quote(number), cluster=uid(name), order=key))
                for number, key in zip(numbers, keys, strict=True)
            ]
        return self._board("clustering", records, group=group)

    def vote(self, results: Mapping[str, tuple[int, int, int]], *, state: str = "revealed") -> None:
        """A vote in plenary: candidate → dots, voters, rank."""
        poll = Poll(state="revealed") if state == "revealed" else Poll()
        outcome = [(id, Result(dots=dots, voters=voters, rank=rank)) for id, (dots, voters, rank) in results.items()]
        self._board("vote", [(MAIN, poll), *outcome], group=None)

    def do(self, persona: Persona, command: str, *, by: str = "facilitator", **arguments: object) -> None:
        """A command on a draft, as another editor's form would give it."""
        engine.execute(persona.draft, command, arguments, actor=self.cast.actor(by))

    def _lines(self, field: str, said: Sequence[Said]) -> Iterable[tuple[str, Record]]:
        for (text, numbers), order in zip(said, keys_between(None, None, len(said)), strict=True):
            line = uid(f"{field} {text}")
            yield line, Line(field=field, text=text, order=order)
            yield from (self._evidence(field, number, line=line) for number in numbers)

    def _evidence(self, field: str, number: int, *, line: str | None) -> tuple[str, Record]:
        return str(uuid4()), Evidence(field=field, quote=self.quote(number), line=line)

    def _board(self, exercise: str, records: Iterable[tuple[str, Record]], *, group: str | None) -> str:
        id, breakout = uuid4(), self.cast.group(group) if group else None
        Board.objects.create(pk=id, workshop=self.cast.workshop, breakout_id=breakout, step=uuid4(), exercise=exercise)
        return str(engine.create(exercise, records, document=id))


def line_id(text: str, *, field: str = "goals") -> str:
    """The id that a room gives to a line of a field."""
    return uid(f"{field} {text}")


def records_of(document: UUID | str) -> Records:
    """The records of a document without the empty collections."""
    return {name: found for name, found in engine.read(UUID(str(document))).items() if found}
