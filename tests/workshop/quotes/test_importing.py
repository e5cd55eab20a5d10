"""Importing: quotes are written once, counted truthfully, and can be taken back as a whole."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import User

from tests.workshop.quotes.conftest import SMALL
from workshop.models import Import, Quote, Workshop
from workshop.quotes.dealing import dealt_quotes, deck_handles, is_dealt
from workshop.quotes.identity import identify
from workshop.quotes.importing import fresh_of, import_quotes
from workshop.quotes.reading.candidates import read_quotes
from workshop.quotes.reading.files import read_file
from workshop.quotes.reading.mapping import Mapping
from workshop.quotes.reading.notices import ReadingError
from workshop.quotes.removing import StillUsedError, remove_import
from workshop.quotes.report import Report
from workshop.quotes.uploads import kept_mapping, start_import

ANONYMOUS = "quote,role\n" + "Slow,owner\n" * 3 + "Ugly,owner\n"


def _bring(
    workshop: Workshop, alice: User, content: str | bytes, *, name: str = "a.csv", mapping: Mapping | None = None
) -> tuple[Import, Report]:
    data = content.encode() if isinstance(content, str) else content
    import_ = start_import(workshop, name=name, content=data, actor=alice)
    return import_, import_quotes(import_=import_, mapping=mapping or kept_mapping(import_), actor=alice)


def test_a_file_becomes_numbered_quotes_with_their_origin(house: Workshop, alice: User) -> None:
    import_, report = _bring(house, alice, SMALL)
    assert (report.imported, report.respondents, report.duplicates) == (2, 2, 0)
    first = Quote.objects.get(number=1)
    assert (first.text, first.respondent, first.segment, first.row) == (
        "It is slow every morning",
        "Petra",
        "dispatcher",
        2,
    )
    import_.refresh_from_db()
    assert import_.status == Import.Status.DONE
    assert import_.imported_at is not None


def test_the_same_file_again_adds_nothing_and_says_so(house: Workshop, alice: User) -> None:
    _bring(house, alice, SMALL)
    _, again = _bring(house, alice, SMALL)
    assert (again.imported, again.duplicates) == (0, 2)
    assert again.duplicate_rows[0] == {"row": 2, "number": 1, "text": "It is slow every morning"}
    assert Quote.objects.count() == 2


def test_equal_answers_of_different_anonymous_people_all_count_and_stay_the_same_at_a_second_import(
    house: Workshop, alice: User
) -> None:
    _, first = _bring(house, alice, ANONYMOUS)
    _, second = _bring(house, alice, ANONYMOUS.replace("quote,role\n", "quote,role\nNew on top,tech\n"))
    assert (first.imported, second.imported, second.duplicates) == (4, 1, 4)


def test_the_same_words_of_the_same_person_twice_in_a_file_are_one_quote(house: Workshop, alice: User) -> None:
    _, report = _bring(house, alice, "quote,person\nIt is  slow,Petra\nit is slow,petra\nIt is slow,Marcus\n")
    assert (report.imported, report.duplicates) == (2, 1)
    assert report.duplicate_rows[0]["row"] == 3


def test_a_row_without_a_name_is_a_respondent_of_its_own(house: Workshop, alice: User) -> None:
    _bring(house, alice, "quote,person\nSlow,Petra\nUgly,\n")
    assert list(house.quotes.values_list("respondent", flat=True)) == ["Petra", "row 3"]


def test_anonymous_rows_of_another_file_are_other_people(house: Workshop, alice: User) -> None:
    _bring(house, alice, "quote,role\nSlow,owner\n", name="may.csv")
    _bring(house, alice, "quote,role\nUgly,owner\n", name="june.csv")
    _bring(house, alice, "comment,role\nDear,owner\n", name="may.csv")
    assert list(house.quotes.values_list("respondent", flat=True)) == ["row 2", "row 2 · june.csv", "row 2"]


def test_a_file_name_with_braces_is_only_a_name(house: Workshop, alice: User) -> None:
    _bring(house, alice, "quote,role\nSlow,owner\n")
    _bring(house, alice, "quote,role\nUgly,owner\n", name="{row.__class__}.csv")
    assert Quote.objects.get(number=2).respondent == "row 2 · {row.__class__}.csv"


def test_a_finished_import_gives_its_first_report_again(house: Workshop, alice: User) -> None:
    import_, report = _bring(house, alice, SMALL)
    import_.refresh_from_db()
    assert import_quotes(import_=import_, mapping=Mapping(text=(0,)), actor=alice) == report
    assert house.quotes.count() == 2


def test_a_mapping_that_gives_nothing_writes_nothing(house: Workshop, alice: User) -> None:
    import_ = start_import(house, name="a.csv", content=SMALL, actor=alice)
    with pytest.raises(ReadingError):
        import_quotes(import_=import_, mapping=Mapping(text=(9,)), actor=alice)
    import_.refresh_from_db()
    assert import_.status == Import.Status.MAPPING
    assert not house.quotes.exists()


def test_a_file_that_cannot_be_read_is_not_kept(house: Workshop, alice: User) -> None:
    with pytest.raises(ReadingError):
        start_import(house, name="a.csv", content=b"\x00\x01\x02", actor=alice)
    assert not Import.objects.exists()


def test_what_was_left_out_is_in_the_report(house: Workshop, alice: User) -> None:
    _, report = _bring(house, alice, f"quote,role\n{'x' * 3000},owner\nFine,owner\n,owner\n")
    assert (report.imported, report.left_out, report.empty_rows) == (1, 1, 1)
    assert report.problem_rows[0]["row"] == 2


def test_duplicates_are_counted_before_anything_is_written(house: Workshop, alice: User) -> None:
    _bring(house, alice, SMALL)
    more = SMALL + b"And it is dear,Petra,dispatcher\nAnd it is dear,Petra,dispatcher\n"
    reading = read_quotes(read_file(more), Mapping(text=(0,), respondent=1, segment=2))
    fresh = fresh_of(house, identify(reading, workshop=house.pk))
    assert [one.candidate.row for one in fresh] == [4]


def test_the_same_file_in_two_workshops_gives_each_its_quotes(house: Workshop, alice: User) -> None:
    other = Workshop.objects.create(library=house.library, title="B", session=uuid4(), join_code="BBBB2345")
    _bring(house, alice, SMALL)
    _, report = _bring(other, alice, SMALL)
    assert report.imported == 2


def test_an_import_is_removed_with_its_quotes_and_no_others(house: Workshop, alice: User) -> None:
    first, _ = _bring(house, alice, SMALL)
    _bring(house, alice, "quote,person\nAnother one,Joan\n")
    assert remove_import(first) == 2
    assert [quote.text for quote in house.quotes.all()] == ["Another one"]
    assert house.imports.count() == 1


def test_an_import_stays_once_one_of_its_quotes_is_dealt(house: Workshop, alice: User) -> None:
    import_, _ = _bring(house, alice, SMALL)
    house.quotes.filter(number=2).update(in_deck=True)
    with pytest.raises(StillUsedError):
        remove_import(Import.objects.get(pk=import_.pk))
    assert house.quotes.count() == 2


def test_an_import_that_came_after_the_deck_was_dealt_can_be_taken_back(house: Workshop, alice: User) -> None:
    _bring(house, alice, SMALL)
    Workshop.objects.update(status=Workshop.Status.RUNNING)
    dealt_quotes(house)
    late, _ = _bring(house, alice, "quote,person\nAnother one,Joan\n")
    assert remove_import(Import.objects.get(pk=late.pk)) == 1
    assert house.quotes.count() == 2


def test_a_file_that_no_quote_came_from_can_be_thrown_away_at_any_time(house: Workshop, alice: User) -> None:
    import_ = start_import(house, name="a.csv", content=SMALL, actor=alice)
    Workshop.objects.update(status=Workshop.Status.RUNNING)
    assert remove_import(Import.objects.get(pk=import_.pk)) == 0
    assert not house.imports.exists()


def test_the_deck_is_dealt_once_and_stays(house: Workshop, alice: User) -> None:
    _bring(house, alice, "quote,person\n" + "".join(f"Answer {n},p{n}\n" for n in range(120)))
    house.deck_size = 50
    planned = [handle.number for handle in deck_handles(house)]
    assert not is_dealt(house)
    dealt = [quote.number for quote in dealt_quotes(house)]
    assert dealt == planned
    assert len(dealt) == 50
    house.deck_seed = 99
    assert [quote.number for quote in dealt_quotes(house)] == dealt
    assert is_dealt(house)
