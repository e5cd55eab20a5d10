"""Choosing: which sheets and piles are offered, and what of them a draft begins with."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from personas import packs
from personas.choosing import choices_of, choose
from personas.content import read_draft
from personas.models import Persona
from realtime.engine import engine
from realtime.refusals import Refusal
from tests.personas.room import PETRA, Room, records_of
from tests.workshop.acts import uid
from tests.workshop.cast import add_quotes
from workshop.exercises.sheet.commands import QUOTES_A_LINE
from workshop.models import Quote, Workshop

PILES = {
    "paper": ("The paper planner", "Plans on paper", [1, 2]),
    "phone": ("The caller", "", [3]),
    "nameless": ("", "Nobody named it", [4]),
    "empty": ("The absent", "No quote in it", []),
}


def titles(room: Room) -> list[str]:
    return [choice.title for choice in choices_of(room.workshop)]


def test_sheets_and_named_piles_with_quotes_are_offered(room: Room) -> None:
    room.petra()
    room.piles(PILES)
    assert titles(room) == ["Petra", "The caller", "The paper planner"]


def test_an_untouched_sheet_is_not_offered(room: Room) -> None:
    room.sheet("")
    assert titles(room) == []


def test_a_sheet_stands_for_the_piles_that_it_was_drawn_from(room: Room) -> None:
    room.piles(PILES)
    room.sheet("Petra", draws_on={"paper": [1, 2]})
    assert titles(room) == ["Petra", "The caller"]


def test_a_draft_is_the_sheet_as_the_room_left_it(room: Room) -> None:
    sheet = room.petra()
    (persona,) = choose(workshop=room.workshop, candidates=[sheet])
    assert records_of(persona.draft) == records_of(sheet)
    draft = read_draft(persona)
    found = {
        part.field.id: [(line.text, [quote.number for _id, quote in line.evidence]) for line in part.lines]
        for part in draft.fields
        if part.lines
    }
    assert (draft.name, found) == (
        "Petra",
        {field: [(text, list(on)) for text, on in said] for field, said in PETRA.items()},
    )
    assert draft.counts == {"quotes": 5, "respondents": 5, "lines": 6, "assumptions": 1}


def test_sheet_and_draft_go_their_own_ways(room: Room, petra: Persona) -> None:
    sheet = petra.candidate
    before = records_of(sheet)
    room.do(petra, "name_persona", name="Petra the Planner", was="Petra")
    assert records_of(sheet) == before
    engine.execute(
        sheet, "add_line", {"line": uid("late"), "field": "goals", "text": "Late"}, actor=room.cast.actor("editor")
    )
    assert "Late" not in [line.text for line in read_draft(petra).lines]


def test_a_pile_that_nobody_drafted_gives_its_name_description_and_quotes(room: Room) -> None:
    room.piles(PILES)
    (persona,) = choose(workshop=room.workshop, candidates=[uid("paper")])
    draft = read_draft(persona)
    assert (draft.name, draft.summary) == ("The paper planner", "Plans on paper")
    assert [quote.number for _id, quote in draft.fields[0].lines[0].evidence] == [1, 2]
    assert draft.own_quotes == {room.quote(1), room.quote(2)}


def test_without_a_description_the_quotes_are_attached_to_the_summary_as_a_whole(room: Room) -> None:
    room.piles(PILES)
    (persona,) = choose(workshop=room.workshop, candidates=[uid("phone")])
    draft = read_draft(persona)
    assert draft.lines == []
    assert [quote.number for _id, quote in draft.fields[0].evidence] == [3]


def test_a_pile_too_large_for_one_line_keeps_all_its_quotes_within_reach(room: Room) -> None:
    Quote.objects.filter(workshop=room.workshop).delete()
    add_quotes(room.cast.workshop, QUOTES_A_LINE + 5)
    large = Room(room.cast)
    large.piles({"all": ("Everybody", "All of it", list(large.quotes))})
    (persona,) = choose(workshop=large.workshop, candidates=[uid("all")])
    draft = read_draft(persona)
    assert len(draft.quotes) == QUOTES_A_LINE
    assert draft.own_quotes == {large.quote(number) for number in large.quotes}


def test_choosing_again_makes_nothing_twice(room: Room) -> None:
    sheet = room.petra()
    first = choose(workshop=room.workshop, candidates=[sheet])
    assert choose(workshop=room.workshop, candidates=[sheet, sheet]) == first
    with ThreadPoolExecutor(2) as both:
        again = list(both.map(lambda _editor: choose(workshop=room.workshop, candidates=[sheet]), range(2)))
    assert again == [first, first]
    assert Persona.objects.count() == 1


def test_the_vote_orders_and_ranks_and_its_result_stays_with_the_draft(room: Room) -> None:
    petra, tom = room.petra(), room.sheet("Tom", group="Callers")
    room.piles(PILES, group="Callers")
    room.vote({petra: (3, 2, 2), tom: (9, 4, 1), uid("paper"): (0, 0, 4), uid("phone"): (1, 1, 4)})
    choices = choices_of(room.workshop)
    assert [(one.title, one.proposed_rank, one.is_proposed) for one in choices] == [
        ("Tom", "primary", True),
        ("Petra", "primary", True),
        ("The caller", "secondary", False),
        ("The paper planner", "tertiary", False),
    ]
    made = choose(workshop=room.workshop, candidates=[petra, tom])
    assert [(one.rank, one.dots, one.voters, one.order) for one in made] == [("primary", 9, 4, 0), ("primary", 3, 2, 1)]
    assert [draft.name for draft in packs.prepare(room.workshop).drafts] == ["Tom", "Petra"]


def test_the_newest_revealed_vote_counts_and_an_open_one_does_not(room: Room) -> None:
    sheet = room.petra()
    room.vote({sheet: (9, 4, 1)}, state="open")
    assert choices_of(room.workshop)[0].result is None
    room.vote({sheet: (1, 1, 1)})
    room.vote({sheet: (5, 3, 1)})
    result = choices_of(room.workshop)[0].result
    assert result is not None
    assert result.dots == 5


@pytest.mark.parametrize(
    ("wanted", "status", "words"),
    [
        ("none", Workshop.Status.ENDED, "Tick at least one"),
        ("absent", Workshop.Status.ENDED, "not there any more"),
        ("sheet", Workshop.Status.RUNNING, "still running"),
        ("sheet", Workshop.Status.PREPARING, "still running"),
    ],
)
def test_refuses(room: Room, wanted: str, status: str, words: str) -> None:
    candidates = {"none": [], "absent": [uid("absent"), "x", ""], "sheet": [room.petra()]}[wanted]
    room.cast.set_status(status)
    with pytest.raises(Refusal) as refused:
        choose(workshop=room.workshop, candidates=candidates)
    assert words in str(refused.value.message)
    assert not Persona.objects.exists()


def test_a_candidate_of_another_workshop_is_not_there(room: Room) -> None:
    sheet = room.petra()
    Workshop.objects.filter(pk=room.cast.strange.pk).update(status=Workshop.Status.ENDED)
    with pytest.raises(Refusal):
        choose(workshop=room.cast.strange, candidates=[sheet])
