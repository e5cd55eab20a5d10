"""The draft's form: what each field does when it is changed, and that nothing else moves."""

from collections.abc import Callable

import pytest

from personas.choosing import choose
from personas.content import read_draft
from personas.models import Persona
from realtime.models import Event
from tests.personas.form import DraftForm, opened
from tests.personas.room import Room, line_id
from tests.workshop.acts import uid
from workshop.exercises.sheet.commands import LINE_LONGEST, NAME_LONGEST

HOME = f"line:{line_id('Home at six')}"
URGENT = f"line:{line_id('Every urgent job taken within the hour')}"
Content = dict[str, list[tuple[str, list[int]]]]


@pytest.fixture
def form(room: Room, petra: Persona) -> DraftForm:
    return opened(room.cast.browser("editor"), petra)


def lines(persona: Persona) -> Content:
    """Field → its lines with the numbers of their quotes."""
    return {
        part.field.id: [(line.text, [quote.number for _id, quote in line.evidence]) for line in part.lines]
        for part in read_draft(persona).fields
    }


def whole(persona: Persona) -> dict[str, list[int]]:
    """Field → the numbers of the quotes attached to it as a whole."""
    return {
        part.field.id: [quote.number for _id, quote in part.evidence]
        for part in read_draft(persona).fields
        if part.evidence
    }


def events(persona: Persona) -> list[str]:
    return list(Event.objects.filter(document_id=persona.draft).order_by("seq").values_list("command", flat=True))


def test_a_form_that_nobody_touched_saves_nothing(form: DraftForm, petra: Persona) -> None:
    assert form.save().is_saved
    assert events(petra) == ["create"]


def test_only_what_was_changed_is_sent(form: DraftForm, petra: Persona) -> None:
    assert form.type(HOME, "Home at five").save().is_saved
    assert events(petra) == ["create", "edit_line"]


def test_the_name(form: DraftForm, petra: Persona) -> None:
    form.type("name", "  Petra\tthe Planner ").save()
    assert form.is_saved
    assert (form["name"], form["was:name"], read_draft(petra).name) == ("Petra the Planner",) * 3


def test_a_rewritten_line_keeps_its_place_and_its_quotes(form: DraftForm, petra: Persona) -> None:
    before = lines(petra)
    form.type(URGENT, "Urgent jobs first\r\nalways").save()
    assert form.is_saved
    first, *others = before["goals"]
    assert lines(petra) == {**before, "goals": [("Urgent jobs first\nalways", first[1]), *others]}


def test_an_emptied_line_goes_with_what_it_rested_on(form: DraftForm, petra: Persona) -> None:
    form.type(URGENT, " \r\n ").save()
    assert lines(petra)["goals"] == [("Home at six", [])]
    assert form.counts == [5, 5, 5, 1]


def test_each_row_of_new_lines_becomes_a_line(form: DraftForm, petra: Persona) -> None:
    before = lines(petra)
    fields = ("goals", "obstacles", "triggers", "others")
    for field in fields:
        form.type(f"new:{field}", "One\r\n\r\n  Two ")
    assert form.save().is_saved
    assert lines(petra) == {**before, **{field: [*before[field], ("One", []), ("Two", [])] for field in fields}}
    assert [form[f"new:{field}"] for field in fields] == ["", "", "", ""]


def test_the_summary_can_be_replaced_in_one_go(form: DraftForm, petra: Persona) -> None:
    summary = f"line:{line_id('Keeps the day together', field='summary')}"
    form.type(summary, "").type("new:summary", "Keeps the peace").save()
    assert form.is_saved
    assert lines(petra)["summary"] == [("Keeps the peace", [])]


def test_the_rank(form: DraftForm, petra: Persona) -> None:
    for rank in ("secondary", "primary", "tertiary", ""):
        assert form.type("rank", rank).save().is_saved
        petra.refresh_from_db()
        assert (petra.rank, form["rank"]) == (rank, rank)


def test_a_quote_is_detached(form: DraftForm, petra: Persona) -> None:
    (evidence,) = (id for part in read_draft(petra).fields for id, _quote in part.evidence)
    form.type(f"detach:{evidence}", "1").save()
    assert whole(petra) == {}
    assert form.counts == [4, 4, 6, 1]


Attach = Callable[[DraftForm, Room], DraftForm]
TO_LINE: list[Attach] = [
    lambda form, room: form.type("attach:goals", room.quote(7)).type("attach-to:goals", HOME.removeprefix("line:")),
    lambda form, room: form.type(f"attach:{HOME}", room.quote(7)),
]


@pytest.mark.parametrize("attach", TO_LINE, ids=["without JavaScript", "with the picker"])
def test_a_quote_is_attached_to_a_line_which_then_is_no_assumption(
    form: DraftForm, petra: Persona, room: Room, attach: Attach
) -> None:
    attach(form, room).save()
    assert form.is_saved
    assert lines(petra)["goals"][1] == ("Home at six", [7])
    assert form.counts == [6, 5, 6, 0]


def test_quotes_are_attached_to_a_field_as_a_whole(form: DraftForm, petra: Persona, room: Room) -> None:
    form.type("attach:triggers", room.quote(8), room.quote(7), "").save()
    assert form.is_saved
    assert whole(petra) == {"obstacles": [5], "triggers": [7, 8]}


def test_a_line_can_be_rewritten_and_change_its_quotes_at_once(form: DraftForm, petra: Persona, room: Room) -> None:
    line = read_draft(petra).fields[1].lines[0]
    form.type(URGENT, "New words").type(f"detach:{line.evidence[0][0]}", "1").type(f"attach:{URGENT}", room.quote(6))
    assert form.save().is_saved
    assert lines(petra)["goals"][0] == ("New words", [3, 6])


def test_the_quotes_of_its_own_clusters_are_offered_first(room: Room) -> None:
    sheet = room.sheet("Tom", draws_on={"paper": [6, 7]})
    (tom,) = choose(workshop=room.workshop, candidates=[sheet])
    offered = list(opened(room.cast.browser("editor"), tom).offers["attach:goals"])
    assert offered[:3] == ["", room.quote(6), room.quote(7)]
    assert sorted(offered) == sorted(["", *(room.quote(number) for number in room.quotes)])


LONG = "x" * (LINE_LONGEST + 1)
SUMMARY = "Second summary"
REFUSED = {
    "a name too long": ("name", "x" * (NAME_LONGEST + 1), "121 characters; 120 fit"),
    "a line too long": (HOME, LONG, "601 characters; 600 fit"),
    "a new line too long": ("new:triggers", LONG, "601 characters; 600 fit"),
    "a second line where one fits": ("new:summary", SUMMARY, "field is full"),
}


@pytest.mark.parametrize(("name", "typed", "words"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_is_kept_and_shown_and_the_rest_is_saved(
    form: DraftForm, petra: Persona, name: str, typed: str, words: str
) -> None:
    form.type(name, typed).type("new:others", "Saved all the same").save()
    assert form.status == 409
    assert form[name] == typed
    assert [words in text for text in form.problems] == [True]
    assert events(petra) == ["create", "add_line"]


def test_a_refused_line_is_shown_once_in_a_form_that_can_be_sent_again(form: DraftForm, petra: Persona) -> None:
    form.type("new:triggers", f"Short\r\n{LONG}").save()
    assert lines(petra)["triggers"] == [("Short", [])]
    assert form.type("new:triggers", form["new:triggers"][:LINE_LONGEST]).save().is_saved
    assert [text for text, _quotes in lines(petra)["triggers"]] == ["Short", "x" * LINE_LONGEST]


NONSENSE: dict[str, dict[str, list[str]]] = {
    "fields that the form has not": {"age": ["42"], "line": ["x"], "new:age": ["42"], "was:": ["x"]},
    "no fields at all": {},
    "evidence that is gone": {"detach:x": ["1"], f"detach:{uid('gone')}": ["1"]},
    "empty choices": {"attach:goals": [""], "attach-to:goals": [""], f"attach:{HOME}": [""]},
}


def test_what_means_nothing_changes_nothing(form: DraftForm, petra: Persona, subtests: pytest.Subtests) -> None:
    for name, posted in NONSENSE.items():
        with subtests.test(name):
            form.fields = dict(posted)
            assert form.save().is_saved
            assert events(petra) == ["create"]


UNKNOWN: dict[str, dict[str, list[str]]] = {
    "a line that is not there": {f"line:{uid('gone')}": ["Words"], f"of:line:{uid('gone')}": ["goals"]},
    "an id that is none": {"line:x": ["Words"], "of:line:x": ["goals"]},
    "a quote that is none": {"attach:goals": ["x"]},
    "a quote of no deck": {"attach:goals": [uid("quote of elsewhere")]},
    "a field that is none": {"attach:age": [uid("quote of elsewhere")]},
    "a line for a quote that is not there": {"attach:goals": [uid("q")], "attach-to:goals": [uid("gone")]},
    "a rank that is none": {"rank": ["quaternary"], "was:rank": [""]},
    "a name without what it was": {"name": ["Mine"]},
    "a line without what it was": {HOME: ["Mine"]},
    "a removal without what it was": {HOME: [""], f"was:{HOME}": ["Something else"]},
}


def test_what_cannot_be_done_is_refused_with_a_sentence(
    form: DraftForm, petra: Persona, subtests: pytest.Subtests
) -> None:
    for name, posted in UNKNOWN.items():
        with subtests.test(name):
            form.fields = dict(posted)
            form.save()
            assert form.status == 409
            assert 'class="banner banner--bad' in form.html
            assert events(petra) == ["create"]
            petra.refresh_from_db()
            assert petra.rank == ""


def test_text_is_text(form: DraftForm, petra: Persona) -> None:
    markup = '<script>alert("1")</script> {{ 7|add:7 }} & "quoted" \u202eright\x00'
    clean = '<script>alert("1")</script> {{ 7|add:7 }} & "quoted" right'
    form.type("name", markup).type(HOME, markup).type("new:triggers", markup).save()
    assert (form["name"], form[HOME]) == (clean, clean)
    assert lines(petra)["triggers"] == [(clean, [])]
    assert "<script>alert" not in form.html


MAY = dict.fromkeys(["owner", "facilitator", "editor"], 200)
MAY_NOT = dict.fromkeys(["co_facilitator", "reader", "reviewer", "stranger"], 404)
SIGN_IN = dict.fromkeys(["anna", "nobody"], 302)


def test_who_may_edit(room: Room, petra: Persona, subtests: pytest.Subtests) -> None:
    address = f"/personas/{petra.pk}/"
    for who, status in {**MAY_NOT, **SIGN_IN, **MAY}.items():
        with subtests.test(who):
            browser, was = room.cast.browser(who), read_draft(petra).name
            assert browser.get(address).status_code == status
            posted = browser.post(address, {"name": f"By {who}", "was:name": was})
            assert posted.status_code == (302 if who in MAY else status)
            assert read_draft(petra).name == (f"By {who}" if who in MAY else was)
