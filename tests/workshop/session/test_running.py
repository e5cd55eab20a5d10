"""Running the session: start, forwards and back, pause, other minutes, the end. No step loses the time that it ran."""

import pytest

from realtime.batch import Batch
from realtime.engine import engine
from realtime.refusals import Refusal
from tests.workshop.acts import Move, Stage, play, uid
from tests.workshop.acts.agenda import add, divided, drop, move, texts
from tests.workshop.acts.boards import board_at
from tests.workshop.acts.session import (
    END,
    PAUSE,
    RESUME,
    at_step,
    clock,
    go,
    into,
    make,
    of_group,
    of_person,
    step_of,
    steps,
)
from tests.workshop.acts.vote import REVEAL, A, place, refreshed
from tests.workshop.cast import Cast
from workshop.models import Workshop
from workshop.session.records import Clock
from workshop.session.running import elapsed

MINUTE_MS = 60_000
NOON_MS = 1_800_000_000_000


@pytest.fixture
def stage(cast: Cast) -> Stage:
    return Stage(cast, cast.workshop.session)


def at(stage: Stage, minute: int, move: Move) -> None:
    """Make a move at so many minutes past noon, by the server's clock."""
    arguments = dict(move.given(stage))

    def job(batch: Batch) -> None:
        batch.now = NOON_MS + minute * MINUTE_MS
        batch.command(stage.document, move.command, arguments, actor=stage.actor(move.by))

    engine.run(job, documents=(stage.document,))


def ran(stage: Stage, exercise: str) -> int:
    """How many minutes a step had run when the clock last left it."""
    return steps(stage.records())[step_of(stage.records(), exercise)].elapsed_ms // MINUTE_MS


def runs(stage: Stage, *, minute: int) -> int:
    """How many minutes the current step has run by then."""
    return elapsed(clock(stage.records()), now=NOON_MS + minute * MINUTE_MS) // MINUTE_MS


def status(stage: Stage) -> tuple[str, bool, bool]:
    """Of the workshop's row: where it is, and whether it has a beginning and an end."""
    row = Workshop.objects.get(session=stage.document)
    return row.status, row.started_at is not None, row.ended_at is not None


def test_before_the_start_the_clock_stands_and_no_step_is_current(stage: Stage) -> None:
    title = stage.cast.workshop.title
    assert clock(stage.records()) == Clock(workshop_title=title, state="preparing", step=None, started_at=None)
    assert status(stage) == ("preparing", False, False)


def test_going_to_the_first_step_starts_the_session(stage: Stage) -> None:
    at(stage, 0, go("talk"))
    now = clock(stage.records())
    assert (now.state, now.step, now.started_at) == ("running", step_of(stage.records(), "talk"), NOON_MS)
    assert status(stage) == ("running", True, False)


def test_the_start_can_be_at_any_step(stage: Stage) -> None:
    go("sheet").on(stage)
    assert clock(stage.records()).step == step_of(stage.records(), "sheet")


def test_moving_on_and_back_clears_nothing_and_each_step_runs_on_from_where_it_was(stage: Stage) -> None:
    at(stage, 0, go("clustering"))
    at(stage, 10, go("sheet"))
    assert ran(stage, "clustering") == 10
    at(stage, 17, go("clustering"))
    assert (ran(stage, "sheet"), runs(stage, minute=17), runs(stage, minute=20)) == (7, 10, 13)
    at(stage, 20, go("vote"))
    assert ran(stage, "clustering") == 13


def test_the_beginning_is_kept_when_the_session_goes_on(stage: Stage) -> None:
    go("talk").on(stage)
    began = Workshop.objects.get(session=stage.document).started_at
    go("vote").on(stage)
    assert Workshop.objects.get(session=stage.document).started_at == began


def test_going_where_one_is_changes_nothing_also_when_two_facilitators_press_at_once(stage: Stage) -> None:
    at(stage, 0, go("clustering"))
    before = stage.records()
    at(stage, 5, go("clustering", by="co_facilitator"))
    assert stage.records() == before


def test_a_paused_clock_stands_and_runs_on_when_resumed(stage: Stage) -> None:
    at(stage, 0, go("clustering"))
    at(stage, 4, PAUSE)
    assert (runs(stage, minute=4), runs(stage, minute=30)) == (4, 4)
    at(stage, 30, RESUME)
    assert runs(stage, minute=33) == 7


def test_pausing_twice_and_resuming_twice_does_nothing_more(stage: Stage) -> None:
    at(stage, 0, go("clustering"))
    at(stage, 4, PAUSE)
    at(stage, 6, PAUSE)
    assert runs(stage, minute=6) == 4
    at(stage, 10, RESUME)
    at(stage, 12, RESUME)
    assert runs(stage, minute=12) == 6


def test_a_paused_step_that_is_left_keeps_what_it_had_run_and_the_next_one_runs(stage: Stage) -> None:
    at(stage, 0, go("clustering"))
    at(stage, 4, PAUSE)
    at(stage, 9, go("sheet"))
    assert (ran(stage, "clustering"), clock(stage.records()).state, runs(stage, minute=11)) == (4, "running", 2)


def test_other_minutes_leave_the_clock_alone(stage: Stage) -> None:
    at(stage, 0, go("clustering"))
    before = clock(stage.records())
    at(stage, 3, Move("retime_step", at_step("clustering", minutes=32), "facilitator"))
    assert clock(stage.records()) == before
    stage.undo(by="facilitator")
    assert steps(stage.records())[step_of(stage.records(), "clustering")].minutes == 30


def test_two_facilitators_who_change_title_and_minutes_of_one_step_undo_only_their_own(stage: Stage) -> None:
    Move("rename_step", at_step("vote", title="At last"), "facilitator").on(stage)
    Move("retime_step", at_step("vote", minutes=25), "co_facilitator").on(stage)
    stage.undo(by="facilitator")
    step = steps(stage.records())[step_of(stage.records(), "vote")]
    assert (step.title, step.minutes) == ("Vote, next steps and owners", 25)


def test_the_end_keeps_the_time_of_the_last_step_and_stops_the_clock(stage: Stage) -> None:
    at(stage, 0, go("vote"))
    at(stage, 12, END)
    assert (ran(stage, "vote"), runs(stage, minute=60)) == (12, 12)
    assert status(stage) == ("ended", True, True)


def test_a_vote_that_would_never_be_counted_holds_up_the_end(stage: Stage) -> None:
    go("vote").on(stage)
    vote = board_at(stage.cast, "vote", group=None)
    vote.do("refresh", refreshed(A), by="system")
    place(A, 2).on(vote)
    refusal = stage.refusal("end_session", by="facilitator")
    assert (refusal.code, "Reveal the vote first" in str(refusal.message)) == ("invalid", True)
    REVEAL.on(vote)
    END.on(stage)
    assert clock(stage.records()).state == "ended"


def test_a_vote_in_which_nobody_has_a_dot_holds_up_nothing(stage: Stage) -> None:
    go("vote").on(stage)
    vote = board_at(stage.cast, "vote", group=None)
    vote.do("refresh", refreshed(A), by="system")
    play(vote, (place(A, 2), place(A, 0)))
    END.on(stage)
    assert clock(stage.records()).state == "ended"


@pytest.mark.parametrize(
    "late",
    [
        go("vote"),
        PAUSE,
        RESUME,
        END,
        Move("rename_step", at_step("vote", title="Too late"), "facilitator"),
        Move("retime_step", at_step("vote", minutes=5), "facilitator"),
        add(),
        drop("vote"),
        move("vote", "talk"),
        Move("edit_step", texts("vote", example="Late"), "facilitator"),
        Move("set_parts", divided("vote"), "facilitator"),
        Move("describe_person", of_person("anna"), "facilitator"),
        into("dora", "Planners"),
        make(uid("late"), "Late"),
        Move("rename_group", of_group("Callers", name="Late"), "facilitator"),
        Move("remove_group", of_group("Callers"), "facilitator"),
    ],
    ids=lambda move: move.command,
)
def test_what_is_sent_together_with_the_end_comes_too_late(stage: Stage, late: Move) -> None:
    """Rights are read once for the commands of a transaction, so the end must be looked for by each of them."""
    go("talk").on(stage)
    end, too_late = (stage.submission(move.command, dict(move.given(stage)), by=move.by) for move in (END, late))

    def job(batch: Batch) -> None:
        batch.apply(end)
        batch.apply(too_late)

    with pytest.raises(Refusal) as caught:
        engine.run(job, documents=(stage.document,))
    assert caught.value.code == "ended"


def test_a_title_that_was_changed_is_not_undone_after_the_end(stage: Stage) -> None:
    play(stage, (go("talk"), Move("rename_step", at_step("vote", title="At last"), "facilitator")))
    Move("end_session", by="co_facilitator").on(stage)
    assert stage.refusal("undo", by="facilitator").code == "ended"
