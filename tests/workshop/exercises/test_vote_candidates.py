"""Who stands in the vote: what all groups have brought forth, as it is when the agenda comes to the step."""

import pytest

from tests.workshop.acts import Stage, play, uid
from tests.workshop.acts.boards import board_at
from tests.workshop.acts.session import go
from tests.workshop.acts.vote import NEW, ballots, place
from tests.workshop.cast import Cast
from workshop.exercises.vote.records import Item, Turnout
from workshop.models import Quote, StaffMembership

PLANNER, CALLER, LONER = uid("the planner"), uid("the caller"), uid("the loner")


def cluster(cast: Cast, group: str, id: str, label: str, *, cards: int) -> None:
    """A labelled cluster of a group, of the first cards in its tray."""
    stage = board_at(cast, "clustering", group=group)
    by = {"Planners": "anna", "Callers": "cleo"}[group]
    loose = [id for id, card in stage.records()["cards"].items() if card.cluster is None]  # type: ignore[attr-defined]
    stage.do("make_cluster", {"cluster": id, "label": label, "cards": sorted(loose)[:cards]}, by=by)


@pytest.fixture
def session(cast: Cast) -> Stage:
    """A workshop whose groups have sorted and drafted; the agenda stands at the sheet."""
    session = Stage(cast, cast.workshop.session)
    go("clustering").on(session)
    cluster(cast, "Planners", PLANNER, "The planner", cards=3)
    cluster(cast, "Planners", LONER, "The loner", cards=2)
    cluster(cast, "Callers", CALLER, "The caller", cards=4)
    go("sheet").on(session)
    board_at(cast, "sheet", group="Planners").do("draw_on", {"clusters": [PLANNER]})
    return session


def items(stage: Stage) -> list[tuple[str, bool, int]]:
    """Title, whether it is drafted, and the number of quotes of every candidate, in their order."""
    found = [item for item in stage.records()[Item.collection].values() if isinstance(item, Item)]
    return [(item.title, item.drafted, item.quotes) for item in sorted(found, key=lambda item: item.order)]


def test_the_candidates_are_the_sheets_of_all_groups_and_the_clusters_that_nobody_drafted(session: Stage) -> None:
    go("vote").on(session)
    stage = board_at(session.cast, "vote", group=None)
    assert items(stage) == [("The planner", True, 3), ("The loner", False, 2), ("The caller", False, 4)]
    groups = {item.title: item.group for item in stage.records()[Item.collection].values()}  # type: ignore[attr-defined]
    assert groups["The planner"] == groups["The loner"] == session.cast.groups["Planners"] != groups["The caller"]


def test_a_candidate_says_of_how_many_respondents_its_quotes_are(session: Stage) -> None:
    Quote.objects.filter(workshop=session.cast.workshop).update(respondent="R1")
    Quote.objects.filter(workshop=session.cast.workshop, number__gt=6).update(respondent="")
    board_at(session.cast, "clustering", group="Callers").do("remove_cluster", {"cluster": CALLER}, by="cleo")
    cluster(session.cast, "Callers", NEW, "All of them", cards=8)
    go("vote").on(session)
    found = board_at(session.cast, "vote", group=None).records()[Item.collection][NEW]
    assert isinstance(found, Item)
    assert (found.quotes, found.respondents) == (8, 3), "who has no name counts for themselves"


def test_coming_back_brings_new_candidates_and_gives_dots_on_vanished_ones_back(session: Stage) -> None:
    go("vote").on(session)
    stage = board_at(session.cast, "vote", group=None)
    play(stage, (place(CALLER, 3), place(LONER, 2)))
    go("sheet").on(session)
    sheet = board_at(session.cast, "sheet", group="Callers")
    sheet.do("draw_on", {"clusters": [CALLER]}, by="cleo")
    sheet.do("name_persona", {"name": "Carla Call", "was": "The caller"}, by="cleo")
    go("vote").on(session)
    assert items(stage) == [("The planner", True, 3), ("Carla Call", True, 4), ("The loner", False, 2)]
    assert ballots(stage.records()) == [{LONER: 2}]
    place(str(sheet.document), 3).on(stage)


def test_staff_who_were_named_later_see_the_turnout_when_the_agenda_comes_back(session: Stage) -> None:
    go("vote").on(session)
    stage = board_at(session.cast, "vote", group=None)
    StaffMembership.objects.create(
        workshop=session.cast.workshop, user=session.cast.accounts["reader"], role="co_facilitator"
    )
    play(session, (go("sheet"), go("vote")))
    (found,) = stage.records()[Turnout.collection].values()
    assert isinstance(found, Turnout)
    assert found.to is not None
    assert set(found.to) == {stage.actor(name) for name in ("owner", "facilitator", "co_facilitator", "reader")}
