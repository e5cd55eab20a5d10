"""What the people page asks the planner and is told; nothing changes until a proposal is sent as a command."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from django.urls import reverse

from realtime.engine import engine
from tests.workshop.acts import Stage, uid
from tests.workshop.acts.session import go, into, make, people, steps
from tests.workshop.cast import Cast
from workshop.breakouts.apart import PAIRS_MOST
from workshop.joining.guests import admit
from workshop.session.wishes import planned_group_id


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


def wish(cast: Cast, *, pins: Mapping[str, str | None] = {}, apart: Sequence[tuple[str, str]] = ()) -> None:
    """Somebody who runs the session wishes of the planner; a pin names the person and the group."""
    cast.do(
        "wish",
        pins=[{"person": person, "group": group} for person, group in pins.items()],
        pairs=[{"one": one, "other": other, "apart": True} for one, other in apart],
    )


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
    assert [(group["id"], group["name"], group["new"]) for group in told["groups"]] == [
        (cast.groups["Planners"], "Planners", False),
        (cast.groups["Callers"], "Callers", False),
        (planned_group_id(cast.workshop.session, 1), "Group 1", True),
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
    made = [{"group": group["id"], "name": group["name"]} for group in told["groups"] if group["new"]]
    places = [{"person": id, "group": group["id"]} for group in told["groups"] for id in group["people"]]
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
    wish(cast, pins={ben: cast.groups["Callers"], dora: cast.groups["Planners"]})
    planners, callers = (group["people"] for group in proposal(cast, keep=True, groups=2)["groups"])
    assert (planners, callers) == ([anna, dora], [ben, cleo])
    wish(cast, pins={ben: None, dora: None}, apart=[(anna, ben), (ben, cleo)])
    told = proposal(cast, groups=2)
    assert sorted(sorted(group["people"]) for group in told["groups"]) == sorted(
        [sorted([anna, cleo]), sorted([ben, dora])]
    )
    wish(cast, apart=[(cleo, anna)])
    told = proposal(cast, groups=2)
    [broken] = [note for note in told["notes"] if note["code"] == "not_apart"]
    assert broken["text"].endswith("are not kept apart. More groups would help.")
    assert len(broken["people"]) == 2


def test_who_stays_where_they_are_is_named_as_the_reason(cast: Cast) -> None:
    cast.do("describe_person", person=id_of(cast, "anna"), function="", meets_customers=True)
    cast.do("describe_person", person=id_of(cast, "ben"), function="", meets_customers=True)
    [small, without] = [note["text"] for note in proposal(cast, groups=2, keep=True)["notes"]]
    assert small.startswith("Fewer than 3 people would be in Planners and Callers.")
    assert without == "Nobody meets customers in Callers. Those who stay in the group that they have ask for it."
    wish(cast, pins={id_of(cast, name): cast.groups["Planners"] for name in ("anna", "ben")})
    [_small, without] = [note["text"] for note in proposal(cast, groups=2)["notes"]]
    assert without == "Nobody meets customers in Callers. The pins ask for it."


def test_wishes_are_told_to_whoever_plans_and_outlive_the_group_that_is_made_for_them(cast: Cast, stage: Stage) -> None:
    anna, ben = id_of(cast, "anna"), id_of(cast, "ben")
    planned = proposal(cast, groups=3)["groups"][2]["id"]
    wish(cast, pins={anna: planned}, apart=[(ben, anna)])
    told = ask(cast, "breakouts", by="co_facilitator")["wishes"]
    assert told == {"pins": {anna: planned}, "apart": [sorted([anna, ben])]}
    assert anna in proposal(cast, groups=3)["groups"][2]["people"]
    [lost] = [note["text"] for note in proposal(cast, groups=2)["notes"] if note["code"] == "pin_lost"]
    assert lost == "The group that was wished for Anna is not among these. More groups would help."
    make(planned, "Third").on(stage)
    assert anna in next(one["people"] for one in proposal(cast, groups=3)["groups"] if one["name"] == "Third")
    cast.do("remove_group", group=planned)
    assert outlook(cast)["wishes"]["pins"] == {anna: planned}
    make(uid("by hand"), "By hand").on(stage)
    wish(cast, pins={anna: uid("by hand")})
    cast.do("remove_group", group=uid("by hand"))
    assert outlook(cast)["wishes"]["pins"] == {}


def test_a_group_that_is_made_and_renamed_hides_none_that_can_be_planned(cast: Cast, stage: Stage) -> None:
    for number in (1, 2):
        make(planned_group_id(cast.workshop.session, number), f"Group {4 - number}").on(stage)
    groups = proposal(cast, groups=6)["groups"]
    assert len(groups) == len({one["id"] for one in groups}) == len({one["name"] for one in groups}) == 6


def test_nothing_is_wished_any_more_of_whoever_is_gone(cast: Cast) -> None:
    anna, ben, cleo = (id_of(cast, name) for name in ("anna", "ben", "cleo"))
    wish(cast, pins={ben: cast.groups["Callers"]}, apart=[(ben, anna), (anna, cleo)])
    cast.do("remove_person", person=ben)
    assert outlook(cast)["wishes"] == {"pins": {}, "apart": [sorted([anna, cleo])]}
    assert ben not in [id for group in proposal(cast, groups=2)["groups"] for id in group["people"]]


def test_what_was_wished_of_a_double_is_wished_of_the_person(cast: Cast) -> None:
    anna, ben, cleo, dora = (id_of(cast, name) for name in ("anna", "ben", "cleo", "dora"))
    wish(cast, pins={ben: cast.groups["Callers"]}, apart=[(ben, anna), (ben, cleo), (ben, dora)])
    cast.do("merge_people", ghost=ben, person=dora)
    told = outlook(cast)["wishes"]
    assert told["pins"] == {dora: cast.groups["Callers"]}
    assert sorted(told["apart"]) == sorted([sorted([anna, dora]), sorted([cleo, dora])])


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
    ],
    ids=str,
)
def test_what_makes_no_sense_is_refused_with_a_sentence(cast: Cast, wish: dict[str, Any]) -> None:
    assert ask(cast, "breakouts_proposal", status=422, **wish)["message"]


def test_only_so_many_pairs_can_be_kept_apart(cast: Cast, stage: Stage) -> None:
    ids = [str(admit(workshop=cast.workshop, name=f"Guest {number}")[0].pk) for number in range(12)]
    pairs = [(one, other) for one in ids for other in ids if one < other]
    wish(cast, apart=pairs[:PAIRS_MOST])
    wish(cast, apart=pairs[:PAIRS_MOST])
    one, other = pairs[PAIRS_MOST]
    refusal = stage.refusal("wish", {"pairs": [{"one": one, "other": other, "apart": True}]}, by="facilitator")
    assert "as many pairs" in str(refusal.message)


def test_latecomers_go_where_they_are_wished_and_not_to_whom_they_are_kept_from(cast: Cast, stage: Stage) -> None:
    dora, erik = id_of(cast, "dora"), str(admit(workshop=cast.workshop, name="Erik")[0].pk)
    wish(cast, pins={dora: cast.groups["Callers"]}, apart=[(erik, id_of(cast, "anna"))])
    told = {one["person"]: (one["group"], one["why"]) for one in outlook(cast)["suggestions"]}
    assert told[dora] == (cast.groups["Callers"], "They are pinned to it.")
    assert told[erik][0] == cast.groups["Callers"]


def look(cast: Cast, *here: str) -> Any:
    return ask(cast, "breakouts", here=",".join(id_of(cast, name) for name in here))["check"]


def test_groups_are_looked_at_with_those_who_are_here(cast: Cast, stage: Stage) -> None:
    assert outlook(cast)["check"] is None
    more = [str(admit(workshop=cast.workshop, name=f"Guest {number}")[0].pk) for number in range(4)]
    for person in more[:3]:
        cast.do("place_person", person=person, group=cast.groups["Planners"])
    cast.do("place_person", person=more[3], group=cast.groups["Callers"])
    into("dora", "Callers").on(stage)
    for name in ("anna", "cleo"):
        cast.do("describe_person", person=id_of(cast, name), function="", meets_customers=True)
    here = [*(id_of(cast, name) for name in ("anna", "ben", "dora")), *more]
    told = ask(cast, "breakouts", here=",".join(here))["check"]
    assert [one["text"] for one in told["lacks"]] == [
        "Callers: 2 of 3 are here, fewer than 3.",
        "Callers: nobody who is here meets customers.",
    ]
    assert [one["groups"] for one in told["lacks"]] == [[cast.groups["Callers"]]] * 2
    assert told["move"]["text"].endswith(" to Callers: then 3 people are there.")
    cast.do("place_person", person=told["move"]["person"], group=told["move"]["group"])
    told = ask(cast, "breakouts", here=",".join(here))["check"]
    assert [one["code"] for one in told["lacks"]] == ["no_customers"]
    assert told["move"] is None


def test_nobody_present_is_no_mistake(cast: Cast) -> None:
    assert look(cast)["move"] is None


@pytest.mark.parametrize(
    ("here", "words"),
    [
        ("somebody", "could not be understood"),
        (uid("nobody"), "not on the list any more"),
        (",".join([uid("nobody")] * 500), "at most"),
    ],
    ids=["no id", "unknown", "too many"],
)
def test_whoever_is_not_known_is_refused_as_present(cast: Cast, here: str, words: str) -> None:
    assert words in ask(cast, "breakouts", status=422, here=here)["message"]


def test_the_step_that_is_marked_is_where_groups_present_and_without_a_mark_it_is_guessed(
    cast: Cast, stage: Stage
) -> None:
    opening = next(id for id, step in steps(stage.records()).items() if step.title.startswith("Opening"))
    cast.do("present_at", step=opening, presents=True)
    assert outlook(cast)["presenting"] == {"title": "Opening: why we are here, how we work", "minutes": 15}
    cast.do("present_at", step=opening, presents=False)
    assert outlook(cast)["presenting"]["title"] == "Present and critique"


def test_nobody_is_asked_any_more_when_the_workshop_is_over(cast: Cast) -> None:
    cast.set_status("ended")
    for page in ("breakouts", "breakouts_proposal"):
        assert cast.browser("facilitator").get(reverse(page, args=[cast.workshop.pk])).status_code == 404
