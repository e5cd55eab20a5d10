"""Agendas that a library keeps: saved from a workshop, offered, renamed, taken away, and refused when unreadable."""

from typing import Any

import pytest
from django.urls import reverse

from realtime.engine import engine
from tests.workshop.acts import Stage
from tests.workshop.acts.agenda import texts
from tests.workshop.acts.session import at_step, go, steps
from tests.workshop.cast import Cast
from workshop.agenda_templates.saved import (
    TEMPLATES_MOST,
    UnreadableTemplate,
    agenda_of,
    save_template,
    template_of,
    templates_for,
)
from workshop.models import SavedAgendaTemplate, StepNote, Workshop
from workshop.session.records import Step


def saved(cast: Cast, **more: Any) -> SavedAgendaTemplate:
    given = {"title": "Ours", "description": "Shorter", "items": agenda_of(cast.workshop), **more}
    return save_template(library=cast.workshop.library, by=cast.accounts["owner"], **given)


def plan(workshop: Workshop) -> list[dict[str, Any]]:
    """The steps of a workshop without what the clock made of them, with their notes."""
    notes = {str(step): text for step, text in StepNote.objects.filter(workshop=workshop).values_list("step", "text")}
    found = steps(engine.read(workshop.session))
    fields = [name for name in Step.__struct_fields__ if name not in ("order", "elapsed_ms", "planned")]
    return [{**{name: getattr(step, name) for name in fields}, "note": notes.get(id)} for id, step in found.items()]


def test_a_workshop_made_from_a_saved_agenda_has_the_very_same_plan(cast: Cast) -> None:
    stage = Stage(cast, cast.workshop.session)
    stage.do("edit_step", texts("sheet", example="", moving_minutes=3)(stage), by="facilitator")
    stage.do("contribute", at_step("sheet", silent=True)(stage), by="facilitator")
    stage.do("present_at", at_step("vote", presents=True)(stage), by="facilitator")
    go("clustering").on(stage)
    facilitator, owner = cast.browser("facilitator"), cast.browser("owner")
    answer = facilitator.post(reverse("agenda_save", args=[cast.workshop.pk]), {"title": " Ours ", "description": "x"})
    assert answer["Location"] == reverse("agenda", args=[cast.workshop.pk])
    row = SavedAgendaTemplate.objects.get(library=cast.workshop.library)
    assert (row.title, row.created_by) == ("Ours", cast.accounts["facilitator"])
    new = reverse("workshop_new", args=[cast.workshop.library_id])
    assert "3 h 3 min" in owner.get(new).content.decode()
    assert owner.post(new, {"title": "From ours", "template": str(row.pk)}).status_code == 302
    made = Workshop.objects.get(title="From ours")
    assert plan(made) == plan(cast.workshop)
    assert any(item["note"] for item in plan(made))


def test_what_another_library_keeps_is_not_offered(cast: Cast) -> None:
    row = saved(cast)
    strangers = reverse("workshop_new", args=[cast.strange.library_id])
    page = cast.browser("stranger").post(strangers, {"title": "Mine", "template": str(row.pk)})
    assert page.status_code == 422
    assert page.context["form"].errors["template"]


def test_a_saved_agenda_is_renamed_and_taken_away_and_workshops_made_from_it_stay(cast: Cast) -> None:
    row, owner = saved(cast), cast.browser("owner")
    url = reverse("library_agenda", args=[cast.workshop.library_id, row.pk])
    owner.post(url, {f"{row.pk}-title": "Ours, short", f"{row.pk}-description": "For\nlaunches"})
    row.refresh_from_db()
    assert (row.title, row.description) == ("Ours, short", "For launches")
    new = reverse("workshop_new", args=[cast.workshop.library_id])
    owner.post(new, {"title": "From ours", "template": str(row.pk)})
    owner.post(url, {"action": "delete"})
    assert not SavedAgendaTemplate.objects.exists()
    assert Workshop.objects.filter(title="From ours").exists()


def test_a_title_that_cannot_be_one_is_told_beside_its_field_and_changes_nothing(cast: Cast) -> None:
    row, other = saved(cast), saved(cast, title="Other")
    url = reverse("library_agenda", args=[cast.workshop.library_id, row.pk])
    page = cast.browser("owner").post(url, {f"{row.pk}-title": " ", f"{row.pk}-description": "kept"})
    assert page.status_code == 422
    forms = {found.pk: form for found, _template, form in page.context["rows"]}
    assert forms[row.pk].errors["title"] == ["Give the template a title."]
    assert forms[row.pk]["description"].value() == "kept"
    assert not forms[other.pk].errors
    row.refresh_from_db()
    assert row.title == "Ours"


def test_a_library_that_is_full_says_so_and_what_was_typed_stays(cast: Cast) -> None:
    row = saved(cast)
    SavedAgendaTemplate.objects.bulk_create(
        SavedAgendaTemplate(library=row.library, title=str(number), content=row.content)
        for number in range(1, TEMPLATES_MOST)
    )
    url = reverse("agenda_save", args=[cast.workshop.pk])
    page = cast.browser("owner").post(url, {"title": "One more", "description": "x"})
    assert page.status_code == 422
    assert "Take one away first" in page.content.decode()
    assert page.context["form"]["title"].value() == "One more"
    assert SavedAgendaTemplate.objects.count() == TEMPLATES_MOST


@pytest.mark.parametrize(
    "content",
    [
        [],
        "words",
        [{"exercise": "juggling", "title": "x", "minutes": 5}],
        [{"exercise": "talk", "title": "x"}],
        [{"exercise": "talk", "title": "x", "minutes": "5"}],
        [{"exercise": "talk", "title": "x", "minutes": 5, "colour": "red"}],
        [{"exercise": "talk", "title": "x", "minutes": 5, "parts": [{"title": "y"}]}],
    ],
)
def test_what_cannot_be_read_is_shown_as_such_and_not_offered(cast: Cast, content: Any) -> None:
    row = saved(cast)
    SavedAgendaTemplate.objects.filter(pk=row.pk).update(content=content)
    row.refresh_from_db()
    with pytest.raises(UnreadableTemplate):
        template_of(row)
    assert str(row.pk) not in templates_for(cast.workshop.library)
    page = cast.browser("owner").get(reverse("library_agendas", args=[cast.workshop.library_id]))
    assert "Cannot be used" in page.content.decode()
