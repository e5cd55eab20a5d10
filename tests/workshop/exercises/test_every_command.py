"""Every command of every kind of document: it does what it says, repeats harmlessly, undoes, and is refused to others.

The rows are in `tests/workshop/acts/`. A command that is registered and has no row fails here.
"""

import pytest

from realtime.engine import engine
from realtime.kinds import kind_named
from tests.workshop.acts import Act, BuiltOn, No, Stage, Table, play, tables
from tests.workshop.acts.wrong import misshapen, outsize
from tests.workshop.cast import Cast


def test_every_registered_command_has_an_act_and_a_refusal() -> None:
    registered = {(kind.name, command) for kind in tables.all_kinds_of_the_product() for command in kind.commands}
    assert {(table.kind, act.command) for table, act in tables.ACTS} == registered
    assert {(table.kind, no.command) for table, no in tables.REFUSALS} == registered


def set_up(cast: Cast, table: Table, act: Act) -> Stage:
    stage = table.open(cast)
    play(stage, act.before)
    assert not act.then(stage.records()), "it is done before it is done"
    return stage


@pytest.mark.parametrize(("table", "act"), tables.ACTS, ids=tables.name)
class TestEachCommand:
    def test_does_it_once_also_when_it_is_sent_again(self, cast: Cast, table: Table, act: Act) -> None:
        """A repeat under the same id is accepted and changes nothing, also on a server that has forgotten all."""
        stage = set_up(cast, table, act)
        submission = stage.submission(act.command, act.given(stage), by=act.by)
        assert stage.send(submission) is None
        once = stage.everything()
        assert act.then(stage.records())
        assert stage.send(submission) is None
        engine.writer.forget()
        assert stage.send(submission) is None
        assert stage.everything() == once

    def test_undoes_or_says_that_it_cannot(self, cast: Cast, table: Table, act: Act) -> None:
        stage = set_up(cast, table, act)
        before = stage.records()
        act.on(stage)
        if act.undoes:
            stage.undo(by=act.by)
            assert stage.records() == before
        elif kind_named(table.kind).commands[act.command].own_undo:
            assert stage.refusal("undo", by="owner").code == "nothing_to_undo"
        else:
            refusal = stage.refusal("undo", by=act.by)
            assert (refusal.code, "change it back by hand" in str(refusal.message)) == ("cannot_undo", True)

    def test_refuses_wrong_arguments(self, cast: Cast, table: Table, act: Act) -> None:
        stage = set_up(cast, table, act)
        given, before = act.given(stage), stage.everything()
        for wrong in misshapen(given, kind_named(table.kind).commands[act.command].arguments):
            refusal = stage.send(stage.submission(act.command, wrong, by=act.by))
            assert refusal is not None, wrong
            assert refusal.code == "invalid", wrong
        for size in outsize(given):
            assert stage.send(stage.submission(act.command, size, by=act.by)) is not None, size
        assert stage.everything() == before

    def test_is_refused_after_the_end(self, cast: Cast, table: Table, act: Act) -> None:
        stage = set_up(cast, table, act)
        given = act.given(stage)
        table.end(stage)
        if act.after_the_end:
            stage.do(act.command, given, by=act.by)
            assert act.then(stage.records())
        else:
            refusal = stage.refusal(act.command, given, by=act.by)
            assert (refusal.code, "has ended" in str(refusal.message)) == ("ended", True)

    def test_is_refused_to_outsiders(self, cast: Cast, table: Table, act: Act) -> None:
        stage = set_up(cast, table, act)
        codes = {name: stage.refusal(act.command, act.given(stage), by=name).code for name in table.outsiders}
        assert codes == table.outsiders
        act.on(stage)
        assert act.then(stage.records()), "it would have worked"


OF_HEIRS = [(table, act) for table, act in tables.ACTS if table.heir and act.by != "system"]


@pytest.mark.parametrize(("table", "act"), OF_HEIRS, ids=tables.name)
def test_who_takes_over_after_the_end_can_do_it_then_and_not_before(cast: Cast, table: Table, act: Act) -> None:
    assert table.heir is not None
    stage = set_up(cast, table, act)
    assert stage.refusal(act.command, act.given(stage), by=table.heir).code == "absent"
    table.end(stage)
    stage.do(act.command, act.given(stage), by=table.heir)
    assert act.then(stage.records())


@pytest.mark.parametrize(("table", "no"), tables.REFUSALS, ids=tables.name)
def test_refuses(cast: Cast, table: Table, no: No) -> None:
    stage = table.open(cast)
    play(stage, no.before)
    refusal = stage.refusal(no.command, no.given(stage), by=no.by)
    assert refusal.code == no.code
    assert no.words in str(refusal.message)


@pytest.mark.parametrize(("table", "built_on"), tables.BUILT_ON, ids=tables.name)
def test_what_others_have_built_on_stays(cast: Cast, table: Table, built_on: BuiltOn) -> None:
    stage = table.open(cast)
    play(stage, (*built_on.before, built_on.mine, *built_on.theirs))
    refusal = stage.refusal("undo", by=built_on.mine.by)
    assert refusal.code == built_on.code
    assert built_on.words in str(refusal.message)


@pytest.mark.parametrize("table", tables.TABLES, ids=tables.name)
def test_what_is_no_command_is_refused(cast: Cast, table: Table) -> None:
    stage = table.open(cast)
    assert stage.refusal("no_such_thing", by="owner").code == "invalid"
    assert stage.refusal("undo", by="owner").code == "nothing_to_undo"
