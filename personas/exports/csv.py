"""The pack as a table: one row a line, for spreadsheets. Column names are stable, so that scripts can rely on them."""

import csv
import io
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from personas.exports.pack import Field, Pack, Persona, Quote, numbers_of, read_pack
from personas.exports.registry import ExportFormat, register
from workshop.spreadsheet_safety import neutralise

COLUMNS = ("persona", "rank", "field", "text", "kind", "evidence", "quotes")
EVIDENCED, ASSUMPTION, FIELD_QUOTES, NO_LINES = "evidenced", "assumption", "quotes", "empty"


def make(content: dict[str, Any]) -> bytes:
    """Return UTF-8 with a byte-order mark, which Excel needs to read it as such."""
    pack = read_pack(content)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in _rows(pack):
        writer.writerow([neutralise(cell.replace("\0", "\ufffd")) for cell in row])
    return out.getvalue().encode("utf-8-sig", "replace")


def _rows(pack: Pack) -> Iterator[tuple[str, ...]]:
    numbers = numbers_of(pack)
    for persona in pack.personas:
        quotes = {quote.id: quote for quote in persona.quotes}
        for field in persona.fields:
            yield from _field_rows(persona, field, quotes=quotes, numbers=numbers)


def _field_rows(
    persona: Persona, field: Field, *, quotes: dict[str, Quote], numbers: dict[str, int]
) -> Iterator[tuple[str, ...]]:
    head = (persona.name, persona.rank or "", field.label)
    for line in field.lines:
        kind = ASSUMPTION if line.assumption else EVIDENCED
        yield (*head, line.text, kind, *_evidence(line.evidence, quotes=quotes, numbers=numbers))
    if field.quotes:
        yield (*head, "", FIELD_QUOTES, *_evidence(field.quotes, quotes=quotes, numbers=numbers))
    if not field.lines and not field.quotes:
        yield (*head, "", NO_LINES, "0", "")


def _evidence(ids: list[str], *, quotes: dict[str, Quote], numbers: dict[str, int]) -> tuple[str, str]:
    """How many quotes, and the quotes themselves, one a line of the cell."""
    held = {numbers[id]: quotes[id] for id in ids if id in quotes}
    return str(len(held)), "\n".join(_quote(number, held[number]) for number in sorted(held))


def _quote(number: int, quote: Quote) -> str:
    origin = f" ({quote.origin})" if quote.origin else ""
    return f"[{number}] “{quote.text}”{origin}"


FORMAT = register(
    ExportFormat(
        name="csv",
        extension="csv",
        media_type="text/csv; charset=utf-8",
        label=_("Spreadsheet (CSV)"),
        make=make,
        order=30,
    )
)
