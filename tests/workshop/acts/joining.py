"""More acts on the session of the cast's workshop: its start, who waits in the lobby, who is expected, new names."""

from collections.abc import Callable, Mapping

from realtime.records import Records
from tests.workshop.acts import Act, Move, No, Stage, Table, uid
from tests.workshop.acts.session import EXPECTED, NOWHERE, clock, end, expected, groups, of_person, open_stage, people
from workshop.joining.names import NAME_LONGEST
from workshop.models import Waiting
from workshop.session import records as kinds
from workshop.session.records import Person

WAITER = uid("somebody who waits")
START = {"starts_at": 1_824_624_000_000, "time_zone": "Europe/Berlin"}


def waiting(records: Records) -> list[str]:
    found = records.get(kinds.Waiting.collection, {}).values()
    return [one.name for one in found if isinstance(one, kinds.Waiting)]


def waiter(stage: Stage) -> Mapping[str, object]:
    """Somebody in the lobby of whom the session does not know yet."""
    Waiting.objects.get_or_create(
        pk=WAITER, defaults={"workshop": stage.cast.workshop, "name": "Walter", "token_hash": "a hash"}
    )
    return {"waiting": WAITER}


def waiters(stage: Stage) -> Mapping[str, object]:
    return {"waiting": [WAITER]}


def both(ghost: str, person: str) -> Callable[[Stage], Mapping[str, object]]:
    return lambda stage: {"ghost": str(stage.cast.guests[ghost].pk), "person": str(stage.cast.guests[person].pk)}


def all_expected(stage: Stage) -> Mapping[str, object]:
    return {"people": [expected(stage)["person"], str(stage.cast.guests["anna"].pk)]}


def turned_away(stage: Stage) -> Mapping[str, object]:
    """Somebody to whom it has been said already that they may not come in."""
    given = waiter(stage)
    Waiting.objects.filter(pk=WAITER).update(state=Waiting.State.TURNED_AWAY)
    return given


COMES = Move("put_waiting", waiter, "system")

ACTS = (
    Act(
        "plan_start",
        START,
        "facilitator",
        then=lambda r: clock(r).starts_at == START["starts_at"],
        undoes=False,
    ),
    Act("put_waiting", waiter, "system", then=lambda r: waiting(r) == ["Walter"], undoes=False),
    Act(
        "drop_waiting",
        waiter,
        "system",
        before=(COMES,),
        then=lambda r: waiting(r) == [],
        undoes=False,
        after_the_end=True,
    ),
    Act("admit_waiting", waiters, "co_facilitator", before=(COMES,), then=lambda r: waiting(r) == [], undoes=False),
    Act("turn_away", waiters, "co_facilitator", before=(COMES,), then=lambda r: waiting(r) == [], undoes=False),
    Act(
        "put_people",
        all_expected,
        "system",
        then=lambda r: (
            people(r).get(EXPECTED) == Person(name=EXPECTED, function="sales", meets_customers=True, joined=False)
        ),
        after_the_end=True,
    ),
    Act(
        "merge_people",
        both("cleo", "dora"),
        "co_facilitator",
        then=lambda r: "Cleo" not in people(r) and people(r)["Dora"].group == list(groups(r))[1],
        undoes=False,
    ),
    Act(
        "mark_scribe",
        of_person("anna", scribe=True),
        "co_facilitator",
        then=lambda r: people(r)["Anna"].scribe,
        undoes=False,
    ),
    Act(
        "rename_person",
        of_person("anna", name=" bEN\n"),
        "co_facilitator",
        then=lambda r: {"bEN (2)", "Ben"} <= people(r).keys() and "Anna" not in people(r),
        undoes=False,
    ),
)

REFUSALS = (
    No("plan_start", {**START, "time_zone": "Europe/Atlantis"}, "facilitator", words="no such time zone"),
    No("plan_start", {**START, "starts_at": 5_000_000_000_000}, "facilitator", words="<= 4102444799999"),
    No("plan_start", START, "co_facilitator", code="forbidden"),
    No("put_waiting", waiter, "facilitator", code="forbidden"),
    No("put_waiting", turned_away, "system", code="absent"),
    No("put_waiting", {"waiting": NOWHERE}, "system", code="absent"),
    No("drop_waiting", {"waiting": NOWHERE}, "system", code="absent"),
    No("admit_waiting", {"waiting": [NOWHERE]}, "facilitator", code="absent"),
    No("admit_waiting", {"waiting": [WAITER, NOWHERE]}, "facilitator", before=(COMES,), code="absent"),
    No("admit_waiting", {"waiting": []}, "facilitator", words="length >= 1"),
    No("admit_waiting", waiters, before=(COMES,), code="forbidden"),
    No("turn_away", {"waiting": [NOWHERE]}, "facilitator", code="absent"),
    No("turn_away", waiters, before=(COMES,), code="forbidden"),
    No("put_people", {"people": [NOWHERE]}, "system", code="absent"),
    No("put_people", lambda stage: {"people": [str(stage.cast.guests["outsider"].pk)]}, "system", code="absent"),
    No("merge_people", both("anna", "anna"), "facilitator", words="with themselves"),
    No("merge_people", both("anna", "outsider"), "facilitator", code="absent"),
    No("merge_people", both("outsider", "anna"), "facilitator", code="absent"),
    No("merge_people", both("anna", "ben"), code="forbidden"),
    No("mark_scribe", of_person("outsider", scribe=True), "facilitator", code="absent"),
    No("mark_scribe", of_person("anna", scribe=True), code="forbidden"),
    No("rename_person", of_person("anna", name=" \u200b"), "facilitator", words="needs a name"),
    No("rename_person", of_person("anna", name="x" * (NAME_LONGEST + 1)), "facilitator", words="length <= 80"),
    No("rename_person", of_person("outsider", name="x"), "facilitator", code="absent"),
    No("rename_person", of_person("anna", name="x"), code="forbidden"),
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
