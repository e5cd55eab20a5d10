"""The pack as Markdown: reads well as plain text, pastes into wikis. User text cannot become markup."""

import re
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from personas.exports import wording
from personas.exports.pack import Field, Line, Pack, Persona, Quote, marks_of, numbers_of, read_pack
from personas.exports.registry import ExportFormat, register

_MARKUP = re.compile(r"[\\`*_\[\]#|~$^]")
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_LIST_OR_RULE = re.compile(r"^([-+=:])|^(\d+)([.)])")
_UNSEEN = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def make(content: dict[str, Any]) -> bytes:
    """Return UTF-8 Markdown (CommonMark with tables)."""
    pack = read_pack(content)
    blocks = [*_opening(pack), *_personas(pack), *_closing(pack)]
    return ("\n\n".join(blocks) + "\n").encode("utf-8", "replace")


def escape(text: str) -> str:
    """Return the text as one line that Markdown prints literally, wherever in a block it stands."""
    line = " ".join(_UNSEEN.sub("", text).split())
    marked = _MARKUP.sub(r"\\\g<0>", line).translate(_HTML)
    return _LIST_OR_RULE.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", marked)


def _opening(pack: Pack) -> Iterator[str]:
    yield f"# {escape(pack.title)}"
    workshop = pack.workshop
    facts = (
        pack.library.name,
        workshop.title,
        wording.day(workshop.held_on),
        wording.participants_label(workshop.participants),
    )
    yield " · ".join(escape(fact) for fact in facts if fact)
    heads = (_("Persona"), _("Rank"), _("Votes"), _("Evidence"), _("Respondents"), _("Assumptions"))
    rows = [heads, ("---",) * len(heads), *(_overview(persona) for persona in pack.personas)]
    yield "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _overview(persona: Persona) -> tuple[str, ...]:
    evidence = persona.evidence
    return (
        escape(persona.name) or "–",
        wording.rank_label(persona.rank) or "–",
        wording.votes_label(persona.votes) or "–",
        wording.backed_label(evidence),
        str(evidence.respondents),
        str(evidence.assumptions),
    )


def _personas(pack: Pack) -> Iterator[str]:
    numbers = numbers_of(pack)
    for persona in pack.personas:
        yield f"## {escape(persona.name) or '–'}"
        yield from _head(persona)
        for field in persona.fields:
            yield from _field(field, numbers=numbers)
        if persona.quotes:
            yield f"### {_('In their own words')}"
            for quote in sorted(persona.quotes, key=lambda quote: numbers[quote.id]):
                yield _quote(quote, number=numbers[quote.id])


def _head(persona: Persona) -> Iterator[str]:
    evidence = persona.evidence
    standing = [part for part in (wording.rank_label(persona.rank), wording.votes_label(persona.votes)) if part]
    if standing:
        yield f"**{' · '.join(standing)}**"
    counts = (
        wording.backed_label(evidence),
        wording.quotes_label(evidence.quotes),
        wording.respondents_label(evidence.respondents),
        wording.assumptions_label(evidence.assumptions),
    )
    yield f"*{' · '.join(counts)}*"


def _field(field: Field, *, numbers: dict[str, int]) -> Iterator[str]:
    yield f"### {escape(field.label)}"
    if field.lines:
        yield "\n".join(f"- {_line(line, numbers=numbers)}" for line in field.lines)
    marks = _marks(field.quotes, numbers=numbers)
    if marks:
        yield f"{_('Quotes for this field:')} {marks}"
    if not field.lines and not marks:
        yield f"*{_('Not filled in the room')}*"


def _line(line: Line, *, numbers: dict[str, int]) -> str:
    said = escape(line.text) or "–"
    marks = _marks(line.evidence, numbers=numbers)
    assumption = f"*({_('assumption')})*" if line.assumption else ""
    return " ".join(part for part in (said, marks, assumption) if part)


def _marks(ids: list[str], *, numbers: dict[str, int]) -> str:
    """“[3] [17]”. Brackets that name no link definition are plain text, and user text can define none."""
    return " ".join(f"[{number}]" for number in marks_of(ids, numbers=numbers))


def _quote(quote: Quote, *, number: int) -> str:
    paragraphs = [escape(part) for part in quote.text.splitlines()]
    said = "\n".join(f"> {part}".rstrip() for part in paragraphs) or "> –"
    origin = f" {escape(quote.origin)}" if quote.origin else ""
    return f"{said}\n>\n> — [{number}]{origin}"


def _closing(pack: Pack) -> Iterator[str]:
    yield f"## {_('How this pack was made')}"
    yield "\n".join(f"- {escape(sentence)}" for sentence in [*wording.made_from(pack), *wording.how_to_read()])


FORMAT = register(
    ExportFormat(
        name="md",
        extension="md",
        media_type="text/markdown; charset=utf-8",
        label=gettext_lazy("Markdown"),
        make=make,
        order=20,
    )
)
