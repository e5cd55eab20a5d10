"""What a pack says: the JSON that is frozen and hashed. `personas/exports/pack.py` reads it."""

from datetime import datetime
from typing import Any

from django.utils.translation import get_language

from personas.content import Draft, DraftField
from workshop.models import Quote, Workshop
from workshop.quotes.dealing import dealt_to


def content_of(workshop: Workshop, *, drafts: list[Draft], number: str, title: str, at: datetime) -> dict[str, Any]:
    """The content of a pack of `drafts`, its labels in the active language. Respondents are counted, never named."""
    held = workshop.started_at or workshop.created_at
    quotes = Quote.objects.filter(workshop=workshop)
    dealt = list(dealt_to(workshop))
    return {
        "format": "troupe-pack",
        "version": 1,
        "language": get_language(),
        "title": title,
        "number": number,
        "locked_at": at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "library": {"id": str(workshop.library_id), "name": workshop.library.name},
        "workshop": {
            "id": str(workshop.pk),
            "title": workshop.title,
            "held_on": held.date().isoformat(),
            "participants": workshop.participants.filter(joined_at__isnull=False).count(),
        },
        "personas": [_persona(draft) for draft in drafts],
        "sources": {
            "quotes_imported": quotes.count(),
            "quotes_dealt": len(dealt),
            "respondents": len({quote.respondent or str(quote.pk) for quote in dealt}),
        },
    }


def _persona(draft: Draft) -> dict[str, Any]:
    persona = draft.persona
    votes = None if persona.dots is None else {"dots": persona.dots, "voters": persona.voters}
    return {
        "id": str(persona.pk),
        "name": draft.name,
        "summary": draft.summary,
        "rank": persona.rank or None,
        "votes": votes,
        "fields": [_field(field) for field in draft.fields],
        "quotes": [_quote(quote) for quote in draft.quotes],
        "evidence": draft.counts,
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "id": str(quote.pk),
        "number": quote.number,
        "text": quote.words,
        "source": quote.source,
        "segment": quote.segment,
    }


def _field(field: DraftField) -> dict[str, Any]:
    return {
        "id": field.field.id,
        "label": str(field.field.label),
        "lines": [
            {
                "text": line.text,
                "evidence": [str(quote.pk) for _id, quote in line.evidence],
                "assumption": line.is_assumption,
            }
            for line in field.lines
        ],
        "quotes": [str(quote.pk) for _id, quote in field.evidence],
    }
