"""Dates, tags, consent and times in the wizard and on the quotes that come of it."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.workshop.quotes.pages import at, read_as, upload, words
from tests.workshop.quotes.test_facts import AMBIGUOUS, FULL
from tests.workshop.quotes.test_transcript import VOICES
from workshop.models import Import, Quote, Workshop
from workshop.quotes.dealing import dealt_quotes, deck_handles
from workshop.quotes.importing import import_quotes
from workshop.quotes.reading.mapping import Mapping
from workshop.quotes.report import Report
from workshop.quotes.uploads import start_import

ALL = Mapping(text=(0,), respondent=1, source=2, segment=3, date=4, tags=5, consent=6)


def bring(house: Workshop, alice: User, text: str, mapping: Mapping = ALL) -> Report:
    import_ = start_import(house, name="a.csv", content=text.encode(), actor=alice)
    return import_quotes(import_=import_, mapping=mapping, actor=alice)


def test_everything_that_a_row_says_is_kept_on_its_quote(house: Workshop, alice: User) -> None:
    report = bring(house, alice, FULL)
    slow, call, nobody, app = house.quotes.all()
    assert (slow.said_on, slow.date_text, slow.tag_list, slow.consent) == (
        date(2025, 3, 31), "2025-03-31 08:00", ["speed", "mornings"], "yes",
    )  # fmt: skip
    assert (call.said_on, call.date_text, call.consent) == (None, "soon", "no")
    assert (nobody.said_on, nobody.date_text, nobody.tag_list, nobody.consent) == (None, "", [], "")
    assert (report.imported, report.refused) == (4, 2)
    assert [one.withdrawn_at is not None for one in (slow, call, nobody, app)] == [False, True, False, True]
    assert call.withdrawn_because == "No consent"


def test_what_came_without_consent_is_never_dealt(house: Workshop, alice: User) -> None:
    bring(house, alice, FULL)
    assert [one.number for one in deck_handles(house)] == [1, 3]
    assert [quote.number for quote in dealt_quotes(house)] == [1, 3]


def test_consent_that_is_gone_in_a_later_file_withdraws_the_quote(house: Workshop, alice: User) -> None:
    bring(house, alice, FULL)
    again = bring(house, alice, FULL.replace("mornings,yes", "mornings,no"))
    assert (again.imported, again.duplicates) == (0, 4)
    slow = house.quotes.get(number=1)
    assert (slow.consent, slow.withdrawn_because) == ("no", "No consent")


def test_consent_that_is_gone_for_a_dealt_quote_is_reported_and_left_to_people(house: Workshop, alice: User) -> None:
    bring(house, alice, FULL)
    dealt_quotes(house)
    again = bring(house, alice, FULL.replace("mornings,yes", "mornings,no"))
    assert house.quotes.get(number=1).withdrawn_at is None
    assert "no consent for quote 1, which has been dealt" in again.problem_rows[0]["text"]


def test_a_quote_that_was_withdrawn_stays_so_when_its_file_comes_again(house: Workshop, alice: User) -> None:
    bring(house, alice, FULL)
    again = bring(house, alice, FULL.replace(",no\n", ",yes\n"))
    assert again.imported == 0
    assert house.quotes.exclude(withdrawn_at=None).count() == 2


def test_the_report_of_the_same_file_repeats_no_words_that_are_withdrawn(
    signed_in: Client, house: Workshop, alice: User
) -> None:
    bring(house, alice, FULL)
    bring(house, alice, FULL)
    page = words(signed_in.get(at("quotes", house)))
    assert "the same as quote 1, “It is slow" in page
    assert "the same as quote 2, which is withdrawn" in page


def test_the_rows_of_a_tagging_tool_become_one_quote_with_all_its_tags(house: Workshop, alice: User) -> None:
    rows = "id,document,tag,content\n" + "".join(f"h1,Interview 1,{tag},It is slow every morning\n" for tag in "abc")
    bring(house, alice, rows, Mapping(text=(3,), respondent=0, tags=2))
    [quote] = house.quotes.all()
    assert quote.tag_list == ["a", "b", "c"]


def test_the_page_asks_which_is_the_day_before_it_imports(signed_in: Client, house: Workshop) -> None:
    upload(signed_in, house, AMBIGUOUS.encode())
    url = at("quotes_mapping", house, Import.objects.get().pk)
    assert "Say whether day or month comes first." in words(signed_in.get(url))
    chosen = {**read_as(), "text": ["0"], "date": "1", "action": "import"}
    refused = signed_in.post(url, chosen)
    assert refused.status_code == 422
    assert "04/03/2025" in " ".join(refused.context["mapping_form"].errors["date_order"])
    told = {**chosen, "date_order": "dmy"}
    assert signed_in.post(url, told).status_code == 302
    signed_in.post(url, told)
    assert [quote.said_on for quote in house.quotes.all()] == [date(2025, 3, 4), date(2025, 3, 5)]


def test_the_preview_says_how_many_have_no_consent(signed_in: Client, house: Workshop) -> None:
    page = upload(signed_in, house, FULL.replace(",soon,", ",2025-04-01,").replace("perhaps", "no").encode())
    assert "2 quotes have no consent. They are imported as withdrawn" in words(page)
    assert "April 2, 2025" in words(page)


def test_the_time_at_which_something_is_said_is_kept(signed_in: Client, house: Workshop) -> None:
    upload(signed_in, house, VOICES.encode(), name="talk.vtt")
    url = at("quotes_mapping", house, Import.objects.get().pk)
    chosen = {"encoding": "utf-8", "rows": ["2", "4"], "action": "import"}
    signed_in.post(url, chosen)
    signed_in.post(url, chosen)
    assert [quote.time for quote in house.quotes.all()] == ["0:03", "1:02:07"]
    assert "at 0:03" in words(signed_in.get(at("quotes", house)))


@pytest.mark.parametrize(("query", "found"), [("tag=speed", 2), ("tag=SPEED", 2), ("tag=spee", 0), ("withdrawn=1", 2)])
def test_the_list_is_narrowed_by_tag_and_by_what_is_withdrawn(
    signed_in: Client, house: Workshop, alice: User, query: str, found: int
) -> None:
    bring(house, alice, FULL)
    page = signed_in.get(f"{at('quotes', house)}?{query}")
    assert page.context["page"].paginator.count == found
    first = page.context["tags"][0]
    assert (first.value, first.quotes) == ("speed", 2)


def test_the_words_of_what_is_withdrawn_are_not_in_the_list(signed_in: Client, house: Workshop, alice: User) -> None:
    bring(house, alice, FULL)
    page = words(signed_in.get(at("quotes", house)))
    assert "It is slow" in page and "I call them" not in page
    assert "Withdrawn · No consent" in page
    assert Quote.objects.get(number=2).text == "I call them instead of waiting"


@pytest.mark.parametrize(
    ("name", "header", "source"),
    [
        ("2025 notebook-survey.csv", "answer", "survey"),
        ("tickets_march.csv", "answer", "support ticket"),
        ("answers.csv", "What is slow?,What is good?", "survey"),
        ("answers.csv", "answer", ""),
        ("survey.csv", "answer,source", ""),
    ],
)
def test_the_source_of_a_whole_file_is_guessed_from_its_name_and_its_questions(
    house: Workshop, alice: User, name: str, header: str, source: str
) -> None:
    row = ",".join(["It is slow every morning"] * len(header.split(",")))
    import_ = start_import(house, name=name, content=f"{header}\n{row}\n".encode(), actor=alice)
    assert import_.mapping["fixed_source"] == source
