"""The list of a workshop's quotes: search, filters, counts by source and segment, one page at a time."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import QueryDict

from realtime.text_cleaning import clean_line
from workshop.models import Import, Quote, Workshop

PAGE_ROWS = 50
_TEXTS_AT_ONCE = 1_000  # a long read blocks every commit on SQLite
VALUES_LISTED = 300  # more would make the filter unusable, and the read long
_MAX_SEARCH_CHARACTERS = 200
_TEXT_FILTERS = ("q", "source", "segment")


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to; empty means everything."""

    search: str = ""
    source: str = ""
    segment: str = ""
    personal: str = ""

    @property
    def query(self) -> str:
        """The filters as the query of a link, without the page."""
        pairs = {"q": self.search, "source": self.source, "segment": self.segment, "personal": self.personal}
        return urlencode({name: value for name, value in pairs.items() if value})

    @property
    def any(self) -> bool:
        return bool(self.search or self.source or self.segment or self.personal)


@dataclass(frozen=True)
class Counted:
    """One value of a column with its number of quotes."""

    value: str
    quotes: int


def filters_from(query: QueryDict) -> Filters:
    """Return the filters in a query string."""
    search, source, segment = (clean_line(query.get(name, ""))[:_MAX_SEARCH_CHARACTERS] for name in _TEXT_FILTERS)
    return Filters(search, source, segment, personal="1" if query.get("personal") else "")


def quotes_page(workshop: Workshop, filters: Filters, *, number: str) -> Page[Quote]:
    """Return the page `number` of the quotes that pass `filters`; the nearest page when there is none."""
    quotes = workshop.quotes.all()
    if filters.search:
        found = Q(text__icontains=filters.search) | Q(respondent__icontains=filters.search)
        wanted = filters.search.removeprefix("#")
        if wanted.isdecimal() and len(wanted) < 7:
            found |= Q(number=int(wanted))
        quotes = quotes.filter(found)
    if filters.source:
        quotes = quotes.filter(source=filters.source)
    if filters.segment:
        quotes = quotes.filter(segment=filters.segment)
    if filters.personal:
        quotes = quotes.exclude(personal="")
    return Paginator(quotes, PAGE_ROWS).get_page(number)


def counts_by(workshop: Workshop, column: str) -> list[Counted]:
    """Return the values of `column` ("source" or "segment") with their number of quotes, most frequent first.

    At most the first `VALUES_LISTED`.
    """
    rows = workshop.quotes.exclude(**{column: ""}).order_by().values_list(column).annotate(quotes=Count("pk"))
    return [Counted(value, quotes) for value, quotes in rows.order_by("-quotes", column)[:VALUES_LISTED]]


def imports_of(workshop: Workshop, status: Import.Status) -> QuerySet[Import]:
    """Return the imports in one state, newest first, with `is_dealt` where quotes of it are; never with the files."""
    dealt = Quote.objects.filter(imported_by=OuterRef("pk"), in_deck=True)
    return workshop.imports.filter(status=status).defer("content", "parsed").annotate(is_dealt=Exists(dealt))


def texts_of(workshop: Workshop) -> list[tuple[int, str]]:
    """Return number and words of every quote, by number."""
    texts: list[tuple[int, str]] = []
    while True:
        rows = workshop.quotes.filter(number__gt=texts[-1][0] if texts else 0).order_by("number")
        page = list(rows.values_list("number", "text")[:_TEXTS_AT_ONCE])
        texts += page
        if len(page) < _TEXTS_AT_ONCE:
            return texts
