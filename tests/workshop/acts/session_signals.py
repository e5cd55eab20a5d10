"""Acts of participants on the session: signals, the parking lot, keeping their group's time."""

from tests.workshop.acts import Act, No, Table
from tests.workshop.acts.session import NOWHERE, at_step, clock, end, of_group, open_stage, step_of
from tests.workshop.acts.session_during import (
    DEPUTY,
    HAND,
    HOST,
    IN_SORTING,
    ITEM,
    PARK,
    TAKE_CONTROLS,
    group_time,
    host_of,
    parked,
    said,
)

ACTS = (
    Act(
        "signal",
        HAND.arguments,
        before=IN_SORTING,
        then=lambda r: [one.hand_at is not None for one in said(r)] == [True],
        undoes=False,
    ),
    Act("park", PARK.arguments, before=IN_SORTING, then=lambda r: [one.text for one in parked(r)] == ["Ask finance."]),
    Act(
        "take_controls",
        {},
        "ben",
        before=(*IN_SORTING, DEPUTY),
        then=lambda r: clock(r).deputy_acts,
        undoes=False,
    ),
    Act(
        "go_to_step",
        at_step("vote"),
        "ben",
        before=(*IN_SORTING, DEPUTY, TAKE_CONTROLS),
        then=lambda r: clock(r).step == step_of(r, "vote"),
        undoes=False,
    ),
    Act(
        "become_host",
        of_group("Planners"),
        before=IN_SORTING,
        then=lambda r: host_of(r, "Planners") is not None,
        undoes=False,
    ),
    Act(
        "arrive",
        of_group("Planners"),
        before=(*IN_SORTING, HOST),
        then=lambda r: group_time(r, "Planners") is not None,
    ),
    Act(
        "retime_group",
        of_group("Planners", minutes=40),
        before=(*IN_SORTING, HOST),
        then=lambda r: (found := group_time(r, "Planners")) is not None and found.extra_minutes > 0,
    ),
)

REFUSALS = (
    No("signal", {"word": "hand", "on": True}, "facilitator", before=IN_SORTING, words="Only participants"),
    No("signal", {"word": "hand", "on": True}, code="forbidden"),
    No("signal", {"word": "boo", "on": True}, before=IN_SORTING, words="Invalid enum"),
    No("park", {"item": ITEM, "text": "  "}, before=IN_SORTING, words="should not be lost"),
    No("park", {"item": ITEM, "text": "Again"}, before=(*IN_SORTING, PARK), words="parked already"),
    No("take_controls", {}, before=(*IN_SORTING, DEPUTY), code="forbidden", words="Only the deputy"),
    No("take_controls", {}, "ben", before=IN_SORTING, code="forbidden", words="Only the deputy"),
    No("become_host", of_group("Callers"), before=IN_SORTING, code="forbidden", words="not your group"),
    No("become_host", of_group("Planners"), "ben", before=(*IN_SORTING, HOST), words="Somebody else keeps"),
    No("become_host", {"group": NOWHERE}, before=IN_SORTING, code="absent"),
    No("become_host", of_group("Planners"), "facilitator", before=IN_SORTING, code="forbidden"),
)

TABLE = Table(
    "session",
    open_stage,
    ACTS,
    REFUSALS,
    outsiders={"editor": "forbidden", **dict.fromkeys(("outsider", "reader", "reviewer", "stranger"), "absent")},
    end=end,
)
