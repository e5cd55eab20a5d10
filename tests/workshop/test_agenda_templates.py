"""The supplied agendas: as long as they say, every step with what its host needs, and nothing beyond the limits."""

import re

import pytest

from tests.workshop.cast import Cast
from workshop.agenda_templates import ALIGNMENT, TEMPLATES, THREE_HOURS
from workshop.agenda_templates.values import AgendaItem
from workshop.exercises import all_exercises
from workshop.notes import NOTE_LONGEST
from workshop.session.parts import longest_line
from workshop.session.step_texts import CARD_LONGEST, PARTS_MOST, SCRIPT_LONGEST
from workshop.workshops import create_workshop

ITEMS = [item for template in TEMPLATES.values() for item in template.items]
STRETCH = re.compile(r"(\d+)–(\d+) \S")


def test_the_supplied_agendas_take_three_hours_and_an_hour_and_a_quarter() -> None:
    assert [item.minutes for item in THREE_HOURS.items] == [15, 30, 30, 15, 25, 20, 30, 15]
    assert THREE_HOURS.minutes == 180
    assert [item.minutes for item in ALIGNMENT.items] == [5, 10, 30, 20, 10]


def test_sorting_and_voting_are_divided_as_they_are_meant_to_be() -> None:
    parts = {item.exercise: [part.minutes for part in item.parts] for item in THREE_HOURS.items}
    assert parts["clustering"] == [5, 13, 5, 7]
    assert parts["vote"] == [5, 3, 7]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: str(item.title))
def test_every_step_has_a_card_a_script_by_the_minute_and_notes(item: AgendaItem) -> None:
    exercise = {one.name: one for one in all_exercises()}[item.exercise]
    assert str(exercise.instruction if item.instruction is None else item.instruction)
    assert item.script
    assert item.notes
    stretches = [(int(first), int(last)) for first, last in STRETCH.findall("\n".join(map(str, item.script)))]
    assert all(0 <= first < last <= item.minutes for first, last in stretches), stretches
    assert (stretches[0][0], stretches[-1][1]) == (0, item.minutes)
    assert stretches == sorted(stretches)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: str(item.title))
def test_a_supplied_step_keeps_to_the_limits_of_an_edited_one(item: AgendaItem) -> None:
    assert max(len(str(item.instruction or "")), len(str(item.example or ""))) <= CARD_LONGEST
    assert len("\n".join(map(str, item.script))) <= SCRIPT_LONGEST
    assert len("\n\n".join(map(str, item.notes))) <= NOTE_LONGEST
    assert len(item.parts) <= PARTS_MOST
    assert longest_line(item.parts) in (0, item.minutes)
    assert not (item.parts and item.parts[0].beside)


def test_the_alignment_session_says_what_it_does_not_have() -> None:
    assert "no board for the answers yet" in str(ALIGNMENT.description)
    assert {item.exercise for item in ALIGNMENT.items} == {"talk"}


def test_notes_of_a_template_are_rows_of_the_workshop_and_no_records(cast: Cast) -> None:
    owner = cast.accounts["owner"]
    made = create_workshop(library=cast.workshop.library, title="Align", facilitator=owner, template=ALIGNMENT)
    assert made.step_notes.count() == len(ALIGNMENT.items)
    words = str(ALIGNMENT.items[0].notes[0])
    assert any(words in note.text for note in made.step_notes.all())
