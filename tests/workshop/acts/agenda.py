"""Acts on the agenda of the cast's workshop: three hours in eight steps, none of them begun."""

from collections.abc import Callable, Mapping

from realtime.records import Records
from tests.workshop.acts import Act, BuiltOn, Move, No, Stage, Table, uid
from tests.workshop.acts.session import NOWHERE, at_step, end, go, open_stage, step_of, steps
from workshop.session.kind import STEPS_MOST
from workshop.session.records import Step

NEW = uid("new step")
READING = {"title": "Read", "minutes": 5}
NOBODY_ELSE = {
    **dict.fromkeys(("anna", "cleo", "editor", "co_facilitator"), "forbidden"),
    **dict.fromkeys(("outsider", "reader", "reviewer", "stranger"), "absent"),
}


def titles(records: Records) -> list[str]:
    return [step.title for step in steps(records).values()]


def step(records: Records, exercise: str) -> Step:
    return steps(records)[step_of(records, exercise)]


def added(after: str | None, /, **more: object) -> Callable[[Stage], Mapping[str, object]]:
    """Arguments of `add_step`: a talk behind the first step with the exercise `after`."""

    def given(stage: Stage) -> Mapping[str, object]:
        place = after and step_of(stage.records(), after)
        return {"step": NEW, "exercise": "talk", "title": "Walk", "minutes": 10, "after": place, **more}

    return given


def moved(exercise: str, after: str | None) -> Callable[[Stage], Mapping[str, object]]:
    """Arguments of `move_step`: the first step with an exercise goes behind the first one with another."""

    def given(stage: Stage) -> Mapping[str, object]:
        return {**at_step(exercise)(stage), "after": after and step_of(stage.records(), after)}

    return given


def texts(exercise: str, /, **fields: object) -> Callable[[Stage], Mapping[str, object]]:
    """Arguments of `edit_step`: what each field is to be; it was what it is now."""

    def given(stage: Stage) -> Mapping[str, object]:
        now = step(stage.records(), exercise)
        return {
            **at_step(exercise)(stage),
            **{name: {"now": text, "was": getattr(now, name)} for name, text in fields.items()},
        }

    return given


def divided(exercise: str, /, *parts: Mapping[str, object]) -> Callable[[Stage], Mapping[str, object]]:
    """Arguments of `set_parts`; they were what they are now."""

    def given(stage: Stage) -> Mapping[str, object]:
        was = [
            {"title": part.title, "minutes": part.minutes, "beside": part.beside}
            for part in step(stage.records(), exercise).parts
        ]
        return {**at_step(exercise)(stage), "parts": list(parts), "was": was}

    return given


def add(after: str | None = None, /, **more: object) -> Move:
    return Move("add_step", added(after, **more), "facilitator")


def move(exercise: str, after: str | None, *, by: str = "facilitator") -> Move:
    return Move("move_step", moved(exercise, after), by)


def drop(exercise: str) -> Move:
    return Move("drop_step", at_step(exercise), "facilitator")


FULL = tuple(add(step=uid(f"step {number}")) for number in range(STEPS_MOST - 8))
ACTS = (
    Act(
        "add_step",
        added("clustering", title="  A \n walk ", exercise="vote"),
        "facilitator",
        then=lambda r: (
            titles(r)[3] == "A walk"
            and "dots" in steps(r)[NEW].instruction
            and (steps(r)[NEW].exercise, steps(r)[NEW].minutes) == ("vote", 10)
        ),
    ),
    Act("add_step", added(None), "owner", then=lambda r: titles(r)[0] == "Walk"),
    Act("add_step", added("vote"), "owner", before=(go("vote"),), then=lambda r: titles(r)[-1] == "Walk"),
    Act("drop_step", at_step("narrative"), "facilitator", then=lambda r: "narrative" not in exercises(r)),
    Act("drop_step", at_step("vote"), "owner", before=(go("sheet"),), then=lambda r: "vote" not in exercises(r)),
    Act(
        "move_step",
        moved("vote", "clustering"),
        "facilitator",
        then=lambda r: exercises(r)[2:4] == ["clustering", "vote"],
    ),
    Act("move_step", moved("sheet", None), "facilitator", then=lambda r: exercises(r)[0] == "sheet"),
    Act(
        "move_step",
        moved("vote", "clustering"),
        "facilitator",
        before=(go("clustering"),),
        then=lambda r: exercises(r)[3] == "vote",
    ),
    Act(
        "edit_step",
        texts("sheet", instruction=" Go slowly. \n", example="", script="0–5 Read\n5–25 Write"),
        "facilitator",
        then=lambda r: (
            (step(r, "sheet").instruction, step(r, "sheet").example) == ("Go slowly.", "")
            and step(r, "sheet").script == "0–5 Read\n5–25 Write"
        ),
    ),
    Act(
        "edit_step",
        texts("clustering", moving_minutes=3, example="Like this."),
        "owner",
        before=(go("clustering"),),
        then=lambda r: (step(r, "clustering").moving_minutes, step(r, "clustering").example) == (3, "Like this."),
    ),
    Act(
        "set_parts",
        divided(
            "sheet", READING, {"title": " Write \n it ", "minutes": 40}, {"title": "Map", "minutes": 50, "beside": True}
        ),
        "facilitator",
        then=lambda r: (
            [part.title for part in step(r, "sheet").parts] == ["Read", "Write it", "Map"]
            and step(r, "sheet").minutes == 55
        ),
    ),
    Act(
        "set_parts",
        divided("clustering", READING),
        "facilitator",
        before=(go("clustering"),),
        then=lambda r: (len(step(r, "clustering").parts), step(r, "clustering").minutes) == (1, 30),
    ),
)


def exercises(records: Records) -> list[str]:
    return [one.exercise for one in steps(records).values()]


_BEHIND, _NOW, _PAST = "what lies behind stays", "The room is at this step", "past this place"
_WITHOUT = (drop("narrative"), drop("sheet"), drop("vote"), drop("clustering"), *(drop("talk") for _ in range(3)))
REFUSALS = (
    No("add_step", added(None, exercise="juggling"), "facilitator", words="no such exercise"),
    No("add_step", added(None, title=" \n"), "facilitator", words="A step needs a title"),
    No("add_step", added(None, title="x" * 121), "facilitator", words="length <= 120"),
    No("add_step", added(None, minutes=0), "facilitator", words=">= 1"),
    No("add_step", added(None, after=NOWHERE), "facilitator", code="absent"),
    No("add_step", added(None), "facilitator", before=(add(),), words="exists already"),
    No("add_step", added(None), "facilitator", before=FULL, words="as many steps"),
    No("add_step", added("talk"), "facilitator", before=(go("clustering"),), words=_PAST),
    No("add_step", added(None), "facilitator", before=(go("talk"),), words=_PAST),
    No("add_step", added(None), "co_facilitator", code="forbidden"),
    No("drop_step", {"step": NOWHERE}, "facilitator", code="absent"),
    No("drop_step", at_step("clustering"), "facilitator", before=(go("clustering"),), words=_NOW),
    No("drop_step", at_step("talk"), "facilitator", before=(go("clustering"),), words=_BEHIND),
    No("drop_step", at_step("sheet"), "facilitator", before=(go("sheet"), go("talk")), words="their work stays"),
    No("drop_step", at_step("talk"), "facilitator", before=_WITHOUT, words="the only step"),
    No("drop_step", at_step("vote"), "co_facilitator", code="forbidden"),
    No("move_step", {"step": NOWHERE, "after": None}, "facilitator", code="absent"),
    No("move_step", lambda stage: {**at_step("vote")(stage), "after": NOWHERE}, "facilitator", code="absent"),
    No("move_step", moved("vote", "vote"), "facilitator", words="after itself"),
    No("move_step", moved("clustering", "vote"), "facilitator", before=(go("clustering"),), words=_NOW),
    No("move_step", moved("talk", "vote"), "facilitator", before=(go("clustering"),), words=_BEHIND),
    No("move_step", moved("vote", "talk"), "facilitator", before=(go("clustering"),), words=_PAST),
    No("move_step", moved("vote", "talk"), "co_facilitator", code="forbidden"),
    No("edit_step", texts("vote"), "facilitator", words="nothing is to be changed"),
    No("edit_step", texts("vote", instruction="x" * 601), "facilitator", words="length <= 600"),
    No("edit_step", texts("vote", script="x" * 4001), "facilitator", words="length <= 4000"),
    No("edit_step", texts("vote", moving_minutes=31), "facilitator", words="<= 30"),
    No(
        "edit_step",
        at_step("vote", script={"now": "Mine", "was": "What I had seen"}),
        "facilitator",
        code="changed_meanwhile",
        words="Your words are kept",
    ),
    No("edit_step", texts("sheet", moving_minutes=2), "facilitator", before=(go("vote"),), words=_BEHIND),
    No("edit_step", {"step": NOWHERE, "example": {"now": "x", "was": ""}}, "facilitator", code="absent"),
    No("edit_step", texts("vote", example="x"), "co_facilitator", code="forbidden"),
    No("set_parts", divided("sheet", {**READING, "title": "\n"}), "facilitator", words="A part needs a title"),
    No("set_parts", divided("sheet", {**READING, "beside": True}), "facilitator", words="Nothing comes before"),
    No("set_parts", divided("sheet", *(2 * [{**READING, "minutes": 300}])), "facilitator", words="Shorten one"),
    No("set_parts", divided("sheet", *(13 * [READING])), "facilitator", words="length <= 12"),
    No(
        "set_parts",
        at_step("sheet", parts=[READING], was=[]),
        "facilitator",
        code="changed_meanwhile",
        words="Somebody else changed",
    ),
    No("set_parts", divided("sheet", READING), "facilitator", before=(go("vote"),), words=_BEHIND),
    No("set_parts", {"step": NOWHERE, "parts": [], "was": []}, "facilitator", code="absent"),
    No("set_parts", divided("sheet", READING), "co_facilitator", code="forbidden"),
)
AT_NEW = Move("go_to_step", {"step": NEW}, "co_facilitator")
BUILT_ON = (
    BuiltOn(add("clustering"), (AT_NEW,), "cannot_undo", "so it stays"),
    BuiltOn(
        add("clustering"),
        (Move("rename_step", {"step": NEW, "title": "Run"}, "owner"),),
        "cannot_undo",
        "have worked on",
    ),
    BuiltOn(move("vote", None), (move("vote", "talk", by="owner"),), "cannot_undo", "Others have changed"),
)
TABLE = Table("session", open_stage, ACTS, REFUSALS, built_on=BUILT_ON, outsiders=NOBODY_ELSE, end=end)
