"""What the PDF says, as plain values: every word is translated, counted and shortened here, none in the templates."""

import hashlib
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from personas.exports import wording
from personas.exports.json import canonical
from personas.exports.pack import Field, Line, Pack, Persona, Quote, marks_of, numbers_of, quotes_of, read_pack
from personas.exports.print.featured import featured_quotes
from personas.exports.print.text import Text, printable, printed, shortened

ROOMY_MOST = 4
"""Personas up to which the cover has room for two lines on each."""
SHORT_NAME_LONGEST = 26
View = dict[str, Any]


def view_of(content: dict[str, Any]) -> View:
    """Return everything the templates print, JSON-ready. Texts that people wrote are `Text`, our own words plain."""
    pack = read_pack(content)
    numbers = numbers_of(pack)
    language = translation.get_language() or "en"
    digest = hashlib.sha256(canonical(content)).hexdigest()
    return {
        "language": language.split("-")[0],
        "region": language.split("-")[1].upper() if "-" in language else None,
        "rtl": translation.get_language_bidi(),
        "words": _words(),
        "title": printable(pack.title) or _("Persona pack"),
        "author": printable(pack.library.name),
        "running": _running_title(pack),
        "cover": _cover(pack),
        "personas": [_persona(persona, numbers=numbers) | _on_cover(persona, pack=pack) for persona in pack.personas],
        "method": {
            "made": [printed(sentence) for sentence in wording.made_from(pack)],
            "read": [printed(sentence) for sentence in wording.how_to_read()],
            "hash": f"SHA-256 {digest}",
        },
        "evidence": _evidence(pack, numbers=numbers),
    }


def _words() -> dict[str, str]:
    return {
        "cast": _("The cast"),
        "empty": _("Not filled in the room"),
        "assumption": _("assumption"),
        "field_rests": _("Quotes for this field:"),
        "quotes": _("In their own words"),
        "method": _("How this pack was made"),
        "reading": _("How to read it"),
        "evidence": _("Evidence"),
        "no_evidence": _("No line of this pack rests on a quote."),
        "content": _("Content"),
        "page": _("Page"),
        "of": _("of"),
        "glyphs": _(
            "Some characters of this pack are in no font of the machine that made this file and print as boxes."
            " The file is tagged for screen readers, but does not claim PDF/UA-1."
        ),
    }


def _running_title(pack: Pack) -> Text:
    """The title, and the number where the title does not hold it already."""
    title = shortened(printable(pack.title), longest=90)
    number = shortened(printable(pack.number), longest=20)
    return printed(title if number in title else f"{title} · v{number}")


def _cover(pack: Pack) -> View:
    head, _dash, tail = printable(pack.title).partition(" – ")
    sources = pack.sources
    return {
        "title": printed(head),
        "edition": printed(tail),
        "library": printed(shortened(printable(pack.library.name), longest=120)),
        "workshop": printed(shortened(printable(pack.workshop.title), longest=200)),
        "held": wording.day(pack.workshop.held_on),
        "locked": _("Locked on %(day)s.") % {"day": wording.day(pack.locked_at)},
        "checked": _("From a workshop, not yet checked with users."),
        "counts": [
            {"count": len(pack.personas), "label": _("in the cast")},
            {"count": pack.workshop.participants, "label": _("took part")},
            {"count": sources.quotes_imported, "label": _("quotes imported")},
            {"count": sources.quotes_dealt, "label": _("quotes in the room")},
            {"count": sources.respondents, "label": _("respondents")},
        ],
    }


def _persona(persona: Persona, *, numbers: dict[str, int]) -> View:
    headline = persona.headline
    return {
        "id": persona.id,
        "name": printed(persona.name, without="–"),
        "short_name": printed(shortened(printable(persona.name), longest=SHORT_NAME_LONGEST), without="–"),
        "rank": persona.rank if wording.rank_label(persona.rank) else None,
        "rank_label": wording.rank_label(persona.rank),
        "votes": wording.votes_label(persona.votes),
        "summary": _line(headline, numbers=numbers) if headline else None,
        "meter": _meter(persona),
        "fields": [_field(field, numbers=numbers) for field in persona.fields_below],
        "quotes": [_quote(quote, numbers=numbers) for quote in featured_quotes(persona)],
    }


def _on_cover(persona: Persona, *, pack: Pack) -> View:
    """Name and summary as far as there is room for them in the list of the cast."""
    is_roomy = len(pack.personas) <= ROOMY_MOST
    name, summary = (90, 130) if is_roomy else (44, 72)
    return {
        "cover_name": printed(shortened(printable(persona.name), longest=name), without="–"),
        "cover_summary": printed(shortened(printable(persona.summary), longest=summary)),
    }


def _meter(persona: Persona) -> View:
    evidence = persona.evidence
    return {
        "backed": evidence.backed,
        "lines": evidence.lines,
        "backed_label": wording.backed_label(evidence),
        "counts": [
            wording.quotes_label(evidence.quotes),
            wording.respondents_label(evidence.respondents),
        ],
        "assumptions_label": wording.assumptions_label(evidence.assumptions),
    }


def _field(field: Field, *, numbers: dict[str, int]) -> View:
    return {
        "label": printed(field.label),
        "lines": [_line(line, numbers=numbers) for line in field.lines],
        "marks": marks_of(field.quotes, numbers=numbers),
    }


def _line(line: Line, *, numbers: dict[str, int]) -> View:
    return {
        "text": printed(line.text, without="–"),
        "marks": marks_of(line.evidence, numbers=numbers),
        "assumption": line.assumption,
    }


def _quote(quote: Quote, *, numbers: dict[str, int]) -> View:
    return {"text": printed(quote.text, without="–"), "origin": printed(quote.origin), "number": numbers[quote.id]}


def _evidence(pack: Pack, *, numbers: dict[str, int]) -> list[View]:
    """Every quote of the pack by number, with the places of the personas that rest on it."""
    entries = [
        {
            **_quote(quote, numbers=numbers),
            "personas": [
                place
                for place, persona in enumerate(pack.personas)
                if any(quote.id == held.id for held in persona.quotes)
            ],
        }
        for quote in quotes_of(pack)
    ]
    return sorted(entries, key=lambda entry: entry["number"])
