"""The deputy takes the controls when nobody has run the session for two minutes, and not before."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from realtime.refusals import Refusal
from tests.workshop.acts import Stage, play
from tests.workshop.acts.session import at_step, clock, of_person
from tests.workshop.acts.session_during import DEPUTY, IN_SORTING, TAKE_CONTROLS
from tests.workshop.cast import Cast
from workshop.models import Workshop


@pytest.fixture
def stage(cast: Cast) -> Stage:
    stage = Stage(cast, cast.workshop.session)
    play(stage, (*IN_SORTING, DEPUTY))
    return stage


def seen(stage: Stage, *, seconds_ago: int) -> None:
    at = timezone.now() - timedelta(seconds=seconds_ago)
    Workshop.objects.filter(pk=stage.cast.workshop.pk).update(staff_seen_at=at)


def test_while_somebody_runs_the_session_nobody_takes_the_controls(stage: Stage) -> None:
    seen(stage, seconds_ago=90)
    assert "less than two minutes ago" in str(stage.refusal("take_controls", by="ben").message)
    seen(stage, seconds_ago=130)
    TAKE_CONTROLS.on(stage)
    assert clock(stage.records()).deputy_acts


def test_a_page_that_is_open_says_so(stage: Stage) -> None:
    seen(stage, seconds_ago=130)
    answer = stage.cast.browser("co_facilitator").post(f"/w/{stage.cast.workshop.pk}/here/")
    assert answer.status_code == 204
    assert stage.refusal("take_controls", by="ben").code == "invalid"


def test_a_page_of_somebody_who_only_looks_on_says_nothing(stage: Stage) -> None:
    seen(stage, seconds_ago=130)
    assert stage.cast.browser("editor").post(f"/w/{stage.cast.workshop.pk}/here/").status_code == 204
    TAKE_CONTROLS.on(stage)


def test_the_deputy_has_the_controls_until_they_are_taken_back(stage: Stage) -> None:
    with pytest.raises(Refusal):
        stage.do("pause", by="ben")
    TAKE_CONTROLS.on(stage)
    stage.do("pause", by="ben")
    stage.do("resume", by="ben")
    stage.do("give_back_controls", by="facilitator")
    with pytest.raises(Refusal):
        stage.do("pause", by="ben")
    assert clock(stage.records()).deputy is not None, "who may stand in stays named"


def test_another_group_s_board_stays_closed_to_the_deputy(stage: Stage) -> None:
    TAKE_CONTROLS.on(stage)
    boards = stage.cast.workshop.boards.exclude(breakout__isnull=True)
    own = stage.cast.group("Planners")
    codes = {}
    for board in boards:
        there = Stage(stage.cast, board.pk)
        try:
            there.do("make_cluster", {"cluster": str(UUID(int=7)), "label": "Mine"}, by="ben")
            codes[board.breakout_id == own] = "done"
        except Refusal as refusal:
            codes[board.breakout_id == own] = refusal.code
    assert codes == {True: "done", False: "absent"}


def test_who_is_taken_out_is_no_deputy_any_more(stage: Stage) -> None:
    TAKE_CONTROLS.on(stage)
    stage.do("remove_person", dict(of_person("ben")(stage)), by="facilitator")
    found = clock(stage.records())
    assert (found.deputy, found.deputy_acts) == (None, False)
    row = Workshop.objects.get(pk=stage.cast.workshop.pk)
    assert (row.deputy_id, row.deputy_acts) == (None, False)


def test_naming_another_deputy_takes_the_controls_from_the_first(stage: Stage) -> None:
    TAKE_CONTROLS.on(stage)
    stage.do("name_deputy", dict(of_person("anna")(stage)), by="facilitator")
    with pytest.raises(Refusal):
        stage.do("go_to_step", dict(at_step("vote")(stage)), by="ben")
