"""Choosing on the page: utterances of a transcript, the sheet of a workbook, and what the preview points out."""

from django.test import Client

from tests.workshop.quotes.pages import at, bring_in, upload, words
from tests.workshop.quotes.test_transcript import VOICES
from tests.workshop.quotes.workbooks import workbook
from workshop.models import Import, Workshop

HEAD = ("quote", "person")
TRANSCRIPT = {"encoding": "utf-8", "fixed_source": "interview"}
PERSONAL = (
    b"quote,person,role\n"
    b"Ask Mrs Okafor or ana@example.org,p1,r\n"
    b"By half past seven my plan for the day is dead,p2,r\n"
    b"By half past seven my plan for the day is gone,p3,r\n"
)


def mapping_url(house: Workshop) -> str:
    return at("quotes_mapping", house, Import.objects.latest("created_at").pk)


def picked() -> object:
    return Import.objects.latest("created_at").mapping["rows"]


def test_the_utterances_that_were_ticked_are_imported(signed_in: Client, house: Workshop) -> None:
    page = upload(signed_in, house, VOICES.encode(), name="petra.vtt")
    assert "4 utterances" in words(page)
    assert "No utterance is picked yet." in words(page)
    assert "without a speaker" not in words(page)
    url = mapping_url(house)
    chosen = {**TRANSCRIPT, "rows": ["2", "4"]}
    preview = signed_in.post(url, {**chosen, "action": "preview"}, follow=True)
    assert "Import 2 quotes" in words(preview)
    signed_in.post(url, {**chosen, "action": "import"})
    assert list(house.quotes.values_list("text", "respondent", "source", "question")) == [
        ("By half past seven my plan is dead & gone.", "Petra", "interview", ""),
        ("I call them.", "Petra", "interview", ""),
    ]


def test_all_of_a_speaker_are_picked_at_once_and_let_go_again(signed_in: Client, house: Workshop) -> None:
    page = upload(signed_in, house, VOICES.encode())
    assert "Pick all of Petra" in page.content.decode()
    url = mapping_url(house)
    answer = signed_in.post(url, {**TRANSCRIPT, "rows": ["1"], "pick": "1"})
    assert answer["Location"] == f"{url}#utterances"
    assert picked() == [1, 2, 4]
    signed_in.post(url, {**TRANSCRIPT, "rows": ["1", "2", "4"], "unpick": "1"})
    assert picked() == [1]
    signed_in.post(url, {**TRANSCRIPT, "rows": ["1", "x", "²"], "pick": "77"})
    assert picked() == [1]


def test_an_utterance_that_does_not_exist_is_refused_beside_the_others(signed_in: Client, house: Workshop) -> None:
    upload(signed_in, house, VOICES.encode())
    page = signed_in.post(mapping_url(house), {**TRANSCRIPT, "rows": ["2", "99"], "action": "import"})
    assert page.status_code == 422
    assert "This utterance does not exist." in words(page)
    assert picked() == []


def test_importing_without_a_pick_says_what_to_do(signed_in: Client, house: Workshop) -> None:
    upload(signed_in, house, VOICES.encode())
    chosen = {**TRANSCRIPT, "action": "import"}
    signed_in.post(mapping_url(house), chosen)
    page = signed_in.post(mapping_url(house), chosen)
    assert page.status_code == 422
    assert "No utterance is picked yet." in words(page)
    assert not house.quotes.exists()


def test_words_without_a_speaker_are_those_of_the_file(signed_in: Client, house: Workshop) -> None:
    text = b"1\n00:00:01,000 --> 00:00:02,000\nIt is slow.\n"
    page = upload(signed_in, house, text, name="Interview with the planner.srt")
    assert 'value="Interview with the planner"' in page.content.decode()
    chosen = {**TRANSCRIPT, "rows": ["1"], "fixed_respondent": " The  planner "}
    for action in ("preview", "import"):
        signed_in.post(mapping_url(house), {**chosen, "action": action})
    assert list(house.quotes.values_list("respondent", flat=True)) == ["The planner"]


def test_another_sheet_is_read_anew(signed_in: Client, house: Workshop) -> None:
    data = workbook(HEAD, ("It is slow", "Petra"), Second=[("note", "who"), ("It is dear", "Jo")], Third=[])
    page = upload(signed_in, house, data, name="a.xlsx")
    assert '<option value="Second">' in page.content.decode()
    assert "Import 1 quote" in words(page)
    chosen = {"header_row": 1, "text": ["0"], "action": "read"}
    second = signed_in.post(mapping_url(house), {**chosen, "sheet": "Second"}, follow=True)
    assert "It is dear" in words(second) and "It is slow" not in words(second)
    third = signed_in.post(mapping_url(house), {**chosen, "sheet": "Third"})
    assert third.status_code == 422
    assert "The sheet “Third” is empty. Choose another sheet." in words(third)
    gone = signed_in.post(mapping_url(house), {**chosen, "sheet": "Nowhere"})
    assert gone.context["reading_form"].errors["sheet"]


def test_a_workbook_and_json_are_imported_like_a_csv(signed_in: Client, house: Workshop) -> None:
    data = workbook(HEAD, ("It is slow", "Petra"))
    for name, content, chosen in (
        ("a.xlsx", data, {"sheet": "Answers", "header_row": 1}),
        ("a.json", b'[{"quote": "It is dear", "person": "Jo"}]', {"encoding": "utf-8"}),
    ):
        upload(signed_in, house, content, name=name)
        for action in ("preview", "import"):
            signed_in.post(mapping_url(house), {**chosen, "text": ["0"], "respondent": "1", "action": action})
    assert list(house.quotes.values_list("text", "respondent")) == [("It is slow", "Petra"), ("It is dear", "Jo")]


def test_what_may_be_personal_is_counted_and_marked_before_and_after(signed_in: Client, house: Workshop) -> None:
    page = upload(signed_in, house, PERSONAL)
    assert "1 quote may hold personal data" in words(page)
    assert "Ask Mrs <mark>Okafor</mark> or <mark>ana@example.org</mark>" in page.content.decode()
    bring_in(signed_in, house, PERSONAL)
    assert list(house.quotes.values_list("personal", flat=True)) == ["name email", "", ""]
    listed = signed_in.get(at("quotes", house))
    assert "May hold personal data (1)" in words(listed)
    filtered = signed_in.get(at("quotes", house), {"personal": "1"})
    assert [quote.number for quote in filtered.context["page"]] == [1]
    assert "<mark>Okafor</mark>" in filtered.content.decode()
    assert "personal=1" in filtered.context["filters"].query


def test_what_is_nearly_the_same_is_pointed_out_in_the_file_and_in_the_workshop(
    signed_in: Client, house: Workshop
) -> None:
    page = words(upload(signed_in, house, PERSONAL))
    assert "1 quote is nearly the same as another" in page
    assert "Nearly as row 3: “By half past seven my plan for the day is dead”" in page
    bring_in(signed_in, house, PERSONAL)
    again = b"quote,person,role\nBy half past seven: my plan for the day is DEAD!,p9,r\n"
    assert "The same words as quote 2." in words(upload(signed_in, house, again))
    same = words(upload(signed_in, house, PERSONAL))
    assert "nearly the same" not in same
    assert "All of these quotes are in the workshop already" in same
