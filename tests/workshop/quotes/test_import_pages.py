"""From a file or pasted text to quotes, with everything kept when something is wrong."""

import pytest
from django.test import Client

from tests.workshop.quotes.conftest import SMALL
from tests.workshop.quotes.pages import at, bring_in, read_as, upload, words
from workshop.models import Import, Quote, Workshop

WIDE = (
    "id;What is hard?;What is good?;Role\n"
    "r1;It is slow every single morning;The map of the town;dispatcher\n"
    "r2;;Nothing comes to my mind;owner\n"
    "r3;;;owner\n"
).encode("utf-16")


def test_a_file_is_uploaded_previewed_and_imported(signed_in: Client, house: Workshop) -> None:
    page = upload(signed_in, house, WIDE)
    import_ = Import.objects.get()
    assert page.redirect_chain[-1][0] == at("quotes_mapping", house, import_.pk)
    chosen = {"encoding": "utf-16", "delimiter": "semicolon", "header_row": 1, "text": ["1", "2"], "segment": "3"}
    preview = signed_in.post(page.request["PATH_INFO"], {**chosen, "action": "preview"}, follow=True)
    assert "Import 3 quotes" in words(preview)
    assert not Quote.objects.exists()
    done = signed_in.post(at("quotes_mapping", house, import_.pk), {**chosen, "action": "import"}, follow=True)
    assert "3 quotes from 2 respondents imported." in words(done)
    assert set(house.quotes.values_list("question", flat=True)) == {"What is hard?", "What is good?"}


def test_pasted_text_is_read_and_imported(signed_in: Client, house: Workshop) -> None:
    text = "- “It is slow.”\n- “I call them.”\n"
    page = signed_in.post(at("quotes_import", house), {"way": "paste", "text": text}, follow=True)
    assert "Import 2 quotes" in words(page)
    import_ = Import.objects.get()
    chosen = {"delimiter": "lines", "header_row": 0, "text": ["0"], "action": "import"}
    signed_in.post(at("quotes_mapping", house, import_.pk), chosen)
    assert list(house.quotes.values_list("text", "respondent")) == [
        ("It is slow.", "line 1"),
        ("I call them.", "line 2"),
    ]


def test_import_without_having_seen_the_new_choice_shows_it_first(signed_in: Client, house: Workshop) -> None:
    upload(signed_in, house, SMALL)
    url = at("quotes_mapping", house, Import.objects.get().pk)
    chosen = {**read_as(), "text": ["1"], "respondent": "", "segment": "2", "action": "import"}
    shown = signed_in.post(url, chosen, follow=True)
    assert "nothing is imported yet" in words(shown)
    assert not Quote.objects.exists()
    signed_in.post(url, chosen)
    assert list(house.quotes.values_list("text", flat=True)) == ["Petra", "Marcus"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "The file is empty."),
        (b"quote\x00\x01\x02\x03", "This is not a text file"),
        (b"PK\x03\x04 xl/workbook.xml", "The workbook is damaged."),
        (b"quote,role\n", "There is a header but no row below it."),
        (b"quote,role\n" + b"x" * (11 * 1024 * 1024), "at most 10 MB are read"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_on_the_page(
    signed_in: Client, house: Workshop, data: bytes, said: str
) -> None:
    page = upload(signed_in, house, data)
    assert page.status_code == 422
    assert said in words(page)
    assert not Import.objects.exists()


def test_no_file_and_no_text_are_refused(signed_in: Client, house: Workshop) -> None:
    url = at("quotes_import", house)
    assert "Choose a file first." in words(signed_in.post(url, {"way": "file"}))
    assert "There is no text yet." in words(signed_in.post(url, {"way": "paste", "text": " \n"}))


def test_a_wrong_column_is_an_error_and_the_other_choices_stay(signed_in: Client, house: Workshop) -> None:
    upload(signed_in, house, SMALL)
    url = at("quotes_mapping", house, Import.objects.get().pk)
    page = signed_in.post(
        url, {**read_as(), "text": ["0"], "respondent": "0", "fixed_source": "survey", "action": "import"}
    )
    assert "cannot hold the quotes and something else" in words(page)
    assert '<option value="survey" selected>' in page.content.decode()
    beyond = signed_in.post(url, {**read_as(), "text": ["77"], "action": "import"})
    assert "This column does not exist here." in words(beyond)
    none = signed_in.post(url, {**read_as(), "action": "preview"})
    assert "Choose at least one column" in words(none)
    assert not Quote.objects.exists()


def test_an_encoding_that_does_not_fit_is_an_error_and_the_file_stays_readable(
    signed_in: Client, house: Workshop
) -> None:
    upload(signed_in, house, "quote,role\nDas müsste längst gehen,Büro\n".encode("cp1252"))
    url = at("quotes_mapping", house, Import.objects.get().pk)
    page = signed_in.post(url, {**read_as(), "text": ["0"], "action": "read"})
    assert "cannot be read as UTF-8" in words(page)
    assert "Das müsste längst gehen" in words(page)


def test_another_delimiter_reads_the_columns_anew(signed_in: Client, house: Workshop) -> None:
    upload(signed_in, house, SMALL)
    import_ = Import.objects.get()
    url = at("quotes_mapping", house, import_.pk)
    page = signed_in.post(
        url, {**read_as(delimiter="none"), "text": ["0"], "respondent": "1", "action": "read"}, follow=True
    )
    assert "2 rows, 1 column" in words(page)
    import_.refresh_from_db()
    assert import_.mapping["respondent"] is None
    back = signed_in.post(url, {**read_as(), "text": ["0"], "action": "read"}, follow=True)
    assert "2 rows, 3 columns" in words(back)


def test_markup_in_a_quote_is_shown_as_text(signed_in: Client, house: Workshop) -> None:
    page = upload(signed_in, house, b"quote,role\n<script>alert(1)</script> it said,owner\nFine by me,owner\n")
    assert "<script>alert(1)" not in page.content.decode()
    assert "&lt;script&gt;alert(1)" in page.content.decode()


def test_what_is_here_already_is_counted_and_nothing_is_offered(signed_in: Client, house: Workshop) -> None:
    bring_in(signed_in, house, SMALL)
    page = upload(signed_in, house, SMALL)
    assert "All of these quotes are in the workshop already" in words(page)
    assert 'value="import"' not in page.content.decode()
