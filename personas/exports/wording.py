"""Phrases that more than one format says about a pack, in the language that is active."""

from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from personas.exports.pack import Evidence, Pack, Votes


def rank_label(rank: str | None) -> str:
    """“Primary persona”; empty for a persona without a rank."""
    labels = {
        "primary": _("Primary persona"),
        "secondary": _("Secondary persona"),
        "tertiary": _("Tertiary persona"),
    }
    return labels.get(rank or "", "")


def votes_label(votes: Votes | None) -> str:
    """“14 dots from 8 people”; empty without a vote."""
    if votes is None:
        return ""
    dots = ngettext("%(count)d dot", "%(count)d dots", votes.dots) % {"count": votes.dots}
    if not votes.voters:
        return dots
    people = ngettext("from %(count)d person", "from %(count)d people", votes.voters) % {"count": votes.voters}
    return f"{dots} {people}"


def backed_label(evidence: Evidence) -> str:
    """“9 of 11 lines rest on quotes”."""
    if not evidence.lines:
        return _("No lines yet")
    counts = {"backed": evidence.backed, "lines": evidence.lines}
    return (
        ngettext(
            "%(backed)d of %(lines)d line rests on quotes",
            "%(backed)d of %(lines)d lines rest on quotes",
            evidence.lines,
        )
        % counts
    )


def respondents_label(count: int) -> str:
    return ngettext("%(count)d respondent", "%(count)d respondents", count) % {"count": count}


def quotes_label(count: int) -> str:
    return ngettext("%(count)d quote", "%(count)d quotes", count) % {"count": count}


def assumptions_label(count: int) -> str:
    return ngettext("%(count)d assumption", "%(count)d assumptions", count) % {"count": count}


def participants_label(count: int) -> str:
    return ngettext("%(count)d participant", "%(count)d participants", count) % {"count": count}


def day(at: date | datetime) -> str:
    """“24 November 2026”, which does not break across lines; of a moment, the day in UTC."""
    return date_format(at, "j F Y", use_l10n=False).replace(" ", "\u00a0")


def made_from(pack: Pack) -> list[str]:
    """How the pack came about, sentence by sentence."""
    sources = {
        "imported": pack.sources.quotes_imported,
        "dealt": pack.sources.quotes_dealt,
        "respondents": pack.sources.respondents,
    }
    workshop = {
        "title": pack.workshop.title,
        "day": day(pack.workshop.held_on),
        "participants": participants_label(pack.workshop.participants),
    }
    return [
        _("Made in the workshop “%(title)s” on %(day)s with %(participants)s.") % workshop,
        _("Research quotes imported: %(imported)d. Dealt into the room: %(dealt)d. Respondents: %(respondents)d.")
        % sources,
        _("Groups sorted the quotes and drafted the personas; the room placed dots on whom to serve first."),
        _("Editors finished the drafts and locked them on %(day)s.") % {"day": day(pack.locked_at)},
        _("From a workshop, not yet checked with users."),
    ]


def how_to_read() -> list[str]:
    """What marks and counts mean."""
    return [
        _("Numbers after a line lead to the quotes that it rests on."),
        _("A line without a quote is marked as an assumption: believed in the room, not yet shown by research."),
        _("Respondents are counted, never named."),
    ]
