"""Boards are made when a step is first reached, one for each group, and stay as they are whatever the agenda does."""

import pytest

from tests.workshop.acts import Move, Stage, play, uid
from tests.workshop.acts.boards import board_at
from tests.workshop.acts.session import boards, go, make, of_group, steps
from tests.workshop.cast import Cast
from workshop.exercises import all_exercises, exercise_named
from workshop.exercises.sheet.records import Source
from workshop.models import Board

A, B = uid("cluster a"), uid("cluster b")


@pytest.fixture
def stage(cast: Cast) -> Stage:
    return Stage(cast, cast.workshop.session)


def test_no_step_has_a_board_before_it_is_reached(stage: Stage) -> None:
    assert boards(stage.records()) == []
    go("clustering").on(stage)
    assert {board.exercise for board in boards(stage.records())} == {"clustering"}


def test_a_step_at_which_people_talk_has_no_board(stage: Stage) -> None:
    go("talk").on(stage)
    assert boards(stage.records()) == []


def test_each_group_gets_a_board_of_its_own_and_the_vote_is_everybodys(stage: Stage) -> None:
    play(stage, (go("clustering"), go("sheet"), go("vote")))
    found = {(board.exercise, board.group) for board in boards(stage.records())}
    planners, callers = stage.cast.groups["Planners"], stage.cast.groups["Callers"]
    in_groups = {(exercise, group) for exercise in ("clustering", "sheet") for group in (planners, callers)}
    assert found == in_groups | {("vote", None)}


def test_coming_back_finds_the_same_boards_with_what_was_done_on_them(stage: Stage) -> None:
    go("clustering").on(stage)
    board = board_at(stage.cast, "clustering", group="Planners")
    board.do("make_cluster", {"cluster": A, "label": "The planner"})
    before = board.records(), boards(stage.records())
    play(stage, (go("sheet"), go("clustering"), go("sheet"), go("clustering")))
    assert (board.records(), boards(stage.records())[: len(before[1])]) == before
    assert Board.objects.filter(workshop=stage.cast.workshop, exercise="clustering").count() == 2


def test_without_groups_everybody_shares_one_board(stage: Stage) -> None:
    play(stage, [Move("remove_group", of_group(name), "facilitator") for name in stage.cast.groups])
    go("clustering").on(stage)
    assert [board.group for board in boards(stage.records())] == [None]
    board = board_at(stage.cast, "clustering", group=None)
    for number, guest in enumerate(("anna", "cleo", "dora")):
        board.do("make_cluster", {"cluster": uid(f"cluster {number}")}, by=guest)
    assert len(board.records()["clusters"]) == 3


def clusters_on_sheet(cast: Cast, group: str) -> set[str]:
    found = board_at(cast, "sheet", group=group).records().get(Source.collection, {}).values()
    return {source.label for source in found if isinstance(source, Source)}


def pile(board: Stage, id: str, label: str, *, by: str) -> None:
    """A labelled cluster with a card in it."""
    card = sorted(id for id, card in board.records()["cards"].items() if card.cluster is None)[0]  # type: ignore[attr-defined]
    board.do("make_cluster", {"cluster": id, "label": label, "cards": [card]}, by=by)


def test_a_sheet_shows_the_clusters_of_its_own_group_and_no_others(stage: Stage) -> None:
    go("clustering").on(stage)
    pile(board_at(stage.cast, "clustering", group="Planners"), A, "The planner", by="anna")
    pile(board_at(stage.cast, "clustering", group="Callers"), B, "The caller", by="cleo")
    go("sheet").on(stage)
    assert clusters_on_sheet(stage.cast, "Planners") == {"The planner"}
    assert clusters_on_sheet(stage.cast, "Callers") == {"The caller"}


def test_what_all_sorted_together_is_on_the_sheet_of_every_group_that_is_made_later(stage: Stage) -> None:
    play(stage, [Move("remove_group", of_group(name), "facilitator") for name in stage.cast.groups])
    go("clustering").on(stage)
    pile(board_at(stage.cast, "clustering", group=None), A, "The planner", by="dora")
    play(stage, [make(id, name) for name, id in stage.cast.groups.items()])
    go("sheet").on(stage)
    assert clusters_on_sheet(stage.cast, "Planners") == clusters_on_sheet(stage.cast, "Callers") == {"The planner"}


def test_coming_back_to_the_sheet_shows_what_was_sorted_meanwhile(stage: Stage) -> None:
    play(stage, (go("clustering"), go("sheet")))
    assert clusters_on_sheet(stage.cast, "Planners") == set()
    go("clustering").on(stage)
    pile(board_at(stage.cast, "clustering", group="Planners"), A, "The planner", by="anna")
    go("sheet").on(stage)
    assert clusters_on_sheet(stage.cast, "Planners") == {"The planner"}


def test_every_exercise_with_a_kind_can_open_its_board_and_a_talk_has_none() -> None:
    for exercise in all_exercises():
        assert (exercise.kind is None) == (exercise.open is None) == (exercise.name == "talk")
        if exercise.refresh is not None:
            assert exercise.kind is not None
            assert exercise.kind.commands["refresh"].needs == "system"


def test_every_step_of_the_agenda_names_an_exercise_that_is_there(stage: Stage) -> None:
    for step in steps(stage.records()).values():
        assert exercise_named(step.exercise).instruction
        assert step.instruction
