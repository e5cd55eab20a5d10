"""What an import did, as its list of imports tells it: numbers of all, names of the first."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from workshop.models import Import, Quote
from workshop.quotes.reading.candidates import Reading
from workshop.quotes.wording import explain

NAMED_AT_MOST = 100


@dataclass(frozen=True)
class Report:
    """What an import did: `refused` are quotes without consent, `duplicates` those that were here already.

    `left_out` counts rows and cells with a problem.
    """

    imported: int = 0
    respondents: int = 0
    empty_rows: int = 0
    duplicates: int = 0
    left_out: int = 0
    personal: int = 0
    refused: int = 0
    duplicate_rows: list[dict[str, Any]] = field(default_factory=list)
    problem_rows: list[dict[str, Any]] = field(default_factory=list)


def begun(reading: Reading) -> Report:
    """Return the report of an import that has written nothing yet."""
    problems = [
        {"row": problem.row, "column": problem.column, "text": explain(problem.notice), "left_out": problem.left_out}
        for problem in reading.problems[:NAMED_AT_MOST]
    ]
    return Report(
        empty_rows=reading.empty_rows,
        left_out=sum(problem.left_out for problem in reading.problems),
        problem_rows=problems,
    )


def with_duplicates(report: dict[str, Any], duplicates: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the report of an import that goes on, with rows of one more batch that were here already."""
    named = [*report["duplicate_rows"], *duplicates][:NAMED_AT_MOST]
    return {**report, "duplicates": report["duplicates"] + len(duplicates), "duplicate_rows": named}


def with_dealt_in_vain(report: dict[str, Any], quote: Quote) -> dict[str, Any]:
    """Return the report with a quote that was dealt to the groups and for which there is no consent any more."""
    said = _("There is no consent for quote {number}, which has been dealt. Withdraw it.").format(number=quote.number)
    line = {"row": quote.row or 0, "column": "", "text": said, "left_out": False}
    return {**report, "problem_rows": [line, *report["problem_rows"]][:NAMED_AT_MOST]}


def finished(import_: Import) -> dict[str, Any]:
    """Return the report of an import whose last quote is written."""
    written = Quote.objects.filter(imported_by=import_)
    return {
        **import_.report,
        "imported": written.count(),
        "respondents": written.values("respondent").distinct().count(),
        "personal": written.exclude(personal="").count(),
        "refused": written.filter(consent=Quote.Consent.NO).count(),
    }
