"""What a group told of its persona is there for editors to read beside the draft, and only there."""

import pytest
from django.urls import reverse

from personas.choosing import choose
from personas.models import Persona
from personas.stories import stories_of
from tests.personas.room import Room
from tests.workshop.acts import uid

MORNING = "It is Monday.\n\nThree lines are <b>blinking</b>."


def persona_of(room: Room, candidate: str) -> Persona:
    (persona,) = choose(workshop=room.workshop, candidates=[candidate])
    return persona


def test_the_story_of_ones_own_group_is_read_beside_the_draft(room: Room) -> None:
    room.story(MORNING)
    room.story("Somebody else\u2019s Monday.", group="Callers")
    persona = persona_of(room, room.petra())
    page = room.cast.browser("editor").get(reverse("persona_edit", args=[persona.pk])).content.decode()
    assert '<p dir="auto">Three lines are &lt;b&gt;blinking&lt;/b&gt;.</p>' in page
    assert "Monday." in page and "Somebody else" not in page


@pytest.mark.parametrize("text", ["", " \n "])
def test_where_nothing_was_told_nothing_is_shown(room: Room, text: str) -> None:
    room.story(text)
    persona = persona_of(room, room.petra())
    assert stories_of(persona) == []
    assert (
        "What the group told"
        not in room.cast.browser("editor").get(reverse("persona_edit", args=[persona.pk])).content.decode()
    )


def test_a_persona_that_grew_from_a_cluster_has_no_story(room: Room) -> None:
    room.story(MORNING)
    room.piles({"phones": ("The phones", "", [1, 2])})
    assert stories_of(persona_of(room, uid("phones"))) == []
