"""Acts of those who run a session while it runs: groups' time, words to all, the spotlight, locks, another plan."""

from collections.abc import Mapping

from realtime.records import Records
from tests.workshop.acts import Act, Move, No, Stage, Table, uid
from tests.workshop.acts.session import (
    NOWHERE,
    at_step,
    boards,
    clock,
    end,
    go,
    groups,
    of_group,
    of_person,
    open_stage,
    step_of,
    steps,
)
from workshop.session.group_time import group_time_id
from workshop.session.records import MAIN, Announcement, Call, GroupTime, Parked, Signal, Spotlight
from workshop.session.telling import ANNOUNCEMENTS_MOST

WORDS, ITEM = uid("some words"), uid("something parked")
SORTING = go("clustering")
IN_SORTING = (SORTING,)
HOST = Move("name_host", lambda stage: {**of_group("Planners")(stage), **of_person("anna")(stage)}, "facilitator")


def group_time(records: Records, name: str) -> GroupTime | None:
    """A group's time in the current step."""
    id = next(id for id, group in groups(records).items() if group.name == name)
    found = records.get(GroupTime.collection, {}).get(group_time_id(step=clock(records).step or "", group=id))
    return found if isinstance(found, GroupTime) else None


def host_of(records: Records, name: str) -> str | None:
    """Who keeps a group's time."""
    return next(group.host for group in groups(records).values() if group.name == name)


def announcements(records: Records) -> list[Announcement]:
    found = records.get(Announcement.collection, {}).values()
    return [one for one in found if isinstance(one, Announcement)]


def shown(records: Records) -> str | None:
    found = records.get(Spotlight.collection, {}).get(MAIN)
    return found.title if isinstance(found, Spotlight) else None


def said(records: Records) -> list[Signal]:
    return [one for one in records.get(Signal.collection, {}).values() if isinstance(one, Signal)]


def parked(records: Records) -> list[Parked]:
    return [one for one in records.get(Parked.collection, {}).values() if isinstance(one, Parked)]


def board_of(stage: Stage) -> Mapping[str, object]:
    id = next(id for id, board in stage.records()["boards"].items() if getattr(board, "group", None))
    return {"board": id}


def locking(locked: bool) -> Move:
    return Move("lock_board", lambda stage: {**board_of(stage), "locked": locked}, "facilitator")


def changes(*wanted: tuple[str, int, int]) -> object:
    """Arguments of `replan`: exercise, minutes that it had, minutes that it gets."""

    def given(stage: Stage) -> Mapping[str, object]:
        return {
            "changes": [
                {**at_step(exercise)(stage), "was": was, "minutes": minutes} for exercise, was, minutes in wanted
            ]
        }

    return given


def minutes_of(records: Records, exercise: str) -> int:
    return steps(records)[step_of(records, exercise)].minutes


DEPUTY = Move("name_deputy", of_person("ben"), "facilitator")
TAKE_CONTROLS = Move("take_controls", {}, "ben")
SILENT = Move("contribute", at_step("sheet", silent=True), "facilitator")
SHOWN = Move("reveal_step", at_step("sheet"), "facilitator")
TELL = Move("tell", {"announcement": WORDS, "text": "Five minutes left."}, "facilitator")
SHOW = Move("spotlight", {"title": "Asset hoarders", "text": "Keeps every manual."}, "facilitator")
HAND = Move("signal", {"word": "hand", "on": True})
PARK = Move("park", {"item": ITEM, "text": "Ask finance."})

ACTS = (
    Act(
        "arrive",
        of_group("Planners"),
        "facilitator",
        before=IN_SORTING,
        then=lambda r: (found := group_time(r, "Planners")) is not None and found.began_ms is not None,
    ),
    Act(
        "retime_group",
        of_group("Planners", minutes=33),
        "co_facilitator",
        before=IN_SORTING,
        then=lambda r: (
            (found := group_time(r, "Planners")) is not None
            and found.extra_minutes == 33 - minutes_of(r, "clustering")
            and group_time(r, "Callers") is None
        ),
    ),
    Act(
        "name_host",
        HOST.arguments,
        "co_facilitator",
        then=lambda r: host_of(r, "Planners") is not None,
        undoes=False,
    ),
    Act(
        "tell",
        TELL.arguments,
        "co_facilitator",
        then=lambda r: [(one.text, one.group) for one in announcements(r)] == [("Five minutes left.", None)],
    ),
    Act(
        "withdraw_announcement",
        {"announcement": WORDS},
        "facilitator",
        before=(TELL,),
        then=lambda r: not announcements(r),
    ),
    Act("spotlight", SHOW.arguments, "facilitator", then=lambda r: shown(r) == "Asset hoarders"),
    Act("clear_spotlight", {}, "facilitator", before=(SHOW,), then=lambda r: shown(r) is None),
    Act(
        "lock_board",
        locking(True).arguments,
        "facilitator",
        before=IN_SORTING,
        then=lambda r: [board.locked for board in boards(r)].count(True) == 1,
        undoes=False,
    ),
    Act(
        "contribute",
        at_step("sheet", silent=True),
        "facilitator",
        then=lambda r: steps(r)[step_of(r, "sheet")].silent,
        undoes=False,
    ),
    Act(
        "reveal_step",
        at_step("sheet"),
        "co_facilitator",
        before=(SILENT, go("sheet")),
        then=lambda r: steps(r)[step_of(r, "sheet")].revealed,
        undoes=False,
    ),
    Act(
        "allow_tidying",
        at_step("sheet", allowed=True),
        "co_facilitator",
        before=(go("sheet"),),
        then=lambda r: steps(r)[step_of(r, "sheet")].tidying,
        undoes=False,
    ),
    Act(
        "replan",
        changes(("clustering", 30, 35), ("vote", 15, 10)),  # type: ignore[arg-type]
        "co_facilitator",
        then=lambda r: (minutes_of(r, "clustering"), minutes_of(r, "vote")) == (35, 10),
    ),
    Act(
        "set_call",
        {"tool": " Some  tool ", "rooms": "rooms", "link": " https://call.example/j/1 "},
        "co_facilitator",
        then=lambda r: r.get("call", {}).get(MAIN) == Call(tool="Some tool", link="https://call.example/j/1"),
    ),
    Act(
        "link_group",
        of_group("Callers", link="https://call.example/j/2"),
        "facilitator",
        then=lambda r: [group.link for group in groups(r).values()] == ["", "https://call.example/j/2"],
    ),
    Act(
        "name_deputy",
        of_person("anna"),
        "co_facilitator",
        then=lambda r: clock(r).deputy is not None,
        undoes=False,
    ),
    Act(
        "give_back_controls",
        {},
        "facilitator",
        before=(*IN_SORTING, DEPUTY, TAKE_CONTROLS),
        then=lambda r: clock(r).deputy is not None and not clock(r).deputy_acts,
        undoes=False,
    ),
    Act(
        "answer_signal",
        of_person("anna", word="hand"),
        "facilitator",
        before=(*IN_SORTING, HAND),
        then=lambda r: not said(r),
        undoes=False,
    ),
    Act(
        "settle_parked",
        {"item": ITEM, "settled": True},
        "facilitator",
        before=(*IN_SORTING, PARK),
        then=lambda r: [one.settled for one in parked(r)] == [True],
    ),
)

_TOLD = tuple(
    Move("tell", {"announcement": uid(f"words {number}"), "text": "Again."}, "facilitator")
    for number in range(ANNOUNCEMENTS_MOST)
)
_NOT_BEGUN = "has not begun yet"
REFUSALS = (
    No("arrive", of_group("Planners"), "facilitator", words=_NOT_BEGUN),
    No("arrive", {"group": NOWHERE}, "facilitator", before=IN_SORTING, code="absent"),
    No("arrive", of_group("Callers"), before=(*IN_SORTING, HOST), code="forbidden", words="Only the host"),
    No("retime_group", of_group("Planners", minutes=5), "facilitator", words=_NOT_BEGUN),
    No("retime_group", of_group("Planners", minutes=0), "facilitator", before=IN_SORTING, words=">= 1"),
    No("retime_group", of_group("Callers", minutes=5), before=(*IN_SORTING, HOST), code="forbidden"),
    No(
        "name_host",
        lambda stage: {**of_group("Planners")(stage), **of_person("cleo")(stage)},
        "facilitator",
        words="Only somebody of the group",
    ),
    No("name_host", of_group("Planners", person=NOWHERE), "facilitator", code="absent"),
    No("tell", {"announcement": WORDS, "text": " \n"}, "facilitator", words="Write what you want"),
    No("tell", {"announcement": WORDS, "text": "x" * 401}, "facilitator", words="length <= 400"),
    No("tell", {"announcement": WORDS, "text": "x"}, "facilitator", before=(TELL,), words="told already"),
    No("tell", {"announcement": WORDS, "text": "x", "group": NOWHERE}, "facilitator", code="absent"),
    No("tell", {"announcement": WORDS, "text": "x"}, "facilitator", before=_TOLD, words="as much as"),
    No("withdraw_announcement", {"announcement": NOWHERE}, "facilitator", code="absent"),
    No("spotlight", {"title": " "}, "facilitator", words="nothing to show"),
    No("clear_spotlight", {}, code="forbidden"),
    No("lock_board", {"board": NOWHERE, "locked": True}, "facilitator", code="absent"),
    No("contribute", at_step("clustering", silent=True), "facilitator", words="one and the same thing"),
    No("contribute", at_step("talk", silent=True), "facilitator", words="cannot be silent"),
    No("contribute", at_step("sheet", silent=True), "facilitator", before=(go("sheet"),), words="open already"),
    No("contribute", {"step": NOWHERE, "silent": True}, "facilitator", code="absent"),
    No("contribute", at_step("sheet", silent=True), "co_facilitator", code="forbidden"),
    No("reveal_step", at_step("sheet"), "facilitator", before=(go("sheet"),), words="Nothing is hidden"),
    No("reveal_step", at_step("sheet"), "facilitator", before=(SILENT,), words="not been opened"),
    No("reveal_step", at_step("sheet"), "facilitator", before=(SILENT, go("sheet"), SHOWN), words="Nothing is hidden"),
    No("reveal_step", at_step("sheet"), before=(SILENT, go("sheet")), code="forbidden"),
    No("allow_tidying", {"step": NOWHERE, "allowed": True}, "facilitator", code="absent"),
    No("allow_tidying", at_step("sheet", allowed=True), before=(go("sheet"),), code="forbidden"),
    No("replan", changes(("vote", 14, 10)), "facilitator", code="changed", words="new proposal"),  # type: ignore[arg-type]
    No(
        "replan",
        changes(("vote", 15, 10), ("vote", 15, 9)),  # type: ignore[arg-type]
        "facilitator",
        words="named twice",
    ),
    No("replan", {"changes": []}, "facilitator", words="length >= 1"),
    No("name_deputy", {"person": NOWHERE}, "facilitator", code="absent"),
    No("name_deputy", of_person("ben"), "ben", before=(*IN_SORTING, DEPUTY, TAKE_CONTROLS), code="forbidden"),
    No("name_deputy", of_person("ben"), "ben", before=(*IN_SORTING, DEPUTY), code="forbidden"),
    No("give_back_controls", {}, "ben", before=(*IN_SORTING, DEPUTY), code="forbidden"),
    No("answer_signal", {"person": NOWHERE, "word": "hand"}, "facilitator", code="absent"),
    *(
        No("set_call", {"tool": "", "rooms": "rooms", "link": link}, "facilitator", words="no address of a call")
        for link in ("javascript:alert(1)", "call.example", "https://", "https://a b.example", "https://[", "ftp://a/b")
    ),
    No("set_call", {"tool": "", "rooms": "caves", "link": ""}, "facilitator", words="Invalid enum"),
    No("link_group", of_group("Callers", link="data:text/html,x"), "facilitator", words="no address of a call"),
    No("link_group", {"group": NOWHERE, "link": ""}, "facilitator", code="absent"),
    No("settle_parked", {"item": NOWHERE, "settled": True}, "facilitator", code="absent"),
    No("go_to_step", at_step("vote", seen=NOWHERE), "facilitator", before=IN_SORTING, code="moved", words="Somebody"),
    No("go_to_step", at_step("vote", seen=None), "facilitator", before=IN_SORTING, code="moved", words="Somebody"),
)

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
