"""What cannot be used is refused on its own page, beside its field, with everything that was typed; nothing is kept."""

import random
import tracemalloc

import pytest
from django.test import Client

from tests.workshop.quotes.conftest import SMALL
from tests.workshop.quotes.pages import at, bring_in, read_as, upload, words
from workshop.models import Import, Quote, Workshop
from workshop.quotes.forms import MAX_PASTED_CHARACTERS
from workshop.quotes.reading.candidates import read_quotes
from workshop.quotes.reading.files import read_file
from workshop.quotes.reading.mapping import Mapping
from workshop.quotes.reading.notices import ReadingError
from workshop.quotes.removing import StillUsedError, can_remove, remove_import

MEGABYTE = 1024 * 1024
WIDE = ",".join(f"c{column}" for column in range(300)) + "\n"


def mapping_url(client: Client, house: Workshop, data: bytes = SMALL) -> str:
    upload(client, house, data)
    return at("quotes_mapping", house, Import.objects.latest("created_at").pk)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"quote\n" + b"x" * (20 * MEGABYTE), "The file has 20 MB; at most 10 MB are read."),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "This is a picture."),
        (b"\x7fELF\x02\x01\x01", "This is not a text file, whatever its name says."),
        (b"PK\x03\x04\x14\x00word/document.xml", "This is an OpenDocument or zip file."),
        (random.Random(1).randbytes(5_000), "This is not a text file, whatever its name says."),
        (b"quote,role\nIt is\x00slow,owner\n", "This is not a text file, whatever its name says."),
        ((",".join(["a"] * 500) + "\n").encode() * 3, "more than 300 columns. Leave out those that hold no quotes"),
        ("quote,role\nSlow,owner\n".encode("utf-16") + b"\n", "begins as UTF-16 but does not go on as that."),
        (b"\xef\xbb\xbfquote,role\nSl\xffw,owner\n", "begins as UTF-8 but does not go on as that."),
        (b"quote,role\r\n\r\n , \r\n", "There is a header but no row below it."),
        (b"\n \n\t\n", "The file is empty."),
    ],
    ids=range(11),
)
def test_a_file_that_cannot_be_read_is_refused_beside_its_field(
    signed_in: Client, house: Workshop, data: bytes, said: str
) -> None:
    page = upload(signed_in, house, data, name="quotes.csv")
    assert page.status_code == 422
    assert said in " ".join(page.context["upload"].errors["file"])
    assert said in words(page) and 'id="id_file_error"' in page.content.decode()
    assert not Import.objects.exists()


@pytest.mark.parametrize("name", ['"><img src=x onerror=alert(1)>.csv', "a" * 300 + ".csv", "../../x.csv", " .csv"])
def test_the_name_of_a_file_is_text_and_fits(signed_in: Client, house: Workshop, name: str) -> None:
    page = upload(signed_in, house, SMALL, name=name)
    assert page.status_code == 200
    assert "<img src=x" not in page.content.decode()
    kept = Import.objects.get().name
    assert kept and len(kept) <= 200 and "/" not in kept


def test_a_file_with_markup_is_text_at_every_step(signed_in: Client, house: Workshop) -> None:
    evil = "<script>alert(1)</script>"
    data = f"quote {evil},person {evil},role {evil}\nIt is slow {evil},P {evil},R {evil}\nB,B,B\n".encode()
    pages = [upload(signed_in, house, data)]
    bring_in(signed_in, house, data)
    pages += [signed_in.get(at("quotes", house), query) for query in ({}, {"q": evil}, {"segment": f"R {evil}"})]
    assert Quote.objects.filter(text__contains=evil).count() == 1
    for page in pages:
        assert evil not in page.content.decode()
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page.content.decode()


def test_text_that_is_far_too_long_is_refused_and_still_there(signed_in: Client, house: Workshop) -> None:
    text = "Größe " * (MAX_PASTED_CHARACTERS // 6 + 1)
    page = signed_in.post(at("quotes_import", house), {"way": "paste", "text": text})
    assert page.status_code == 422
    assert f"at most {MAX_PASTED_CHARACTERS} characters" in page.context["paste"].errors["text"][0]
    assert page.context["paste"]["text"].value() == text
    assert not Import.objects.exists()


def test_the_longest_text_can_be_pasted_in_any_script(signed_in: Client, house: Workshop) -> None:
    """As the page's form sends it: percent signs would make it three times as long and too long to be read."""
    form = signed_in.get(at("quotes_import", house)).content.decode()
    assert form.count('method="post" enctype="multipart/form-data"') == 2
    text = ("語" * 1_999 + "\n") * (MAX_PASTED_CHARACTERS // 2_000)
    page = signed_in.post(at("quotes_import", house), {"way": "paste", "text": text})
    assert page.status_code == 302
    assert Import.objects.get().is_pasted


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff"])
def test_pasted_nothing_is_told_beside_the_text(signed_in: Client, house: Workshop, text: str) -> None:
    page = signed_in.post(at("quotes_import", house), {"way": "paste", "text": text})
    assert page.status_code == 422
    assert "There is no text yet." in page.context["paste"].errors["text"][0]
    assert not Import.objects.exists()


@pytest.mark.parametrize(
    ("chosen", "field", "said"),
    [
        ({"header_row": 99}, "header_row", "the file has only 3 rows"),
        ({"header_row": 3}, "header_row", "no row below it"),
        ({"header_row": -1}, "header_row", "greater than or equal to 0"),
        ({"header_row": "ten"}, "header_row", "Enter a whole number."),
        ({"header_row": 10**9}, "header_row", "less than or equal to 100"),
        ({"encoding": "utf-16-be"}, "encoding", "cannot be read as UTF-16 BE"),
        ({"encoding": "zlib_codec"}, "encoding", "zlib_codec is not one of the available choices"),
        ({"delimiter": "x"}, "delimiter", "x is not one of the available choices"),
    ],
)
def test_a_way_to_read_that_does_not_fit_is_told_beside_its_choice(
    signed_in: Client, house: Workshop, chosen: dict[str, object], field: str, said: str
) -> None:
    url = mapping_url(signed_in, house, SMALL + b"\n" if "encoding" in chosen else SMALL)
    before = Import.objects.values("mapping", "status").get()
    page = signed_in.post(url, {**read_as(**chosen), "text": ["0"], "action": "read"})
    assert page.status_code == 422
    assert said in " ".join(page.context["reading_form"].errors[field])
    assert f'id="id_{field}_error"' in page.content.decode()
    assert page.context["reading_form"][field].value() == str(chosen[field])
    assert Import.objects.values("mapping", "status").get() == before


@pytest.mark.parametrize(
    ("chosen", "field"),
    [
        ({"respondent": "77"}, "respondent"),
        ({"segment": "-1"}, "segment"),
        ({"source": "1; DROP TABLE"}, "source"),
        ({"fixed_source": "<b>"}, "fixed_source"),
        ({"text": ["0", "77"]}, "text"),
        ({"text": []}, "text"),
        ({"text": ["0"], "respondent": "0"}, "text"),
    ],
)
def test_a_column_that_does_not_fit_is_told_beside_its_choice(
    signed_in: Client, house: Workshop, chosen: dict[str, object], field: str
) -> None:
    url = mapping_url(signed_in, house)
    before = Import.objects.values("mapping", "status").get()
    page = signed_in.post(url, {**read_as(), "text": ["0"], **chosen, "action": "import"})
    assert page.status_code == 422
    assert page.context["mapping_form"].errors[field]
    assert Import.objects.values("mapping", "status").get() == before
    assert not Quote.objects.exists()


@pytest.mark.parametrize("chosen", [{"text": [str(column) for column in range(300)]}, {"text": ["0"]}])
def test_a_choice_of_millions_of_cells_is_refused_with_their_number(
    signed_in: Client, house: Workshop, chosen: dict[str, list[str]]
) -> None:
    data = (WIDE + (",".join(["a"] * 300) + "\n") * 50).encode()
    page = signed_in.post(
        mapping_url(signed_in, house, data), {**read_as(), **chosen, "action": "preview"}, follow=True
    )
    many = len(chosen["text"]) > 1
    assert ("These columns hold 15000 quotes; at most 10000 are imported at once." in words(page)) is many
    assert ('value="import"' in page.content.decode()) is not many


def test_millions_of_cells_are_counted_without_reading_them() -> None:
    table = read_file((WIDE + (",".join(["a"] * 300) + "\n") * 400).encode())
    tracemalloc.start()
    with pytest.raises(ReadingError) as refused:
        read_quotes(table, Mapping(text=tuple(range(300))))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refused.value.code == "too_many_quotes"
    assert peak < MEGABYTE


@pytest.mark.parametrize("size", ["0", "-5", str(10**9), "ten", "", "50.5", "９９９"])
def test_a_deck_that_cannot_be_dealt_is_told_beside_its_field(signed_in: Client, house: Workshop, size: str) -> None:
    bring_in(signed_in, house, b"quote,person,role\n" + b"".join(b"Answer %d,p%d,r\n" % (n, n) for n in range(120)))
    page = signed_in.post(at("quotes_deck", house), {"size": size, "seed": "0"})
    assert page.status_code == 422
    form = page.context["deck_form"]
    assert form.errors["size"] and form.errors["seed"]
    assert form["size"].value() == size
    assert 'id="id_size_error"' in page.content.decode() and 'id="id_seed_error"' in page.content.decode()
    assert "The deck stays as it was." in words(page)
    house.refresh_from_db()
    assert (house.deck_size, house.deck_seed) == (100, 1)


def test_a_deck_that_is_dealt_while_an_import_is_removed_keeps_what_is_left(signed_in: Client, house: Workshop) -> None:
    bring_in(signed_in, house, SMALL)
    import_ = Import.objects.select_related("workshop").get()
    assert can_remove(import_)
    house.quotes.filter(number=1).update(in_deck=True)
    with pytest.raises(StillUsedError):
        remove_import(import_)
    assert house.quotes.count() == 2
