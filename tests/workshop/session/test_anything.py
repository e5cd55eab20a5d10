"""Whatever facilitators do in whatever order, rows and session say the same, and no board is ever lost."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from realtime.records import Records
from realtime.state import Overlay
from tests.workshop.acts import Move, Stage, uid
from tests.workshop.acts.agenda import READING, added, divided, moved, texts
from tests.workshop.acts.fuzz import UNDO, many, play_all
from tests.workshop.acts.session import at_step, boards, clock, of_person, steps
from tests.workshop.cast import Cast, add_quotes
from tests.workshop.session.rows import mirrored
from workshop.agenda_templates import THREE_HOURS
from workshop.joining.guests import admit
from workshop.session.kind import session
from workshop.workshops import create_workshop


def open_stage(cast: Cast) -> Stage:
    """A new workshop of the cast's, with two guests and no groups."""
    facilitator, library = cast.accounts["facilitator"], cast.workshop.library
    workshop = create_workshop(library=library, title="Another", facilitator=facilitator, template=THREE_HOURS)
    add_quotes(workshop, 3)
    guests = {name: admit(workshop=workshop, name=name.title())[0] for name in ("anna", "ben")}
    return Stage(replace(cast, workshop=workshop, guests={**cast.guests, **guests}), workshop.session)


def group(stage: Stage, number: int) -> str:
    """The id of one of few groups of this workshop alone."""
    return uid(f"{stage.document} {number}")


Arguments = Callable[[Stage], Mapping[str, object]]
a_group, a_name = st.integers(0, 2), st.sampled_from(["One", "Two", "three", "Three"])
a_guest = st.sampled_from(["anna", "ben"])
an_exercise = st.sampled_from(["talk", "clustering", "sheet", "vote"])
NEW_STEPS = [uid("fuzzed step one"), uid("fuzzed step two")]


def with_group(number: int, name: str) -> Arguments:
    return lambda stage: {"group": group(stage, number), "name": name}


def placed(guest: str, number: int | None) -> Arguments:
    return lambda stage: of_person(guest, group=None if number is None else group(stage, number))(stage)


def arranged(number: int, name: str, removed: list[int]) -> Arguments:
    """A group is made or asked for again, others go, and both guests come into it."""
    return lambda stage: {
        "remove": [group(stage, one) for one in removed],
        "make": [{"group": group(stage, number), "name": name}],
        "places": [placed(guest, number)(stage) for guest in ("anna", "ben")],
    }


def a_move(command: str, arguments: st.SearchStrategy[Arguments]) -> st.SearchStrategy[Move]:
    return st.builds(Move, st.just(command), arguments, st.sampled_from(["facilitator", "owner"]))


nothing: st.SearchStrategy[Arguments] = st.just(lambda stage: {})
any_move = st.one_of(
    a_move("make_group", st.builds(with_group, a_group, a_name)),
    a_move("make_group", st.builds(with_group, a_group, a_name)),
    a_move("arrange_groups", st.builds(arranged, a_group, a_name, st.lists(a_group, max_size=2))),
    a_move("rename_group", st.builds(with_group, a_group, a_name)),
    a_move("remove_group", a_group.map(lambda number: lambda stage: {"group": group(stage, number)})),
    a_move("place_person", st.builds(placed, a_guest, st.none() | a_group)),
    a_move("remove_person", a_guest.map(of_person)),
    a_move("describe_person", a_guest.map(lambda guest: of_person(guest, function="data", meets_customers=True))),
    a_move("go_to_step", an_exercise.map(at_step)),
    a_move("go_to_step", an_exercise.map(at_step)),
    a_move("rename_step", an_exercise.map(lambda name: at_step(name, title="Another"))),
    a_move("retime_step", an_exercise.map(lambda name: at_step(name, minutes=7))),
    a_move("add_step", st.builds(added, st.none() | an_exercise, step=st.sampled_from(NEW_STEPS))),
    a_move("move_step", st.builds(moved, an_exercise, st.none() | an_exercise)),
    a_move("drop_step", an_exercise.map(at_step)),
    a_move("drop_step", st.sampled_from(NEW_STEPS).map(lambda id: lambda stage: {"step": id})),
    a_move("set_parts", an_exercise.map(lambda name: divided(name, READING))),
    a_move("edit_step", an_exercise.map(lambda name: texts(name, script="0–5 Read"))),
    a_move("pause", nothing),
    a_move("resume", nothing),
    a_move(UNDO, nothing),
    a_move(UNDO, nothing),
)
the_end = st.lists(a_move("end_session", nothing), max_size=1)


class Witness:
    """Looks at the session after every move and remembers the boards that it has seen."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._boards: set[str] = set()

    def __call__(self, overlay: Overlay) -> None:
        records: Records = {name: dict(overlay.items(name)) for name in session.collections}
        mirrored(self._stage.cast.workshop, records)
        assert self._boards <= records["boards"].keys(), "a board is gone"
        self._boards = set(records["boards"])
        now = clock(records)
        assert (now.started_at is not None) == (now.state == "running")
        assert (now.step is None) == (now.state == "preparing")
        assert {board.step for board in boards(records)} <= steps(records).keys()
        assert now.step is None or now.step in steps(records), "the room is nowhere"
        assert min(now.elapsed_ms, *(step.elapsed_ms for step in steps(records).values())) >= 0


# It fails when a group's place is taken twice, when a refused command leaves rows behind, and when undo reaches rows.
@settings(many, max_examples=50)
@given(moves=st.lists(any_move, min_size=15, max_size=40), end=the_end, late=st.lists(any_move, max_size=5))
def test_whatever_facilitators_do_rows_and_session_say_the_same(
    cast: Cast, moves: list[Move], end: list[Move], late: list[Move]
) -> None:
    stage = open_stage(cast)
    play_all(stage, [*moves, *end, *late], holds=Witness(stage))
