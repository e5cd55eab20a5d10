"""Acts of those who plan groups: what is wished of the planner, and at which step groups present."""

from collections.abc import Callable, Mapping

from realtime.records import Records
from tests.workshop.acts import Act, Move, No, Stage, Table, uid
from tests.workshop.acts.session import NOWHERE, at_step, end, open_stage, people, step_of, steps
from workshop.breakouts.apart import PAIRS_MOST
from workshop.session.records import Apart, Pin
from workshop.session.wishes import WISHES_AT_ONCE, planned_group_id


def pinned(name: str, group: str | None) -> Callable[[Stage], Mapping[str, object]]:
    """Arguments of `wish`: somebody by name, a group of the cast by name."""
    return lambda stage: {
        "pins": [{"person": str(stage.cast.guests[name].pk), "group": group and stage.cast.groups.get(group, group)}]
    }


def parted(one: str, other: str, *, apart: bool = True) -> Callable[[Stage], Mapping[str, object]]:
    return lambda stage: {
        "pairs": [{"one": str(stage.cast.guests[one].pk), "other": str(stage.cast.guests[other].pk), "apart": apart}]
    }


def to_be_made(stage: Stage) -> Mapping[str, object]:
    """A pin to a group that the planner would make."""
    group = planned_group_id(stage.cast.workshop.session, 2)
    return {"pins": [{"person": str(stage.cast.guests["dora"].pk), "group": group}]}


def pins(records: Records) -> dict[str, str]:
    """The pinned group by name of the person."""
    names = records["people"]
    found = records.get(Pin.collection, {}).items()
    return {getattr(names[id], "name", ""): pin.group for id, pin in found if isinstance(pin, Pin)}


def pairs(records: Records) -> list[set[str]]:
    names = {id: getattr(person, "name", "") for id, person in records["people"].items()}
    found = records.get(Apart.collection, {}).values()
    return [{names[pair.one], names[pair.other]} for pair in found if isinstance(pair, Apart)]


def only_staff_know(records: Records) -> bool:
    """Whether every wish goes to the three who may run the session, and to nobody else."""
    found = [*records.get(Pin.collection, {}).values(), *records.get(Apart.collection, {}).values()]
    kept = [one.to for one in found if isinstance(one, (Pin, Apart))]
    return all(to is not None and len(to) == 3 and all(actor.startswith("u:") for actor in to) for to in kept)


def presenting(records: Records) -> list[str]:
    return [step.title for step in steps(records).values() if step.presents]


def last_talk(stage: Stage, *, presents: bool = True) -> Mapping[str, object]:
    found = [id for id, step in steps(stage.records()).items() if step.exercise == "talk"]
    return {"step": found[-1], "presents": presents}


PINNED = Move("wish", pinned("anna", "Callers"), "facilitator")
PARTED = Move("wish", parted("anna", "ben"), "facilitator")
MARKED = Move("present_at", last_talk, "facilitator")
ACTS = (
    Act(
        "wish",
        pinned("anna", "Callers"),
        "co_facilitator",
        then=lambda r: set(pins(r)) == {"Anna"} and only_staff_know(r),
    ),
    Act("wish", to_be_made, "facilitator", then=lambda r: set(pins(r)) == {"Dora"}),
    Act("wish", pinned("anna", None), "owner", before=(PINNED,), then=lambda r: "Anna" in people(r) and not pins(r)),
    Act(
        "wish",
        parted("ben", "anna"),
        "co_facilitator",
        then=lambda r: pairs(r) == [{"Anna", "Ben"}] and only_staff_know(r),
    ),
    Act("wish", parted("ben", "anna", apart=False), "co_facilitator", before=(PARTED,), then=lambda r: pairs(r) == []),
    Act("present_at", last_talk, "owner", then=lambda r: len(presenting(r)) == 1),
    Act(
        "present_at",
        at_step("vote", presents=True),
        "facilitator",
        before=(MARKED,),
        then=lambda r: presenting(r) == [steps(r)[step_of(r, "vote")].title],
    ),
)

_ONE = {"person": uid("p"), "group": None}


def _crowded(stage: Stage) -> Mapping[str, object]:
    """Everybody kept from everybody, and then some."""
    ids = sorted(str(guest.pk) for name, guest in stage.cast.guests.items() if name != "outsider")
    every = [{"one": one, "other": other, "apart": True} for one in ids for other in ids if one < other]
    return {"pairs": (every * PAIRS_MOST)[: PAIRS_MOST + 1]}


REFUSALS = (
    No("wish", {}, "facilitator", words="nothing is wished"),
    No("wish", pinned("anna", NOWHERE), "facilitator", code="absent"),
    No("wish", pinned("outsider", "Callers"), "facilitator", code="absent"),
    No("wish", {"pins": [_ONE] * (WISHES_AT_ONCE + 1)}, "facilitator", words=f"length <= {WISHES_AT_ONCE}"),
    No("wish", parted("anna", "anna"), "facilitator", words="two different people"),
    No("wish", parted("anna", "outsider"), "facilitator", code="absent"),
    No("wish", _crowded, "facilitator", words=f"length <= {PAIRS_MOST}"),
    No("wish", pinned("anna", "Callers"), code="forbidden"),
    No("present_at", {"step": NOWHERE, "presents": True}, "facilitator", code="absent"),
    No("present_at", at_step("clustering", presents=True), "facilitator", words="everybody is together"),
    No("present_at", last_talk, "co_facilitator", code="forbidden"),
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
