"""Numbers in place of names: the same person the same number, and the name nowhere in the database."""

import re

from django.apps import apps
from django.contrib.auth.models import User
from django.test import Client

from tests.workshop.quotes.conftest import SMALL
from tests.workshop.quotes.pages import at, read_as, upload, words
from workshop.models import Import, Pseudonym, Workshop
from workshop.quotes.importing import import_quotes
from workshop.quotes.reading.mapping import Mapping
from workshop.quotes.report import Report
from workshop.quotes.uploads import start_import

NUMBERED = Mapping(text=(0,), respondent=1, pseudonymise=True)
PLAIN = Mapping(text=(0,), respondent=1)
FIRST = (
    b"quote,person\nIt is slow,Petra Zwirner\nIt is dear,Marcus Wohlleben\nI call them,petra zwirner\nNobody says,\n"
)


def bring(house: Workshop, alice: User, data: bytes, mapping: Mapping, *, name: str = "a.csv") -> Report:
    import_ = start_import(house, name=name, content=data, actor=alice)
    return import_quotes(import_=import_, mapping=mapping, actor=alice)


def respondents(house: Workshop) -> list[str]:
    return list(house.quotes.order_by("number").values_list("respondent", flat=True))


def test_the_same_person_has_the_same_number_in_every_file(house: Workshop, alice: User) -> None:
    bring(house, alice, FIRST, NUMBERED)
    bring(house, alice, b"quote,person\nAgain slow,Jo\nStill dear,MARCUS WOHLLEBEN\n", NUMBERED, name="b.csv")
    assert respondents(house) == ["R1", "R2", "R1", "row 5", "R3", "R2"]


def test_names_are_kept_nowhere(house: Workshop, alice: User) -> None:
    bring(house, alice, FIRST, NUMBERED)
    for model in apps.get_app_config("workshop").get_models():
        for row in model._default_manager.values():
            held = " ".join(
                bytes(value).decode("latin-1") if isinstance(value, bytes | memoryview) else str(value)
                for value in row.values()
            )
            assert re.search("zwirner|wohlleben", held, re.IGNORECASE) is None, model
    [import_] = Import.objects.all()
    assert (bytes(import_.content), bytes(import_.parsed)) == (b"", b"")


def test_a_number_cannot_be_had_back_without_the_secret(house: Workshop, alice: User, settings: object) -> None:
    bring(house, alice, FIRST, NUMBERED)
    before = set(Pseudonym.objects.values_list("digest", flat=True))
    Pseudonym.objects.all().delete()
    house.quotes.all().delete()
    settings.SECRET_KEY = "another"  # type: ignore[attr-defined]
    bring(house, alice, FIRST, NUMBERED)
    assert before.isdisjoint(Pseudonym.objects.values_list("digest", flat=True))


def test_the_same_file_again_adds_nothing(house: Workshop, alice: User) -> None:
    bring(house, alice, FIRST, NUMBERED)
    again = bring(house, alice, FIRST, NUMBERED)
    assert (again.imported, again.duplicates) == (0, 4)
    assert Pseudonym.objects.count() == 2


def test_numbers_in_two_workshops_have_nothing_to_do_with_each_other(house: Workshop, alice: User) -> None:
    other = Workshop.objects.create(library=house.library, title="B", session=house.pk, join_code="BBBB2345")
    bring(house, alice, FIRST, NUMBERED)
    bring(other, alice, b"quote,person\nDear,Marcus Wohlleben\n", NUMBERED)
    assert respondents(other) == ["R1"]
    digests = list(Pseudonym.objects.values_list("digest", flat=True))
    assert len(set(digests)) == len(digests) == 3


def test_a_number_is_nobody_who_is_really_called_so(house: Workshop, alice: User) -> None:
    bring(house, alice, b"quote,person\nIt is slow,R7\nIt is dear,Rosa\n", PLAIN)
    bring(house, alice, FIRST, NUMBERED, name="b.csv")
    assert set(respondents(house)) == {"R7", "Rosa", "R8", "R9", "row 5 · b.csv"}


def test_the_preview_shows_the_numbers_and_gives_none_away(signed_in: Client, house: Workshop) -> None:
    upload(signed_in, house, SMALL)
    url = at("quotes_mapping", house, Import.objects.get().pk)
    chosen = {**read_as(), "text": ["0"], "respondent": "1", "pseudonymise": "on"}
    page = signed_in.post(url, {**chosen, "action": "preview"}, follow=True)
    assert "R1" in words(page) and "R2" in words(page)
    assert 'name="pseudonymise"' in page.content.decode() and " checked" in page.content.decode()
    assert not Pseudonym.objects.exists()
    done = signed_in.post(url, {**chosen, "action": "import"}, follow=True)
    assert "2 quotes from 2 respondents imported." in words(done)
    assert respondents(house) == ["R1", "R2"]
