"""What the people page asks the planner and is told; nothing changes until a proposal is sent as a command."""

from typing import Any

import pytest
from django.urls import reverse

from realtime.engine import engine
from tests.workshop.acts import Stage, uid
from tests.workshop.acts.session import go, into, make, people
from tests.workshop.cast import Cast
from workshop.joining.guests import admit


@pytest.fixture
def stage(cast: Cast) -> Stage:
    return Stage(cast, cast.workshop.session)


def ask(cast: Cast, page: str, *, by: str = "facilitator", status: int = 200, **wish: Any) -> Any:
    answer = cast.browser(by).get(reverse(page, args=[cast.workshop.pk]), wish)
    assert answer.status_code == status, answer.content
    return answer.json()


def outlook(cast: Cast) -> Any:
    return ask(cast, "breakouts")


def proposal(cast: Cast, **wish: Any) -> Any:
    return ask(cast, "breakouts_proposal", **wish)


def crowd(cast: Cast, count: int) -> None:
    """More guests, of whom every third is in sales and meets customers."""
    for number in range(count):
        guest, _token = admit(workshop=cast.workshop, name=f"Guest {number:02}")
        if number % 3 == 0:
            cast.do("describe_person", person=str(guest.pk), function="sales", meets_customers=True)


def id_of(cast: Cast, name: str) -> str:
    return str(cast.guests[name].pk)


def codes(answer: Any) -> list[str]:
    return [note["code"] for note in answer["notes"]]


def test_choices_tell_the_minutes_of_the_talk_after_the_groups_last_work(cast: Cast) -> None:
    crowd(cast, 16)
    told = outlook(cast)
    assert told["presenting"] == {"title": "Present and critique", "minutes": 30}
    assert [(one["groups"], one["minutes"], one["gallery"]) for one in told["choices"]] == [
        (2, 15, False),
        (3, 10, False),
        (4, 7, False),
        (5, 6, False),
    ]


def test_the_room_is_told_which_functions_it_lacks_once_somebody_has_told_theirs(cast: Cast) -> None:
    assert codes(outlook(cast)) == ["untold"]
    cast.do("describe_person", person=id_of(cast, "anna"), function="sales", meets_customers=True)
    lacking, quiet = outlook(cast)["notes"]
    assert lacking["text"].startswith("Nobody on the list is from Customer success, Data")
    assert "Sales" not in lacking["text"]
    assert quiet["text"].startswith("3 people have not said what they do")


def test_a_proposal_places_everybody_in_the_groups_there_are_and_new_ones_and_changes_nothing(cast: Cast) -> None:
    crowd(cast, 8)
    before = Stage(cast, cast.workshop.session).everything()
    told = proposal(cast, groups=3, seed=4)
    assert [(group["id"], group["name"]) for group in told["groups"]] == [
        (cast.groups["Planners"], "Planners"),
        (cast.groups["Callers"], "Callers"),
        (None, "Group 1"),
    ]
    placed = [id for group in told["groups"] for id in group["people"]]
    assert sorted(placed) == sorted(engine.read(cast.workshop.session)["people"])
    assert told["leaving"] == []
    assert proposal(cast, groups=3, seed=4) == told
    assert proposal(cast, groups=3, seed=5)["groups"] != told["groups"]
    assert Stage(cast, cast.workshop.session).everything() == before


def test_what_is_proposed_can_be_sent_as_it_is(cast: Cast, stage: Stage) -> None:
    crowd(cast, 8)
    told = proposal(cast, groups=3)
    ids = [group["id"] or uid(group["name"]) for group in told["groups"]]
    made = [{"group": uid(group["name"]), "name": group["name"]} for group in told["groups"] if not group["id"]]
    places = [
        {"person": id, "group": group} for group, one in zip(ids, told["groups"], strict=True) for id in one["people"]
    ]
    cast.do("arrange_groups", remove=[], make=made, places=places)
    found = {id: record.group for id, record in stage.records()["people"].items()}  # type: ignore[attr-defined]
    assert found == {place["person"]: place["group"] for place in places}


def test_fewer_groups_let_those_without_work_go_and_leave_the_others_empty(cast: Cast, stage: Stage) -> None:
    make(uid("third"), "Third").on(stage)
    assert [(one["name"], one["stays"]) for one in proposal(cast, groups=2)["leaving"]] == [("Third", False)]
    go("clustering").on(stage)
    make(uid("fourth"), "Fourth").on(stage)
    assert [(one["name"], one["stays"]) for one in proposal(cast, groups=3)["leaving"]] == [("Fourth", True)]
    go("talk").on(stage)
    make(uid("fifth"), "Fifth").on(stage)
    assert [one["name"] for one in proposal(cast, groups=1)["leaving"]] == ["Callers", "Third", "Fourth", "Fifth"]
    assert [one["stays"] for one in proposal(cast, groups=1)["leaving"]] == [True, True, True, False]


def test_people_can_be_left_where_they_are_pinned_elsewhere_and_kept_apart(cast: Cast) -> None:
    anna, ben, cleo, dora = (id_of(cast, name) for name in ("anna", "ben", "cleo", "dora"))
    planners, callers = (group["people"] for group in proposal(cast, keep=True, groups=2)["groups"])
    assert (planners, callers) == ([anna, ben], [cleo, dora])
    planners, callers = (
        group["people"] for group in proposal(cast, keep=True, groups=2, pin=[f"{ben}:1", f"{dora}:0"])["groups"]
    )
    assert (planners, callers) == ([anna, dora], [ben, cleo])
    told = proposal(cast, groups=2, apart=[f"{anna}:{ben}", f"{ben}:{cleo}"])
    assert sorted(sorted(group["people"]) for group in told["groups"]) == sorted(
        [sorted([anna, cleo]), sorted([ben, dora])]
    )
    told = proposal(cast, groups=2, apart=[f"{anna}:{ben}", f"{ben}:{cleo}", f"{anna}:{cleo}"])
    [broken] = [note for note in told["notes"] if note["code"] == "not_apart"]
    assert broken["text"].endswith("are not kept apart. More groups would help.")
    assert len(broken["people"]) == 2


def test_who_stays_where_they_are_is_named_as_the_reason(cast: Cast) -> None:
    cast.do("describe_person", person=id_of(cast, "anna"), function="", meets_customers=True)
    cast.do("describe_person", person=id_of(cast, "ben"), function="", meets_customers=True)
    [small, without] = [note["text"] for note in proposal(cast, groups=2, keep=True)["notes"]]
    assert small.startswith("Fewer than 3 people would be in Planners and Callers.")
    assert without == "Nobody meets customers in Callers. Those who stay in the group that they have ask for it."
    pins = [f"{id_of(cast, name)}:0" for name in ("anna", "ben")]
    [_small, without] = [note["text"] for note in proposal(cast, groups=2, pin=pins)["notes"]]
    assert without == "Nobody meets customers in Callers. The pins ask for it."


def test_whoever_is_gone_is_passed_over(cast: Cast) -> None:
    ben = id_of(cast, "ben")
    cast.do("remove_person", person=ben)
    told = proposal(cast, groups=2, pin=[f"{ben}:1"], apart=[f"{ben}:{id_of(cast, 'anna')}"])
    assert ben not in [id for group in told["groups"] for id in group["people"]]


def test_latecomers_are_told_where_they_are_needed(cast: Cast, stage: Stage) -> None:
    cast.do("describe_person", person=id_of(cast, "anna"), function="", meets_customers=True)
    cast.do("describe_person", person=id_of(cast, "dora"), function="", meets_customers=True)
    [told] = outlook(cast)["suggestions"]
    assert told == {
        "person": id_of(cast, "dora"),
        "group": cast.groups["Callers"],
        "need": "customers",
        "why": "It lacks somebody who meets customers.",
    }
    into("dora", "Callers").on(stage)
    assert outlook(cast)["suggestions"] == []
    assert people(stage.records())["Dora"].group == cast.groups["Callers"]


@pytest.mark.parametrize(
    "wish",
    [
        {"groups": 0},
        {"groups": 21},
        {"groups": "many"},
        {"seed": -1},
        {"pin": "somebody"},
        {"pin": f"{uid('a')}:first"},
        {"pin": "somebody:1"},
        {"apart": [f"{uid('a')}:{uid('b')}"] * 61},
        {"apart": f"{uid('a')}:{uid('b')}:{uid('c')}"},
    ],
    ids=str,
)
def test_what_makes_no_sense_is_refused_with_a_sentence(cast: Cast, wish: dict[str, Any]) -> None:
    assert ask(cast, "breakouts_proposal", status=422, **wish)["message"]


def test_nobody_is_asked_any_more_when_the_workshop_is_over(cast: Cast) -> None:
    cast.set_status("ended")
    for page in ("breakouts", "breakouts_proposal"):
        assert cast.browser("facilitator").get(reverse(page, args=[cast.workshop.pk])).status_code == 404
