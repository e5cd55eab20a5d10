"""Planning an agenda with several people, and the steps of logs that are older than what a step holds today."""

import msgspec
import pytest

from realtime.records import Records
from tests.workshop.acts import Move, Stage, play, uid
from tests.workshop.acts.agenda import NEW, READING, add, divided, drop, exercises, move, step, texts, titles
from tests.workshop.acts.session import at_step, steps
from tests.workshop.cast import Cast
from workshop.session.kind import session
from workshop.session.parts import longest_line
from workshop.session.records import Part, Step

STANDING = ["talk", "talk", "clustering", "talk", "sheet", "narrative", "talk", "vote"]


@pytest.fixture
def stage(cast: Cast) -> Stage:
    return Stage(cast, cast.workshop.session)


def order_of(records: Records, exercise: str) -> str:
    return step(records, exercise).order


def test_a_dropped_step_comes_back_to_its_place_with_all_that_it_had(stage: Stage) -> None:
    before = stage.records()
    play(stage, (drop("clustering"), move("vote", "sheet", by="owner")))
    stage.undo(by="facilitator")
    assert exercises(stage.records()) == ["talk", "talk", "clustering", "talk", "sheet", "vote", "narrative", "talk"]
    assert step(stage.records(), "clustering") == step(before, "clustering")


def test_any_number_of_steps_goes_into_one_gap(stage: Stage) -> None:
    play(stage, tuple(add("clustering", step=uid(f"step {number}"), title=str(number)) for number in range(20)))
    assert titles(stage.records())[3:23] == [str(number) for number in reversed(range(20))]


def test_steps_that_share_a_key_after_an_undo_can_still_be_moved_around(stage: Stage) -> None:
    """The place that a step has left is given away, and then taken back by an undo."""
    play(stage, (move("sheet", "vote"), Move("move_step", moved_into_gap, "owner")))
    stage.undo(by="facilitator")
    play(stage, (add("sheet"), move("clustering", None), move("vote", "sheet"), move("narrative", "vote")))
    records = stage.records()
    assert sorted(exercises(records)) == sorted([*STANDING, "talk"])
    assert exercises(records)[0] == "clustering"
    assert titles(records).count("Walk") == 1


def moved_into_gap(stage: Stage) -> dict[str, object]:
    """The vote to where the sheet was: behind the break."""
    ids = list(steps(stage.records()))
    return {**at_step("vote")(stage), "after": ids[3]}


def test_facilitators_who_write_different_fields_of_one_step_both_keep_their_words(stage: Stage) -> None:
    mine, theirs = texts("sheet", script="0–5 Read")(stage), texts("sheet", example="Like this.")(stage)
    stage.do("edit_step", mine, by="facilitator")
    stage.do("edit_step", theirs, by="owner")
    now = step(stage.records(), "sheet")
    assert (now.script, now.example) == ("0–5 Read", "Like this.")
    stage.undo(by="facilitator")
    now = step(stage.records(), "sheet")
    assert (now.script != "0–5 Read", now.example) == (True, "Like this.")


def test_of_two_who_write_the_same_field_the_second_is_told_what_stands_there(stage: Stage) -> None:
    mine, theirs = texts("sheet", script="Mine")(stage), texts("sheet", script="Theirs")(stage)
    stage.do("edit_step", mine, by="facilitator")
    refusal = stage.refusal("edit_step", theirs, by="owner")
    assert (refusal.code, refusal.detail) == ("changed_meanwhile", {"now": "Mine"})


def test_a_step_grows_with_its_parts_and_does_not_shrink_with_them(stage: Stage) -> None:
    Move("set_parts", divided("sheet", {**READING, "minutes": 40}), "facilitator").on(stage)
    assert step(stage.records(), "sheet").minutes == 40
    Move("set_parts", divided("sheet"), "facilitator").on(stage)
    assert step(stage.records(), "sheet").minutes == 40


@pytest.mark.parametrize(
    ("minutes", "beside", "takes"),
    [
        ((), (), 0),
        ((5, 13, 5, 7), (), 30),
        ((5, 20, 20, 20, 10, 10), (2, 3), 45),
        ((5, 10, 25, 10), (2,), 40),
    ],
)
def test_parts_side_by_side_take_as_long_as_the_longest(
    minutes: tuple[int, ...], beside: tuple[int, ...], takes: int
) -> None:
    parts = [Part(title="x", minutes=one, beside=at in beside) for at, one in enumerate(minutes)]
    assert longest_line(parts) == takes


def test_a_step_of_an_older_log_is_read_with_nothing_in_its_new_fields() -> None:
    plain = {"exercise": "talk", "title": "Open", "minutes": 15, "order": "a0", "instruction": "Listen.", "example": ""}
    read = session.decode_record("steps", {**plain, "elapsed_ms": 7}, version=1)
    assert read == Step(exercise="talk", title="Open", minutes=15, order="a0", instruction="Listen.", elapsed_ms=7)
    assert isinstance(read, Step)
    assert msgspec.to_builtins(read)["planned"] is None


def test_a_new_step_has_the_card_of_its_exercise(stage: Stage) -> None:
    add("vote", exercise="clustering").on(stage)
    made, known = steps(stage.records())[NEW], step(stage.records(), "clustering")
    assert (made.instruction, made.example) == (known.instruction, known.example)
