"""Acts on the session of the cast's workshop: in preparation, with a three-hour agenda, two groups, four guests."""

from collections.abc import Callable, Mapping
from typing import Any

from realtime.records import Records
from tests.workshop.acts import Act, Move, No, Stage, Table, uid
from tests.workshop.cast import Cast
from workshop.breakouts.values import GROUPS_MOST
from workshop.models import Participant
from workshop.session.records import MAIN, BoardRecord, Clock, Group, Person, Step

NEW, NOWHERE = uid("new group"), uid("nowhere")
EXPECTED = "Erik"
"""Somebody on the roster of whom the session does not know yet."""


def clock(records: Records) -> Clock:
    found = records[Clock.collection][MAIN]
    assert isinstance(found, Clock)
    return found


def steps(records: Records) -> dict[str, Step]:
    """The agenda by step id, in its order."""
    found = [(id, step) for id, step in records[Step.collection].items() if isinstance(step, Step)]
    return dict(sorted(found, key=lambda item: item[1].order))


def people(records: Records) -> dict[str, Person]:
    """By name."""
    found = records.get(Person.collection, {}).values()
    return {person.name: person for person in found if isinstance(person, Person)}


def groups(records: Records) -> dict[str, Group]:
    """By id, in their order."""
    found = records.get(Group.collection, {}).items()
    groups = [(id, group) for id, group in found if isinstance(group, Group)]
    return dict(sorted(groups, key=lambda item: item[1].order))


def group_names(records: Records) -> list[str]:
    return [group.name for group in groups(records).values()]


def boards(records: Records) -> list[BoardRecord]:
    return [board for board in records.get(BoardRecord.collection, {}).values() if isinstance(board, BoardRecord)]


def step_of(records: Records, exercise: str) -> str:
    """The first step with this exercise."""
    return next(id for id, step in steps(records).items() if step.exercise == exercise)


def at_step(exercise: str, /, **more: object) -> Callable[[Stage], Mapping[str, object]]:
    return lambda stage: {"step": step_of(stage.records(), exercise), **more}


def of_person(name: str, /, **more: object) -> Callable[[Stage], Mapping[str, object]]:
    return lambda stage: {"person": str(stage.cast.guests[name].pk), **more}


def of_group(name: str, /, **more: object) -> Callable[[Stage], Mapping[str, object]]:
    return lambda stage: {"group": stage.cast.groups[name], **more}


def into(name: str, group: str, *, by: str = "facilitator") -> Move:
    return Move("place_person", lambda stage: {**of_person(name)(stage), **of_group(group)(stage)}, by)


def go(exercise: str, *, by: str = "facilitator") -> Move:
    return Move("go_to_step", at_step(exercise), by)


def arranged(
    *places: tuple[str, str | None], make: Mapping[str, str] = {}, remove: tuple[str, ...] = ()
) -> Callable[[Stage], Mapping[str, object]]:
    """Arguments of `arrange_groups`: people by name, groups of the cast by name and new ones by id."""

    def given(stage: Stage) -> Mapping[str, object]:
        known = stage.cast.groups
        return {
            "remove": [known.get(name, name) for name in remove],
            "make": [{"group": id, "name": name} for id, name in make.items()],
            "places": [
                {**of_person(name)(stage), "group": group and known.get(group, group)} for name, group in places
            ],
        }

    return given


def arrange(*places: tuple[str, str | None], **more: Any) -> Move:
    return Move("arrange_groups", arranged(*places, **more), "facilitator")


def make(group: str, name: str, *, by: str = "facilitator") -> Move:
    return Move("make_group", {"group": group, "name": name}, by)


def expected(stage: Stage) -> Mapping[str, object]:
    row, _made = Participant.objects.get_or_create(
        workshop=stage.cast.workshop, name=EXPECTED, defaults={"function": "sales", "meets_customers": True}
    )
    return {"person": str(row.pk)}


PAUSE, RESUME, END = (Move(command, by="facilitator") for command in ("pause", "resume", "end_session"))

ACTS = (
    Act(
        "rename_step",
        at_step("vote", title=" Vote \n at last"),
        "facilitator",
        then=lambda r: steps(r)[step_of(r, "vote")].title == "Vote at last",
    ),
    Act(
        "rename_workshop",
        {"title": " Who \n plans now?"},
        "facilitator",
        then=lambda r: clock(r).workshop_title == "Who plans now?",
        undoes=False,
        after_the_end=True,
    ),
    Act(
        "retime_step",
        at_step("vote", minutes=20),
        "co_facilitator",
        before=(go("vote"),),
        then=lambda r: steps(r)[step_of(r, "vote")].minutes == 20,
    ),
    Act(
        "put_person",
        expected,
        "system",
        then=lambda r: (
            people(r).get(EXPECTED) == Person(name=EXPECTED, function="sales", meets_customers=True, joined=False)
        ),
        after_the_end=True,
    ),
    Act(
        "describe_person",
        of_person("anna", function="support", meets_customers=False),
        "co_facilitator",
        then=lambda r: (people(r)["Anna"].function, people(r)["Anna"].meets_customers) == ("support", False),
        undoes=False,
    ),
    Act(
        "remove_person",
        of_person("dora"),
        "co_facilitator",
        then=lambda r: "Dora" not in people(r),
        undoes=False,
        after_the_end=True,
    ),
    Act(
        "place_person",
        lambda stage: {**of_person("dora")(stage), **of_group("Callers")(stage)},
        "co_facilitator",
        then=lambda r: people(r)["Dora"].group == people(r)["Cleo"].group,
        undoes=False,
    ),
    Act(
        "make_group",
        {"group": NEW, "name": "  The  third "},
        "facilitator",
        then=lambda r: group_names(r) == ["Planners", "Callers", "The third"],
        undoes=False,
    ),
    Act(
        "rename_group",
        of_group("Callers", name=" Phoners\n"),
        "facilitator",
        then=lambda r: group_names(r) == ["Planners", "Phoners"],
        undoes=False,
    ),
    Act(
        "remove_group",
        of_group("Callers"),
        "facilitator",
        then=lambda r: group_names(r) == ["Planners"] and people(r)["Cleo"].group is None,
        undoes=False,
    ),
    Act(
        "arrange_groups",
        arranged(("anna", NEW), ("cleo", "Planners"), ("ben", None), make={NEW: " Callers "}, remove=("Callers",)),
        "co_facilitator",
        then=lambda r: (
            group_names(r) == ["Planners", "Callers"]
            and [people(r)[name].group for name in ("Anna", "Ben", "Cleo", "Dora")]
            == [NEW, None, next(iter(groups(r))), None]
        ),
        undoes=False,
    ),
    Act(
        "go_to_step",
        at_step("clustering"),
        "facilitator",
        then=lambda r: (
            (clock(r).state, clock(r).step) == ("running", step_of(r, "clustering"))
            and {board.group for board in boards(r)} == set(groups(r))
        ),
        undoes=False,
    ),
    Act("pause", by="facilitator", before=(go("talk"),), then=lambda r: clock(r).state == "paused", undoes=False),
    Act(
        "resume",
        by="facilitator",
        before=(go("talk"), PAUSE),
        then=lambda r: clock(r).state == "running",
        undoes=False,
    ),
    Act(
        "end_session",
        by="co_facilitator",
        before=(go("talk"),),
        then=lambda r: (clock(r).state, clock(r).started_at) == ("ended", None),
        undoes=False,
    ),
)

_TWENTY = tuple(make(uid(f"group {number}"), f"Group {number}") for number in range(GROUPS_MOST - 2))
_NOT_BEGUN = "has not begun yet"
REFUSALS = (
    No("rename_step", at_step("vote", title=" \n "), "facilitator", words="A step needs a title"),
    No("rename_step", at_step("vote", title="x" * 121), "facilitator", words="length <= 120"),
    No("rename_step", {"step": NOWHERE, "title": "x"}, "facilitator", code="absent"),
    No("rename_step", at_step("vote", title="x"), "co_facilitator", code="forbidden", words="cannot do this here"),
    No("rename_workshop", {"title": " \u200b "}, "facilitator", words="Give the workshop a title"),
    No("rename_workshop", {"title": "x" * 121}, "facilitator", words="length <= 120"),
    No("rename_workshop", {"title": "x"}, "co_facilitator", code="forbidden", words="cannot do this here"),
    No("retime_step", at_step("vote", minutes=0), "facilitator", words=">= 1"),
    No("retime_step", at_step("vote", minutes=481), "facilitator", words="<= 480"),
    No("retime_step", {"step": NOWHERE, "minutes": 5}, "facilitator", code="absent"),
    No("put_person", of_person("anna"), "facilitator", code="forbidden"),
    No("put_person", of_person("outsider"), "system", code="absent"),
    No("put_person", {"person": NOWHERE}, "system", code="absent"),
    No("describe_person", of_person("anna", function="wizard"), "facilitator", words="no such function"),
    No("describe_person", of_person("outsider", function="sales"), "facilitator", code="absent"),
    No("describe_person", {"person": NOWHERE}, "facilitator", code="absent"),
    No("describe_person", of_person("anna", function="sales"), code="forbidden"),
    No("remove_person", of_person("outsider"), "facilitator", code="absent", words="not here any more"),
    No("remove_person", {"person": NOWHERE}, "facilitator", code="absent"),
    No("remove_person", of_person("anna"), code="forbidden"),
    No("place_person", of_person("outsider", group=None), "facilitator", code="absent"),
    No("place_person", of_person("anna", group=NOWHERE), "facilitator", code="absent"),
    No("place_person", of_person("anna", group=None), code="forbidden"),
    No("make_group", {"group": NEW, "name": " "}, "facilitator", words="A group needs a name"),
    No("make_group", {"group": NEW, "name": "x" * 61}, "facilitator", words="length <= 60"),
    No("make_group", {"group": NEW, "name": " planNERS"}, "facilitator", words="choose a different one"),
    No("make_group", of_group("Planners", name="Again"), "facilitator", words="group exists already"),
    No("make_group", {"group": NEW, "name": "x"}, "facilitator", before=_TWENTY, words="as many groups as"),
    No("rename_group", of_group("Planners", name=" \t"), "facilitator", words="A group needs a name"),
    No("rename_group", of_group("Planners", name="x" * 61), "facilitator", words="length <= 60"),
    No("rename_group", of_group("Planners", name="callers"), "facilitator", words="choose a different one"),
    No("rename_group", {"group": NOWHERE, "name": "x"}, "facilitator", code="absent"),
    No("remove_group", {"group": NOWHERE}, "facilitator", code="absent"),
    No("remove_group", of_group("Callers"), "facilitator", before=(go("clustering"),), words="Move its people instead"),
    No("arrange_groups", arranged(("anna", NOWHERE)), "facilitator", code="absent"),
    No("arrange_groups", arranged(("dora", "Callers"), ("outsider", "Callers")), "facilitator", code="absent"),
    No("arrange_groups", arranged(("anna", None), ("anna", "Callers")), "facilitator", words="two places"),
    No("arrange_groups", arranged(("anna", NEW), make={NEW: "planners"}), "facilitator", words="a different one"),
    No("arrange_groups", arranged(("anna", NEW), make={NEW: " "}), "facilitator", words="A group needs a name"),
    No("arrange_groups", arranged(make={NEW: "x"}), "facilitator", before=_TWENTY, words="as many groups as"),
    No("arrange_groups", arranged(("anna", "Callers"), remove=("Callers",)), "facilitator", code="absent"),
    No(
        "arrange_groups",
        arranged(("cleo", "Planners"), remove=("Callers",)),
        "facilitator",
        before=(go("clustering"),),
        words="Move its people instead",
    ),
    No("arrange_groups", arranged(("dora", "Callers")), code="forbidden"),
    No("go_to_step", {"step": NOWHERE}, "facilitator", code="absent"),
    No("go_to_step", at_step("vote"), code="forbidden"),
    No("pause", by="facilitator", words=_NOT_BEGUN),
    No("resume", by="facilitator", words=_NOT_BEGUN),
    No("end_session", by="facilitator", words=_NOT_BEGUN),
)


def open_stage(cast: Cast) -> Stage:
    return Stage(cast, cast.workshop.session)


def end(stage: Stage) -> None:
    if clock(stage.records()).state == "preparing":
        go("talk").on(stage)
    END.on(stage)


TABLE = Table(
    "session",
    open_stage,
    ACTS,
    REFUSALS,
    outsiders={
        **dict.fromkeys(("anna", "cleo", "editor"), "forbidden"),
        **dict.fromkeys(("outsider", "reader", "reviewer", "stranger"), "absent"),
    },
    end=end,
)
