"""What a draft says, as plain values: read by the form, by the pack and by nothing that writes."""

from collections.abc import Mapping
from dataclasses import dataclass

from personas.models import Persona
from realtime.batch import Batch
from realtime.engine import engine
from realtime.state import Overlay
from workshop.exercises.sheet.commands import MAIN
from workshop.exercises.sheet.records import About, Evidence, Line, Source
from workshop.models import Quote, Workshop
from workshop.persona_template import FIELDS, Field
from workshop.quotes.dealing import dealt_to

Quotes = Mapping[str, Quote]


@dataclass(frozen=True)
class DraftLine:
    """A statement with the quotes it rests on, each with the id of its evidence record."""

    id: str
    text: str
    evidence: list[tuple[str, Quote]]

    @property
    def is_assumption(self) -> bool:
        return not self.evidence


@dataclass(frozen=True)
class DraftField:
    """A field with its lines in order, and the quotes attached to it as a whole."""

    field: Field
    lines: list[DraftLine]
    evidence: list[tuple[str, Quote]]


@dataclass(frozen=True)
class Draft:
    """A persona draft. `own_quotes` are the ids of the quotes in the clusters that it was drawn from."""

    persona: Persona
    name: str
    fields: list[DraftField]
    own_quotes: frozenset[str] = frozenset()

    @property
    def summary(self) -> str:
        """The one line of the summary field, empty while there is none."""
        lines = self.fields[0].lines
        return lines[0].text if lines else ""

    @property
    def lines(self) -> list[DraftLine]:
        return [line for field in self.fields for line in field.lines]

    @property
    def quotes(self) -> list[Quote]:
        """Every quote that anything rests on, once, by number."""
        found = {
            quote.pk: quote
            for field in self.fields
            for _id, quote in [*field.evidence, *(pair for line in field.lines for pair in line.evidence)]
        }
        return sorted(found.values(), key=lambda quote: quote.number)

    @property
    def counts(self) -> dict[str, int]:
        """Quotes, respondents, lines and assumptions, counted separately."""
        quotes = self.quotes
        return {
            "quotes": len(quotes),
            "respondents": len({quote.respondent or str(quote.pk) for quote in quotes}),
            "lines": len(self.lines),
            "assumptions": sum(line.is_assumption for line in self.lines),
        }


def read_draft(persona: Persona) -> Draft:
    """The draft as it stands now."""

    def job(batch: Batch) -> Draft:
        return _draft(batch.read(persona.draft), persona=persona, quotes=_quotes(persona.workshop))

    return engine.run(job, documents=(persona.draft,))


def drafts_in(batch: Batch, *, workshop: Workshop) -> list[Draft]:
    """All drafts of a workshop as `batch` sees them, none of them older than another."""
    quotes = _quotes(workshop)
    personas = Persona.objects.filter(workshop=workshop).select_related("workshop")
    return [_draft(batch.read(persona.draft), persona=persona, quotes=quotes) for persona in personas]


def _quotes(workshop: Workshop) -> Quotes:
    return {str(quote.pk): quote for quote in dealt_to(workshop)}


def _draft(overlay: Overlay, *, persona: Persona, quotes: Quotes) -> Draft:
    about = overlay.find(About, MAIN) or About()
    sources = [overlay.find(Source, id) for id in about.clusters]
    return Draft(
        persona,
        about.name,
        [_field(field, overlay=overlay, quotes=quotes) for field in FIELDS],
        frozenset(quote for source in sources if source for quote in source.quotes),
    )


def _field(field: Field, *, overlay: Overlay, quotes: Quotes) -> DraftField:
    evidence = [
        (id, record)
        for id, record in overlay.all(Evidence).items()
        if record.field == field.id and record.quote in quotes
    ]
    lines = [(record.order, id, record) for id, record in overlay.all(Line).items() if record.field == field.id]
    return DraftField(
        field,
        [
            DraftLine(id, line.text, _resting(evidence, line=id, quotes=quotes))
            for _order, id, line in sorted(lines, key=lambda item: item[:2])
        ],
        _resting(evidence, line=None, quotes=quotes),
    )


def _resting(evidence: list[tuple[str, Evidence]], *, line: str | None, quotes: Quotes) -> list[tuple[str, Quote]]:
    found = [(id, quotes[record.quote]) for id, record in evidence if record.line == line]
    return sorted(found, key=lambda pair: pair[1].number)
