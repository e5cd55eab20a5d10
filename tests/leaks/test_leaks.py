"""Every byte that each role is sent in a whole day, searched for what they must not hold; and faults that it finds."""

from collections.abc import Callable

import pytest

from realtime import hub, projection, reading
from realtime.engine import engine
from tests.leaks.day import SIGNED_OUT, day, finish, publish, reveal, sort, vote, write_in_silence
from tests.rights.house import ANONYMOUS, House
from tests.workshop.acts.session import of_person
from workshop import access, boards
from workshop.exercises.sheet import commands as sheet_commands
from workshop.rights import Situation


def test_p2_nobody_is_sent_a_byte_of_what_is_hidden_from_them(house: House, origin: str) -> None:
    with day(house, origin=origin) as whole:
        whole.follow_everything()
        for part in (sort, write_in_silence, reveal, vote, finish, publish):
            part(whole)
            whole.open_everything()
            assert whole.leaks() == [], part.__name__
        assert whole.never_seen() == []
        for name in (ANONYMOUS, SIGNED_OUT):
            assert whole.recorders[name].close_code == 4003
            assert whole.recorders[name].messages == []


def no_projection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(projection, "sees", lambda record, *, viewer: record is not None)


def no_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "Situation", lambda **about: Situation(**{**about, "own_group": True}))


def no_second_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "recheck", lambda documents: None)


def no_audience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_commands, "audience", lambda overlay, context: None)


def boards_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boards, "Seen", lambda whole, *, viewer: whole)


def sequences_of_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub, "private_after", lambda changes, *, before, kind: False)
    monkeypatch.setattr(reading, "is_private", lambda kind, records: False)


@pytest.mark.parametrize(
    ("plant", "found"),
    [
        (no_projection, {"cleo: a line written in silence", "facilitator: a name proposed in silence"}),
        (no_audience, {"cleo: a line written in silence", "owner: what a line said before, in silence"}),
        (boards_read_whole, {"dora: a summary written in silence"}),
        (sequences_of_all, {"cleo: what Anna is at in silence"}),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_a_fault_in_silence_is_found(
    house: House,
    origin: str,
    monkeypatch: pytest.MonkeyPatch,
    plant: Callable[[pytest.MonkeyPatch], None],
    found: set[str],
) -> None:
    plant(monkeypatch)
    with day(house, origin=origin) as whole:
        whole.session.do(
            "place_person", of_person("anna", group=house.cast.groups["Callers"])(whole.session), by="owner"
        )
        whole.follow_everything()
        write_in_silence(whole)
        assert found <= set(whole.leaks())


@pytest.mark.parametrize(
    ("plant", "found"),
    [
        (no_projection, {"cleo: the ballot of anna", "dora: how many have voted", "owner: the ballot of cleo"}),
        (no_groups, {"cleo: a label of Planners, changed before the end", "dora: a label of Callers"}),
        (
            no_second_look,
            {
                "anna: a label of Planners after Anna has left",
                "ben: a label of Planners after Ben was taken out",
            },
        ),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_a_planted_fault_is_found(
    house: House,
    origin: str,
    monkeypatch: pytest.MonkeyPatch,
    plant: Callable[[pytest.MonkeyPatch], None],
    found: set[str],
) -> None:
    plant(monkeypatch)
    with day(house, origin=origin) as whole:
        whole.follow_everything()
        sort(whole)
        vote(whole)
        assert found <= set(whole.leaks())
