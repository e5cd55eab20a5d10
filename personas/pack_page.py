"""What a pack's page shows: its frozen content with every line linked to its quotes, and every quote to its lines."""

import json
from collections import defaultdict
from dataclasses import dataclass, field

from personas.exports import pack as frozen
from personas.exports import wording
from personas.exports.pack import marks_of, numbers_of, quotes_of, read_pack
from personas.exports.print.featured import featured_quotes
from personas.models import Pack


@dataclass(frozen=True)
class Statement:
    """A line: its words, the numbers of its quotes and its own anchor."""

    anchor: str
    text: str
    marks: list[int]
    assumption: bool


@dataclass(frozen=True)
class FieldView:
    anchor: str
    label: str
    lines: list[Statement]
    marks: list[int]


@dataclass(frozen=True)
class PersonaView:
    """A persona in its place of the cast; `summary` is None where no single line sums it up."""

    place: int
    anchor: str
    persona: frozen.Persona
    rank: str
    votes: str
    backed: str
    counts: list[str]
    assumptions: str
    summary: Statement | None
    fields: list[FieldView]
    feature: frozen.Quote | None


@dataclass(frozen=True)
class Place:
    """Where a quote is named: the anchor to go back to and the words for it."""

    anchor: str
    label: str


@dataclass(frozen=True)
class QuoteView:
    number: int
    text: str
    origin: str
    places: list[Place] = field(default_factory=list)


@dataclass(frozen=True)
class PackPage:
    content: frozen.Pack
    held_on: str
    participants: str
    personas: list[PersonaView]
    quotes: list[QuoteView]
    made_from: list[str]
    how_to_read: list[str]


def page_of(pack: Pack) -> PackPage:
    """Everything the page says, read from what was frozen."""
    content = read_pack(json.loads(pack.content))
    numbers = numbers_of(content)
    personas = [_persona(one, place=place, numbers=numbers) for place, one in enumerate(content.personas, start=1)]
    places = _places(personas)
    quotes = [
        QuoteView(numbers[quote.id], quote.text, quote.origin, places[numbers[quote.id]])
        for quote in quotes_of(content)
    ]
    return PackPage(
        content=content,
        held_on=wording.day(content.workshop.held_on),
        participants=wording.participants_label(content.workshop.participants),
        personas=personas,
        quotes=sorted(quotes, key=lambda quote: quote.number),
        made_from=wording.made_from(content),
        how_to_read=wording.how_to_read(),
    )


def _persona(persona: frozen.Persona, *, place: int, numbers: dict[str, int]) -> PersonaView:
    anchor, headline = f"persona-{place}", persona.headline
    evidence = persona.evidence
    return PersonaView(
        place=place,
        anchor=anchor,
        persona=persona,
        rank=wording.rank_label(persona.rank),
        votes=wording.votes_label(persona.votes),
        backed=wording.backed_label(evidence),
        counts=[wording.quotes_label(evidence.quotes), wording.respondents_label(evidence.respondents)],
        assumptions=wording.assumptions_label(evidence.assumptions),
        summary=_statement(headline, anchor=anchor, numbers=numbers) if headline else None,
        fields=[_field(one, anchor=f"{anchor}-{one.id}", numbers=numbers) for one in persona.fields_below],
        feature=next(iter(featured_quotes(persona)), None),
    )


def _field(one: frozen.Field, *, anchor: str, numbers: dict[str, int]) -> FieldView:
    lines = [_statement(line, anchor=f"{anchor}-{at}", numbers=numbers) for at, line in enumerate(one.lines, start=1)]
    return FieldView(anchor, one.label, lines, marks_of(one.quotes, numbers=numbers))


def _statement(line: frozen.Line, *, anchor: str, numbers: dict[str, int]) -> Statement:
    return Statement(anchor, line.text, marks_of(line.evidence, numbers=numbers), line.assumption)


def _places(personas: list[PersonaView]) -> dict[int, list[Place]]:
    """By the number of each quote, the lines and fields that rest on it."""
    found: dict[int, list[Place]] = defaultdict(list)
    for one in personas:
        name = one.persona.name
        for number in one.summary.marks if one.summary else []:
            found[number].append(Place(one.anchor, name))
        for part in one.fields:
            label = f"{name} · {part.label}"
            for number in part.marks:
                found[number].append(Place(part.anchor, label))
            for line in part.lines:
                for number in line.marks:
                    found[number].append(Place(line.anchor, label))
    return found
