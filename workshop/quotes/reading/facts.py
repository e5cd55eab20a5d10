"""What one row says beside its words: when, under which tags, and whether they may be used."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from realtime.text_cleaning import clean_line
from workshop.quotes.reading.consent import NO, read_consent
from workshop.quotes.reading.dates import order_of, read_date
from workshop.quotes.reading.notices import Notice
from workshop.quotes.reading.tags import MAX_TAG_CHARACTERS, MAX_TAGS, read_tags

MAX_DATE_CHARACTERS = 60


@dataclass(frozen=True)
class Facts:
    """`said_on` is None where `date_text`, as it is written, cannot be read; consent is "yes", "no" or ""."""

    said_on: date | None = None
    date_text: str = ""
    tags: tuple[str, ...] = ()
    consent: str = ""


NOTHING_SAID = Facts()


@dataclass(frozen=True)
class DateOrder:
    """How a column writes its dates; `undecided` is a date that can be two days while nobody has said which."""

    order: str | None = None
    undecided: str = ""


NO_DATES = DateOrder()


def order_in(values: Iterable[str], *, chosen: str) -> DateOrder:
    """Return how the dates among `values` are to be read; what somebody has chosen goes first."""
    if chosen:
        return DateOrder(chosen)
    order, either = order_of(value for value in values if value)
    return DateOrder(order, "" if order else either[:MAX_DATE_CHARACTERS])


def date_in(value: str, *, how: DateOrder) -> tuple[date | None, str, Notice | None]:
    """Return the date of a cell, what is written there, and what is odd about it."""
    written = clean_line(value)
    if not written:
        return None, "", None
    shown = written if len(written) <= MAX_DATE_CHARACTERS else written[: MAX_DATE_CHARACTERS - 1] + "…"
    found = read_date(written, order=how.order)
    if found is None and how.undecided and read_date(written, order="dmy"):
        return None, shown, None  # the whole column is asked about
    return found, shown, None if found else Notice("unreadable_date", {"value": shown})


def tags_in(value: str) -> tuple[tuple[str, ...], Notice | None]:
    """Return the tags of a cell as far as they are kept, and what is odd about them."""
    tags = read_tags(value)
    kept = tuple(tag[:MAX_TAG_CHARACTERS].rstrip() for tag in tags[:MAX_TAGS])
    if kept == tags:
        return kept, None
    return kept, Notice("many_tags", {"limit": MAX_TAGS, "characters": MAX_TAG_CHARACTERS})


def consent_in(value: str) -> tuple[str, Notice | None]:
    """Return the consent in a cell, and what is odd about it. What cannot be told is no consent."""
    consent = read_consent(value)
    if consent is not None:
        return consent, None
    return NO, Notice("unreadable_consent", {"value": clean_line(value)[:MAX_DATE_CHARACTERS]})
