"""What of a vote is on the wire: one's own ballot, the turnout for those who run the session, sums after the reveal."""

import json

import pytest

from tests.realtime.tabs import Tab
from tests.workshop.acts import Move, Stage, play
from tests.workshop.acts.session import go
from tests.workshop.acts.vote import OPEN, REVEAL, A, B, C, open_stage, place, refreshed
from tests.workshop.cast import Cast


@pytest.fixture
def stage(cast: Cast) -> Stage:
    return open_stage(cast)


async def test_before_the_reveal_nobody_learns_of_a_dot_but_its_owner(stage: Stage) -> None:
    names = ("anna", "anna", "ben", "facilitator", "facilitator")
    tabs = [Tab(stage.actor(name)) for name in names]
    hers, also_hers, his, first, second = [await tab.following(stage.document) for tab in tabs]
    play(stage, (place(A, 3), place(B, 2), place(A, 1), place(A, 3)))
    for tab in tabs:
        await tab.caught_up()
    mine = {stage.actor("anna"): {"to": [stage.actor("anna")], "dots": {A: 3, B: 2}}}
    assert hers.records["ballots"] == also_hers.records["ballots"] == mine
    assert (tabs[2].all("chg"), set(his.records)) == ([], {"items", "poll"})
    for tab, mirror in zip(tabs[3:], (first, second), strict=True):
        assert [change["changes"][0][0] for change in tab.all("chg")] == ["turnout"], "not one for each dot"
        assert (set(mirror.records), mirror.records["turnout"]["main"]["voted"]) == ({"items", "poll", "turnout"}, 1)
    for tab in tabs[2:]:
        assert "dots" not in "".join(tab.frames)
    for tab in tabs:
        await tab.leave()


async def test_what_staff_place_shows_in_their_own_other_tab_and_to_no_other_staff(stage: Stage) -> None:
    tabs = [Tab(stage.actor(name)) for name in ("facilitator", "facilitator", "owner")]
    one, other, owner = [await tab.following(stage.document) for tab in tabs]
    place(C, 2, by="facilitator").on(stage)
    for tab in tabs:
        await tab.caught_up()
    assert one.records == other.records
    assert one.records["ballots"][stage.actor("facilitator")]["dots"] == {C: 2}
    assert "ballots" not in owner.records
    assert owner.records["turnout"]["main"] == {**one.records["turnout"]["main"], "voted": 1, "staff": 1}
    for tab in tabs:
        await tab.leave()


async def test_the_reveal_shows_sums_and_no_ballot_also_to_who_comes_later(stage: Stage) -> None:
    ben, late = Tab(stage.actor("ben")), Tab(stage.actor("cleo"))
    his = await ben.following(stage.document)
    play(stage, (place(A, 3), place(B, 1, by="dora"), REVEAL))
    await ben.until(lambda: his.records.get("results"))
    theirs = await late.following(stage.document)
    assert his.records == theirs.records
    assert his.records["results"][A] == {"dots": 3, "voters": 1, "rank": 1}
    assert set(theirs.records) == {"items", "poll", "results"}
    for tab in (ben, late):
        assert not {stage.actor("anna"), stage.actor("dora")} & set(
            json.dumps(tab.all("snap") + tab.all("chg")).split('"')
        )
        await tab.leave()


async def test_opening_again_takes_the_results_off_every_page(stage: Stage) -> None:
    ben = Tab(stage.actor("ben"))
    his = await ben.following(stage.document)
    play(stage, (place(A, 3), REVEAL, OPEN))
    await ben.caught_up()
    assert his.records["results"] == {}
    assert his.records["poll"]["main"]["state"] == "open"
    await ben.leave()


async def test_who_joins_those_that_run_the_session_sees_the_turnout_from_the_next_refresh_on(stage: Stage) -> None:
    tab = Tab(stage.actor("anna"))
    mirror = await tab.following(stage.document)
    place(A, 1, by="ben").on(stage)
    stage.do("refresh", refreshed(A, staff=(stage.actor("anna"),)), by="system")
    await tab.until(lambda: mirror.records.get("turnout"))
    assert mirror.records["turnout"]["main"]["voted"] == 1
    stage.do("refresh", refreshed(A), by="system")
    await tab.until(lambda: not mirror.records["turnout"])
    await tab.leave()


async def test_after_the_end_the_result_can_be_read_and_editors_come_in(stage: Stage) -> None:
    session = Stage(stage.cast, stage.cast.workshop.session)
    play(stage, (place(A, 1), REVEAL))
    tab = Tab(stage.actor("editor"))
    tab.follow(stage.document)
    await tab.until(lambda: tab.all("gone"))
    play(session, (go("talk"), Move("end_session", by="facilitator")))
    mirror = await tab.following(stage.document)
    assert set(mirror.records) == {"items", "poll", "results"}
    assert not set(tab.all("can")[-1]["can"]) & {"vote", "run_session"}
    await tab.leave()
