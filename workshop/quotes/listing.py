"""The list of a workshop's quotes: search, filters, counts by source and segment, one page at a time."""

from collections import Counter
from dataclasses import asdict, dataclass
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
_TEXT_FILTERS = ("q", "source", "segment", "tag")


@dataclass(frozen=True)
class Filters:
    """What the list is narrowed to; empty means everything."""

    search: str = ""
    source: str = ""
    segment: str = ""
    tag: str = ""
    personal: str = ""
    withdrawn: str = ""

    @property
    def query(self) -> str:
        """The filters as the query of a link, without the page."""
        pairs = {**asdict(self), "q": self.search, "search": ""}
        return urlencode({name: value for name, value in pairs.items() if value})

    @property
    def any(self) -> bool:
        return any(asdict(self).values())


@dataclass(frozen=True)
class Counted:
    """One value of a column with its number of quotes."""

    value: str
    quotes: int


def filters_from(query: QueryDict) -> Filters:
    """Return the filters in a query string."""
    search, source, segment, tag = (clean_line(query.get(name, ""))[:_MAX_SEARCH_CHARACTERS] for name in _TEXT_FILTERS)
    flags = {name: "1" if query.get(name) else "" for name in ("personal", "withdrawn")}
    return Filters(search, source, segment, tag, **flags)


def quotes_page(workshop: Workshop, filters: Filters, *, number: str) -> Page[Quote]:
    """Return the page `number` of the quotes that pass `filters`; the nearest page when there is none."""
    quotes = workshop.quotes.all()
    if filters.search:
        first_words = Q(corrected="", text__icontains=filters.search)
        found = first_words | Q(corrected__icontains=filters.search) | Q(respondent__icontains=filters.search)
        wanted = filters.search.removeprefix("#")
        if wanted.isdecimal() and len(wanted) < 7:
            found |= Q(number=int(wanted))
        quotes = quotes.filter(found)
    if filters.source:
        quotes = quotes.filter(source=filters.source)
    if filters.segment:
        quotes = quotes.filter(segment=filters.segment)
    if filters.tag:
        quotes = quotes.filter(tags__icontains=f"\n{filters.tag}\n")
    if filters.withdrawn:
        quotes = quotes.exclude(withdrawn_at=None)
    if filters.personal:
        quotes = quotes.exclude(personal="")
    return Paginator(quotes, PAGE_ROWS).get_page(number)


def counts_by(workshop: Workshop, column: str) -> list[Counted]:
    """Return the values of `column` ("source" or "segment") with their number of quotes, most frequent first.

    At most the first `VALUES_LISTED`.
    """
    rows = workshop.quotes.exclude(**{column: ""}).order_by().values_list(column).annotate(quotes=Count("pk"))
    return [Counted(value, quotes) for value, quotes in rows.order_by("-quotes", column)[:VALUES_LISTED]]


def tag_counts(workshop: Workshop) -> list[Counted]:
    """Return the tags with their number of quotes, most frequent first; at most the first `VALUES_LISTED`."""
    counted: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    rows = workshop.quotes.exclude(tags="").order_by().values_list("tags").annotate(quotes=Count("pk"))
    for tags, quotes in rows:
        for tag in tags.split("\n")[1:-1]:
            counted[spelled.setdefault(tag.casefold(), tag)] += quotes
    found = sorted(counted.items(), key=lambda item: (-item[1], item[0].casefold()))
    return [Counted(tag, quotes) for tag, quotes in found[:VALUES_LISTED]]


def imports_of(workshop: Workshop, status: Import.Status) -> QuerySet[Import]:
    """Return the imports in one state, newest first, with `is_dealt` where quotes of it are; never with the files."""
    dealt = Quote.objects.filter(imported_by=OuterRef("pk"), in_deck=True)
    return workshop.imports.filter(status=status).defer("content", "parsed").annotate(is_dealt=Exists(dealt))


def texts_of(workshop: Workshop) -> list[tuple[int, str]]:
    """Return number and words of every quote that is not withdrawn, by number."""
    texts: list[tuple[int, str]] = []
    while True:
        rows = workshop.quotes.filter(withdrawn_at=None, number__gt=texts[-1][0] if texts else 0).order_by("number")
        page = list(rows.values_list("number", "text", "corrected")[:_TEXTS_AT_ONCE])
        texts += [(number, corrected or text) for number, text, corrected in page]
        if len(page) < _TEXTS_AT_ONCE:
            return texts
