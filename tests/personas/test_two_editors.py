"""Two editors in one draft: nobody's words are overwritten unseen, and none that were typed are lost."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from personas.content import read_draft
from personas.models import Persona
from tests.personas.form import DraftForm, opened
from tests.personas.room import Room, line_id

HOME = f"line:{line_id('Home at six')}"
SUMMARY = f"line:{line_id('Keeps the day together', field='summary')}"


@pytest.fixture
def mine(room: Room, petra: Persona) -> DraftForm:
    return opened(room.cast.browser("editor"), petra)


@pytest.fixture
def hers(room: Room, petra: Persona, mine: DraftForm) -> DraftForm:
    """The owner's, opened at the same time."""
    return opened(room.cast.browser("owner"), petra)


def texts(persona: Persona, field: str = "goals") -> list[str]:
    (found,) = (part for part in read_draft(persona).fields if part.field.id == field)
    return [line.text for line in found.lines]


@pytest.mark.parametrize("name", ["name", HOME, SUMMARY], ids=["the name", "a line", "the summary"])
def test_what_both_rewrote_stays_as_the_first_saved_it_and_the_second_sees_both(
    mine: DraftForm, hers: DraftForm, name: str
) -> None:
    hers.type(name, "Hers").save()
    mine.type(name, "Mine").type("new:triggers", "Saved all the same").save()
    assert mine.status == 409
    assert (mine[name], mine[f"was:{name}"], mine.theirs) == ("Mine", "Hers", ["Hers"])
    assert opened(hers.browser, _persona(hers))[name] == "Hers"
    assert texts(_persona(hers), "triggers") == ["Saved all the same"]


@pytest.mark.parametrize("name", ["name", HOME], ids=["the name", "a line"])
def test_having_seen_both_one_saves_ones_own(mine: DraftForm, hers: DraftForm, name: str) -> None:
    hers.type(name, "Hers").save()
    mine.type(name, "Mine").save()
    assert mine.save().is_saved
    assert mine[name] == "Mine"


@pytest.mark.parametrize("name", ["name", HOME], ids=["the name", "a line"])
def test_having_seen_both_one_keeps_theirs(mine: DraftForm, hers: DraftForm, name: str) -> None:
    hers.type(name, "Hers").save()
    mine.type(name, "Mine").save()
    assert f"take:{name}" in mine.offers
    assert mine.type(f"take:{name}", "1").save().is_saved
    assert (mine[name], mine.theirs) == ("Hers", [])


def test_changed_a_third_time_it_is_shown_again(mine: DraftForm, hers: DraftForm) -> None:
    hers.type(HOME, "Hers").save()
    mine.type(HOME, "Mine").save()
    hers.type(HOME, "Hers again").save()
    assert hers.is_saved
    mine.save()
    assert (mine.status, mine[HOME], mine.theirs) == (409, "Mine", ["Hers again"])


@pytest.mark.parametrize("name", ["name", HOME], ids=["the name", "a line"])
def test_who_wrote_the_same_agrees(mine: DraftForm, hers: DraftForm, name: str) -> None:
    hers.type(name, "Ours").save()
    assert mine.type(name, "Ours").save().is_saved


def test_different_fields_do_not_meet(mine: DraftForm, hers: DraftForm, petra: Persona) -> None:
    hers.type(HOME, "Home at five").save()
    assert mine.type("name", "Petra the Planner").type("new:goals", "Sleep").save().is_saved
    assert texts(petra)[1:] == ["Home at five", "Sleep"]


def test_words_for_a_line_that_is_gone_stand_ready_as_a_new_line(
    mine: DraftForm, hers: DraftForm, petra: Persona
) -> None:
    hers.type(HOME, "").save()
    mine.type(HOME, "Home at five").save()
    assert (mine.status, mine["new:goals"], HOME in mine.fields) == (409, "Home at five", False)
    assert "Home at five" not in texts(petra)
    assert mine.save().is_saved
    assert "Home at five" in texts(petra)


def test_words_too_long_for_a_line_that_is_gone_are_not_lost_either(mine: DraftForm, hers: DraftForm) -> None:
    hers.type(HOME, "").save()
    mine.type(HOME, "x" * 700).save()
    assert mine["new:goals"] == "x" * 700


def test_a_quote_for_a_line_that_is_gone_is_told(mine: DraftForm, hers: DraftForm, room: Room) -> None:
    hers.type(HOME, "").save()
    mine.type(f"attach:{HOME}", room.quote(7)).save()
    assert mine.problems == ["Somebody removed the line that you attached a quote to."]
    assert 'href="#at-attach-goals"' in mine.html
    assert 'id="at-attach-goals"' in mine.html


def test_a_line_that_somebody_changed_is_removed_only_when_that_was_seen(
    mine: DraftForm, hers: DraftForm, petra: Persona
) -> None:
    hers.type(HOME, "Hers").save()
    mine.type(HOME, "").save()
    assert (mine.status, mine[HOME], mine.theirs) == (409, "", ["Hers"])
    assert "Hers" in texts(petra)
    assert mine.save().is_saved
    assert "Hers" not in texts(petra)


def test_where_one_line_fits_the_second_is_kept_beside_it(mine: DraftForm, hers: DraftForm) -> None:
    hers.type(SUMMARY, "").type("new:summary", "Hers").save()
    assert hers.is_saved
    mine.type(SUMMARY, "").type("new:summary", "Mine").save()
    assert (mine.status, mine["new:summary"]) == (409, "Mine")


def test_the_same_done_twice_is_done_once(mine: DraftForm, hers: DraftForm, petra: Persona, room: Room) -> None:
    (evidence,) = (id for part in read_draft(petra).fields for id, _quote in part.evidence)
    for form in (hers, mine):
        form.type(HOME, "").type(f"detach:{evidence}", "1").type("attach:triggers", room.quote(7)).save()
        assert form.is_saved
    (triggers,) = (part for part in read_draft(petra).fields if part.field.id == "triggers")
    assert [quote.number for _id, quote in triggers.evidence] == [7]


def test_the_rank_is_kept_and_asked_for_again(mine: DraftForm, hers: DraftForm, petra: Persona) -> None:
    hers.type("rank", "primary").save()
    mine.type("rank", "tertiary").save()
    petra.refresh_from_db()
    assert (mine.status, mine["rank"], mine["was:rank"], mine.theirs) == (409, "tertiary", "primary", ["Primary"])
    assert petra.rank == "primary"
    assert mine.save().is_saved
    petra.refresh_from_db()
    assert petra.rank == "tertiary"


def test_of_two_who_save_at_once_one_is_asked(mine: DraftForm, hers: DraftForm, petra: Persona) -> None:
    mine.type(HOME, "Mine")
    hers.type(HOME, "Hers")
    with ThreadPoolExecutor(2) as both:
        forms = list(both.map(_save, (mine, hers)))
    assert sorted(form.status for form in forms) == [200, 409]
    winner, loser = sorted(forms, key=lambda form: form.status)
    assert texts(petra)[1] == winner[HOME]
    assert loser.theirs == [winner[HOME]]
    assert {winner[HOME], loser[HOME]} == {"Mine", "Hers"}


def _save(form: DraftForm) -> DraftForm:
    try:
        return form.save()
    finally:
        connections.close_all()


def _persona(form: DraftForm) -> Persona:
    return Persona.objects.get(pk=form.address.strip("/").split("/")[1])
