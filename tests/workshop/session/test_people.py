"""People and groups: rows and session change together, and with somebody's place change what they may see and do."""

from functools import partial

import pytest

from tests.realtime.tabs import Tab
from tests.workshop.acts import Act, Move, Stage, play, uid
from tests.workshop.acts.boards import board_at
from tests.workshop.acts.session import (
    ACTS,
    NEW,
    arrange,
    go,
    group_names,
    groups,
    into,
    make,
    of_group,
    of_person,
    people,
)
from tests.workshop.cast import Cast
from tests.workshop.session.rows import mirrored
from workshop.models import Board, Breakout, Participant

REMOVE_BEN = Move("remove_person", of_person("ben"), "facilitator")


@pytest.fixture
def stage(cast: Cast) -> Stage:
    return Stage(cast, cast.workshop.session)


def remove(group: str) -> Move:
    return Move("remove_group", of_group(group), "facilitator")


@pytest.mark.parametrize("act", ACTS, ids=str)
def test_rows_and_session_say_the_same_after_every_command(stage: Stage, act: Act) -> None:
    play(stage, (*act.before, act))
    mirrored(stage.cast.workshop, stage.records())


def test_somebody_can_be_put_back_into_plenary(stage: Stage) -> None:
    Move("place_person", of_person("anna", group=None), "facilitator").on(stage)
    assert people(stage.records())["Anna"].group is None
    assert Participant.objects.get(pk=stage.cast.guests["anna"].pk).breakout is None


def test_two_facilitators_who_put_somebody_into_the_same_group_agree(stage: Stage) -> None:
    play(stage, (into("dora", "Callers"), into("dora", "Callers", by="co_facilitator")))
    assert people(stage.records())["Dora"].group == stage.cast.groups["Callers"]


def test_the_people_of_a_removed_group_are_in_plenary_and_the_others_stay_where_they_are(stage: Stage) -> None:
    play(stage, (remove("Planners"),))
    found = people(stage.records())
    assert (found["Anna"].group, found["Ben"].group) == (None, None)
    assert found["Cleo"].group == stage.cast.groups["Callers"]


def test_the_name_of_a_removed_group_is_free_again_and_its_id_is_too(stage: Stage) -> None:
    play(stage, (remove("Callers"), make(stage.cast.groups["Callers"], "callers")))
    assert group_names(stage.records()) == ["Planners", "callers"]


def test_a_group_keeps_its_own_name_in_another_spelling(stage: Stage) -> None:
    Move("rename_group", of_group("Planners", name="PLANNERS"), "facilitator").on(stage)
    assert group_names(stage.records()) == ["PLANNERS", "Callers"]


def test_a_new_group_comes_last_also_where_one_has_been_removed(stage: Stage) -> None:
    play(stage, (make(NEW, "Middle"), remove("Planners"), make(uid("another"), "A last one")))
    assert group_names(stage.records()) == ["Callers", "Middle", "A last one"]
    assert [row.name for row in Breakout.objects.filter(workshop=stage.cast.workshop)] == group_names(stage.records())


def test_a_group_whose_id_is_taken_in_another_workshop_is_refused(stage: Stage) -> None:
    taken = Breakout.objects.create(workshop=stage.cast.strange, name="Elsewhere")
    refusal = stage.refusal("make_group", {"group": str(taken.pk), "name": "Ours"}, by="facilitator")
    assert (refusal.code, "exists already" in str(refusal.message)) == ("invalid", True)


def test_a_group_that_is_made_during_a_step_for_groups_gets_its_board_at_once(stage: Stage) -> None:
    play(stage, (go("clustering"), make(NEW, "The third")))
    assert Board.objects.filter(workshop=stage.cast.workshop, breakout_id=NEW, exercise="clustering").count() == 1
    play(stage, (go("talk"), make(uid("fourth"), "The fourth")))
    assert not Board.objects.filter(breakout_id=uid("fourth")).exists()


def test_groups_that_are_arranged_while_a_step_for_groups_runs_get_their_boards_at_once(stage: Stage) -> None:
    play(stage, (go("clustering"), arrange(("anna", NEW), ("dora", NEW), make={NEW: "The third"})))
    assert Board.objects.filter(breakout_id=NEW).count() == 1
    assert {person.group for name, person in people(stage.records()).items() if name in ("Anna", "Dora")} == {NEW}
    mirrored(stage.cast.workshop, stage.records())


def test_a_group_that_has_a_board_can_still_be_renamed(stage: Stage) -> None:
    play(stage, (go("clustering"), Move("rename_group", of_group("Callers", name="Phoners"), "facilitator")))
    assert [group.name for group in groups(stage.records()).values()] == ["Planners", "Phoners"]


def test_who_is_taken_out_has_no_right_any_more_and_their_work_stays(stage: Stage) -> None:
    go("clustering").on(stage)
    board = board_at(stage.cast, "clustering", group="Planners")
    board.do("make_cluster", {"cluster": NEW, "label": "By Ben"}, by="ben")
    REMOVE_BEN.on(stage)
    assert board.refusal("remove_cluster", {"cluster": NEW}, by="ben").code == "absent"
    assert stage.refusal("undo", by="ben").code == "absent"
    assert NEW in board.records()["clusters"]


@pytest.fixture
def sorting(stage: Stage) -> tuple[Stage, Stage]:
    """The boards of Planners and of Callers, while they sort."""
    go("clustering").on(stage)
    return board_at(stage.cast, "clustering", group="Planners"), board_at(stage.cast, "clustering", group="Callers")


@pytest.mark.parametrize("move", [into("anna", "Callers"), arrange(("anna", "Callers"), ("cleo", "Planners"))])
async def test_who_changes_groups_is_sent_nothing_more_of_the_old_board_and_can_work_on_the_new_one(
    stage: Stage, sorting: tuple[Stage, Stage], move: Move
) -> None:
    old, new = sorting
    tab = Tab(stage.actor("anna"))
    await tab.following(old.document)
    move.on(stage)
    await tab.until(lambda: tab.mirrors[old.document].gone)
    old.do("make_cluster", {"cluster": NEW, "label": "Not for Anna"}, by="ben")
    await tab.following(new.document)
    tab.command(new.document, "make_cluster", cluster=NEW, label="By Anna")
    await tab.until(lambda: tab.all("ack"))
    assert "Not for Anna" not in "".join(tab.frames)
    assert tab.mirrors[new.document].records["clusters"][NEW]["label"] == "By Anna"
    tab.command(old.document, "remove_cluster", cluster=NEW)
    await tab.until(lambda: tab.all("no"))
    assert tab.all("no")[0]["code"] == "absent"
    await tab.leave()


def is_out_of(tab: Tab, *stages: Stage) -> bool:
    return all(tab.mirrors[stage.document].gone for stage in stages)


async def test_who_is_taken_out_is_shown_the_door_on_every_page(stage: Stage, sorting: tuple[Stage, Stage]) -> None:
    board, _other = sorting
    tabs = [Tab(stage.actor("ben")), Tab(stage.actor("ben")), Tab(stage.actor("anna"))]
    for tab in tabs:
        await tab.following(stage.document)
        await tab.following(board.document)
    REMOVE_BEN.on(stage)
    for tab in tabs[:2]:
        await tab.until(partial(is_out_of, tab, stage, board))
    await tabs[2].until(lambda: len(tabs[2].mirrors[stage.document].records["people"]) == 3)
    assert not tabs[2].mirrors[board.document].gone
    for tab in tabs:
        await tab.leave()
