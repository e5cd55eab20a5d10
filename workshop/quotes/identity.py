"""What makes two quotes the same, and whom a quote is attributed to when no column names its respondent."""

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from uuid import UUID

from realtime.text_cleaning import clean_line
from workshop.quotes.reading.candidates import Candidate, Reading
from workshop.quotes.reading.table import column_letter
from workshop.quotes.reading.tags import MAX_TAGS, joined


@dataclass(frozen=True)
class Identified:
    """A candidate and its key: 64 hexadecimal digits, the same at every import of the same statement."""

    candidate: Candidate
    key: str


def identify(reading: Reading, *, workshop: UUID) -> list[Identified]:
    """Return the candidates with their keys, in order.

    A key covers workshop, normalised text, respondent and question. Where no respondent is named, equal answers to one
    question are told apart by how many there were before in the same file, so that a row added above changes no key.
    """
    several_columns = len({candidate.column for candidate in reading.candidates}) > 1
    anonymous: Counter[tuple[str, str]] = Counter()
    identified = []
    for candidate in reading.candidates:
        text = clean_line(candidate.text).casefold()
        question = candidate.question or (column_letter(candidate.column) if several_columns else "")
        respondent = candidate.respondent.casefold()
        if not respondent:
            anonymous[text, question] += 1
            respondent = f"\x1e{anonymous[text, question]}"
        parts = "\x1f".join((str(workshop), text, respondent, question))
        identified.append(Identified(candidate, hashlib.sha256(parts.encode()).hexdigest()))
    return _with_all_tags(identified)


def _with_all_tags(identified: list[Identified]) -> list[Identified]:
    """Tools for tagging write a row for each tag of a statement: the first row of a statement has the tags of all."""
    tags: dict[str, tuple[str, ...]] = {}
    for one in identified:
        tags[one.key] = joined((*tags.get(one.key, ()), *one.candidate.facts.tags))[:MAX_TAGS]
    return [
        one
        if one.candidate.facts.tags == tags[one.key]
        else replace(one, candidate=replace(one.candidate, facts=replace(one.candidate.facts, tags=tags[one.key])))
        for one in identified
    ]
