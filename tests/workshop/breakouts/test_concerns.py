"""What the overview warns of before groups are planned."""

from typing import Any

from django.urls import reverse

from realtime.records import Records
from tests.workshop.cast import Cast
from workshop.breakouts.concerns import concerns
from workshop.breakouts.reading import told_functions
from workshop.session.records import Group, Person


def room(*groups: int, meeting: int = 0, **more: Any) -> Records:
    """Groups of these sizes; the first people of the first groups meet customers."""
    people: dict[str, Any] = {}
    for number, size in enumerate(groups):
        for _ in range(size):
            at = len(people)
            people[f"p{at}"] = Person(name=f"P{at}", group=f"g{number}", meets_customers=at < meeting, **more)
    found = {f"g{number}": Group(name=f"Group {number + 1}", order=f"a{number}") for number in range(len(groups))}
    return {"people": people, "groups": dict(found)}


def test_nobody_on_the_list_is_no_concern() -> None:
    assert concerns({}) == []


def test_a_group_that_is_too_large_is_named() -> None:
    assert concerns(room(13, 12, meeting=2)) == [
        "Group 1 has 13 people; more than 12 are too many for one board. More groups would help."
    ]


def test_fewer_who_meet_customers_than_groups_is_said_also_before_there_are_groups() -> None:
    assert concerns(room(4, 4, 4, meeting=2)) == ["Only 2 people on the list meet customers, and there are 3 groups."]
    planned = room(4, 4, 4, meeting=2)
    del planned["groups"]
    assert concerns(planned) == ["Only 2 people on the list meet customers, and there are 3 groups."]
    assert concerns(room(4, 4, 4))[0].startswith("Nobody on the list is marked as meeting customers")


def test_a_function_that_nobody_has_is_missed_once_somebody_has_told_theirs() -> None:
    [missed] = concerns(room(4, 4, meeting=2, function="sales"))
    assert missed.startswith("Nobody on the list is from Customer success, Data")
    everybody = {
        f"p{at}": Person(name=f"P{at}", function=function, meets_customers=True)
        for at, function in enumerate(told_functions())
    }
    assert concerns({"people": dict(everybody)}) == []


def overview(cast: Cast, *, by: str) -> str:
    return cast.browser(by).get(reverse("workshop", args=[cast.workshop.pk])).content.decode()


def test_the_overview_warns_those_who_run_it_until_it_is_over(cast: Cast) -> None:
    warning = "Nobody on the list is marked as meeting customers"
    assert warning in overview(cast, by="co_facilitator")
    assert warning not in overview(cast, by="editor")
    cast.do("describe_person", person=str(cast.guests["anna"].pk), function="", meets_customers=True)
    assert "Only 1 person on the list meets customers, and there are 2 groups." in overview(cast, by="facilitator")
    cast.set_status("ended")
    assert "Only 1 person" not in overview(cast, by="facilitator")
