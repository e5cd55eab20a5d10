"""“Same person”: work, group and ballot follow, the double vanishes, and whoever came last is in."""

from typing import Any

from django.urls import reverse

from realtime.engine import engine
from tests.workshop.acts import Stage, uid
from tests.workshop.acts.boards import board_at
from tests.workshop.acts.session import go
from tests.workshop.cast import Cast
from workshop.exercises.sheet.records import Line
from workshop.live import authenticate
from workshop.models import Participant


def join(cast: Cast, ghost: str, person: str) -> None:
    cast.do("merge_people", ghost=str(cast.guests[ghost].pk), person=str(cast.guests[person].pk))


def actors(cast: Cast, name: str) -> Any:
    return authenticate({key: one.value for key, one in cast.browser(name).cookies.items()}).actors


def ballots(stage: Stage) -> dict[str, dict[str, int]]:
    found: dict[str, Any] = stage.records()["ballots"]
    return {actor: ballot.dots for actor, ballot in found.items()}


def with_lines_and_dots(cast: Cast) -> tuple[Stage, Stage]:
    session = Stage(cast, cast.workshop.session)
    go("clustering").on(session)
    pile = board_at(cast, "clustering", group="Callers")
    card = next(iter(pile.records()["cards"]))
    pile.do("make_cluster", {"cluster": uid("pile"), "label": "The caller", "cards": [card]}, by="cleo")
    go("sheet").on(session)
    sheet = board_at(cast, "sheet", group="Callers")
    sheet.do("add_line", {"line": uid("line"), "field": "goals", "text": "Be home at six"}, by="cleo")
    go("vote").on(session)
    vote = board_at(cast, "vote", group=None)
    vote.do("place_dots", {"item": next(iter(vote.records()["items"])), "dots": 2}, by="cleo")
    return sheet, vote


def test_what_the_double_had_and_did_is_the_persons_and_its_browser_too(cast: Cast) -> None:
    sheet, vote = with_lines_and_dots(cast)
    cast.do("describe_person", person=str(cast.guests["cleo"].pk), function="sales", meets_customers=True)
    join(cast, "cleo", "anna")
    anna = Participant.objects.get(pk=cast.guests["anna"].pk)
    assert (anna.name, anna.function, anna.meets_customers) == ("Anna", "sales", True)
    assert str(anna.breakout_id) == cast.groups["Planners"]
    assert not Participant.objects.filter(pk=cast.guests["cleo"].pk).exists()
    line = sheet.records()["lines"][uid("line")]
    assert isinstance(line, Line) and line.by == cast.actor("anna")
    assert list(ballots(vote)) == [cast.actor("anna")]
    assert actors(cast, "cleo") == (cast.actor("anna"),)
    assert actors(cast, "anna") == ()
    assert cast.browser("cleo").get(reverse("room", args=[cast.workshop.pk])).status_code == 200


def test_who_came_last_stays_in_whichever_entry_is_kept(cast: Cast) -> None:
    join(cast, "anna", "dora")
    assert actors(cast, "dora") == (cast.actor("dora"),)
    assert actors(cast, "anna") == ()
    assert str(Participant.objects.get(pk=cast.guests["dora"].pk).breakout_id) == cast.groups["Planners"]


def test_somebody_expected_is_there_once_the_one_who_came_is_them(cast: Cast) -> None:
    expected = Participant.objects.create(workshop=cast.workshop, name="Erika", function="support")
    engine.execute(cast.workshop.session, "put_person", {"person": str(expected.pk)})
    cast.guests["erika"] = expected
    join(cast, "dora", "erika")
    erika: Any = engine.read(cast.workshop.session)["people"][str(expected.pk)]
    assert (erika.name, erika.joined, erika.function) == ("Erika", True, "support")
    assert actors(cast, "dora") == (cast.actor("erika"),)


def test_two_who_have_both_voted_stay_two_and_nothing_of_it_is_done(cast: Cast) -> None:
    _sheet, vote = with_lines_and_dots(cast)
    vote.do("place_dots", {"item": next(iter(vote.records()["items"])), "dots": 1}, by="anna")
    session = Stage(cast, cast.workshop.session)
    both = {"ghost": str(cast.guests["cleo"].pk), "person": str(cast.guests["anna"].pk)}
    before = ballots(vote)
    refusal = session.refusal("merge_people", both, by="facilitator")
    assert "Both have placed dots" in str(refusal.message)
    assert ballots(vote) == before
    assert actors(cast, "cleo") == (cast.actor("cleo"),)
