"""An import in steps: what is committed stays, the rest is done later, and nothing is done twice."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.workshop.quotes.pages import at, bring_in, read_as, upload, words
from workshop.models import Import, Quote, Workshop
from workshop.quotes import going_on
from workshop.quotes.importing import BATCH_ROWS, start_writing, write_some
from workshop.quotes.reading.mapping import Mapping
from workshop.quotes.reading.table import ReadAs
from workshop.quotes.removing import remove_import
from workshop.quotes.uploads import kept_mapping, save_mapping, start_import

ROWS = 2 * BATCH_ROWS + 50
MANY = ("quote,person,role\n" + "".join(f"Answer number {n},p{n},r\n" for n in range(ROWS))).encode()
CHOSEN = {**read_as(), "text": ["0"], "respondent": "1", "segment": "2"}
JSON = {"accept": "application/json"}


@pytest.fixture
def begun(house: Workshop, alice: User) -> Import:
    import_ = start_import(house, name="many.csv", content=MANY, actor=alice)
    start_writing(import_, mapping=kept_mapping(import_), actor=alice)
    return import_


@pytest.fixture
def one_batch_a_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(going_on, "STEP_SECONDS", 0.0)


def state(import_: Import) -> tuple[str, int, int]:
    kept = Import.objects.get(pk=import_.pk)
    return kept.status, kept.position, kept.quotes.count()


def test_a_long_import_shows_how_far_it_is_and_goes_on_until_it_is_done(
    signed_in: Client, house: Workshop, one_batch_a_step: None
) -> None:
    upload(signed_in, house, MANY)
    import_ = Import.objects.get()
    url = at("quotes_mapping", house, import_.pk)
    signed_in.post(url, {**CHOSEN, "action": "preview"})
    progress = signed_in.post(url, {**CHOSEN, "action": "import"}, follow=True)
    assert progress.redirect_chain[-1][0] == at("quotes_progress", house, import_.pk)
    assert f"{BATCH_ROWS} of {ROWS}" in words(progress)
    assert f'<progress max="{ROWS}" value="{BATCH_ROWS}"' in progress.content.decode()
    assert state(import_) == ("writing", BATCH_ROWS, BATCH_ROWS)
    step = signed_in.post(progress.request["PATH_INFO"], headers=JSON).json()
    assert (step["done"], step["position"], step["total"]) == (False, 2 * BATCH_ROWS, ROWS)
    done = signed_in.post(progress.request["PATH_INFO"], headers=JSON).json()
    assert (done["done"], done["position"], done["url"]) == (True, ROWS, at("quotes", house))
    assert f"{ROWS} quotes from {ROWS} respondents imported." in words(signed_in.get(done["url"]))
    assert state(import_) == ("done", ROWS, ROWS)


def test_an_import_of_many_quotes_shows_how_far_it_is_from_the_start(
    signed_in: Client, house: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(going_on, "AT_ONCE_QUOTES", ROWS - 1)
    upload(signed_in, house, MANY)
    import_ = Import.objects.get()
    for action in ("preview", "import"):
        signed_in.post(at("quotes_mapping", house, import_.pk), {**CHOSEN, "action": action})
    assert state(import_) == ("writing", 0, 0)
    assert f"0 of {ROWS}" in words(signed_in.get(at("quotes_progress", house, import_.pk)))


def test_without_a_script_the_button_does_one_step(
    signed_in: Client, house: Workshop, begun: Import, one_batch_a_step: None
) -> None:
    url = at("quotes_progress", house, begun.pk)
    assert signed_in.post(url)["Location"] == url
    assert signed_in.post(url)["Location"] == url
    assert signed_in.post(url)["Location"] == at("quotes", house)
    assert signed_in.get(url)["Location"] == at("quotes", house)


def test_a_step_that_is_cut_off_leaves_whole_batches_and_is_gone_on_with(
    begun: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    save = Quote.objects.bulk_create
    calls: list[int] = []

    def cut(*args: Any, **kwargs: Any) -> Any:
        calls.append(1)
        made = save(*args, **kwargs)
        if len(calls) == 2:
            raise OSError("cut")
        return made

    monkeypatch.setattr(Quote.objects, "bulk_create", cut)
    with pytest.raises(OSError, match="cut"):
        write_some(begun)
    assert state(begun) == ("writing", BATCH_ROWS, BATCH_ROWS)
    monkeypatch.undo()
    write_some(Import.objects.get(pk=begun.pk))
    assert state(begun) == ("done", ROWS, ROWS)
    numbers = list(Quote.objects.values_list("number", flat=True))
    assert numbers == list(range(1, ROWS + 1))


def test_two_who_go_on_at_once_repeat_nothing(begun: Import) -> None:
    other = Import.objects.get(pk=begun.pk)
    write_some(begun, seconds=0)
    write_some(other, seconds=0)
    assert state(begun) == ("writing", 2 * BATCH_ROWS, 2 * BATCH_ROWS)
    write_some(begun)
    write_some(other)
    kept = Import.objects.get(pk=begun.pk)
    assert (kept.report["imported"], kept.report["duplicates"]) == (ROWS, 0)


def test_an_import_that_has_begun_cannot_be_changed_any_more(signed_in: Client, house: Workshop, begun: Import) -> None:
    before = Import.objects.values("mapping", "parsed").get()
    url = at("quotes_mapping", house, begun.pk)
    answer = signed_in.post(url, {**CHOSEN, "text": ["1"], "action": "preview"})
    assert answer["Location"] == at("quotes_progress", house, begun.pk)
    stale = Import.objects.get()
    save_mapping(stale, read_as=ReadAs(delimiter="tab"), mapping=Mapping(text=(1,)))
    assert Import.objects.values("mapping", "parsed").get() == before


def test_an_import_that_stopped_is_listed_with_both_ways_out(signed_in: Client, house: Workshop, begun: Import) -> None:
    write_some(begun, seconds=0)
    page = words(signed_in.get(at("quotes", house)))
    assert "Imported in part" in page
    assert f"{BATCH_ROWS} of {ROWS}" in page
    assert "Go on" in page and "Take it back" in page


def test_an_import_that_stopped_can_be_taken_back_whole(signed_in: Client, house: Workshop, begun: Import) -> None:
    write_some(begun, seconds=0)
    page = signed_in.post(at("quotes_import_remove", house, begun.pk), follow=True)
    assert f"{BATCH_ROWS} quotes were removed." in words(page)
    assert not Import.objects.exists() and not Quote.objects.exists()


def test_going_on_with_what_somebody_took_back_finds_nothing(
    signed_in: Client, house: Workshop, begun: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken_back(import_: Import, **more: Any) -> None:
        remove_import(Import.objects.get(pk=import_.pk))
        write_some(import_, **more)

    monkeypatch.setattr(going_on, "write_some", taken_back)
    assert signed_in.post(at("quotes_progress", house, begun.pk), headers=JSON).status_code == 404


def test_a_file_is_parsed_once_and_its_table_goes_when_it_is_imported(
    signed_in: Client, house: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload(signed_in, house, MANY)
    monkeypatch.setattr("workshop.quotes.uploads.read_safely", refuse_to_read)
    import_ = Import.objects.get()
    url = at("quotes_mapping", house, import_.pk)
    for action in ("preview", "import"):
        signed_in.post(url, {**CHOSEN, "action": action}, follow=True)
    assert state(import_) == ("done", ROWS, ROWS)
    kept = Import.objects.get()
    assert (bytes(kept.parsed), bytes(kept.content)) == (b"", MANY)


def refuse_to_read(*_args: object, **_more: object) -> None:
    raise AssertionError("the file is read again")


def test_a_table_that_another_release_kept_is_read_anew(signed_in: Client, house: Workshop) -> None:
    upload(signed_in, house, MANY)
    for kept in (b"", b"nonsense"):
        Import.objects.update(parsed=kept)
        assert f"{ROWS} rows" in words(signed_in.get(at("quotes_mapping", house, Import.objects.get().pk)))


def test_the_list_reads_no_file(signed_in: Client, house: Workshop) -> None:
    bring_in(signed_in, house, MANY)
    upload(signed_in, house, MANY)
    with CaptureQueriesContext(connection) as captured:
        signed_in.get(at("quotes", house))
    assert captured.captured_queries
    assert [query["sql"] for query in captured.captured_queries if '"content"' in query["sql"]] == []
