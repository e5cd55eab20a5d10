"""What the words in the table mean, and a few of its cells that must never change by accident."""

import pytest

from workshop.rights import TABLE, Capability, Role, Situation, When, allowed

RUNNING = Situation()
PREPARING = Situation(running=False)
ENDED = Situation(ended=True, running=False)
ELSEWHERE = Situation(own_group=False)


@pytest.mark.parametrize(
    ("role", "capability", "situation", "may"),
    [
        (Role.PARTICIPANT, Capability.WRITE, RUNNING, True),
        (Role.PARTICIPANT, Capability.WRITE, PREPARING, False),
        (Role.PARTICIPANT, Capability.WRITE, ENDED, False),
        (Role.PARTICIPANT, Capability.WRITE, ELSEWHERE, False),
        (Role.PARTICIPANT, Capability.READ_BOARD, ENDED, True),
        (Role.PARTICIPANT, Capability.READ_BOARD, ELSEWHERE, False),
        (Role.PARTICIPANT, Capability.VOTE, RUNNING, True),
        (Role.PARTICIPANT, Capability.VOTE, ENDED, False),
        (Role.FACILITATOR, Capability.WRITE, ELSEWHERE, True),
        (Role.FACILITATOR, Capability.WRITE, ENDED, False),
        (Role.FACILITATOR, Capability.RUN_SESSION, PREPARING, True),
        (Role.FACILITATOR, Capability.RUN_SESSION, ENDED, False),
        (Role.FACILITATOR, Capability.ADMIT, ENDED, True),
        (Role.OBSERVER, Capability.READ_BOARD, RUNNING, True),
        (Role.OBSERVER, Capability.READ_BOARD, Situation(shown=False), False),
        (Role.SCRIBE, Capability.ENTER_FOR_OTHERS, RUNNING, True),
        (Role.SCRIBE, Capability.ENTER_FOR_OTHERS, ELSEWHERE, False),
        (Role.SCRIBE, Capability.ENTER_FOR_OTHERS, ENDED, False),
        (Role.EDITOR, Capability.READ_BOARD, RUNNING, False),
        (Role.EDITOR, Capability.READ_BOARD, ENDED, True),
        (Role.EDITOR, Capability.WRITE, RUNNING, False),
        (Role.EDITOR, Capability.WRITE, ENDED, True),
    ],
)
def test_a_condition_holds_when_it_says(role: Role, capability: Capability, situation: Situation, may: bool) -> None:
    assert allowed([role], capability, situation=situation) is may


def test_several_roles_are_worth_all_of_them() -> None:
    roles = [Role.READER, Role.CO_FACILITATOR]
    assert allowed(roles, Capability.RUN_SESSION, situation=RUNNING)
    assert allowed(roles, Capability.EXPORT_PUBLISHED, situation=RUNNING)
    assert not allowed(roles, Capability.EDIT_DRAFTS, situation=RUNNING)


def test_no_role_is_nothing() -> None:
    assert [one for one in Capability if allowed([], one, situation=RUNNING)] == []


def test_a_participant_never_runs_anything_and_never_leaves_their_workshop() -> None:
    held = {one for one, row in TABLE.items() if Role.PARTICIPANT in row}
    if_switched_on = {one for one in held if TABLE[one][Role.PARTICIPANT] is When.SET}
    assert if_switched_on == {Capability.TIDY}
    assert held - if_switched_on == {
        Capability.TAKE_PART,
        Capability.READ_SESSION,
        Capability.READ_BOARD,
        Capability.WRITE,
        Capability.VOTE,
        Capability.PIN_QUOTES,
    }


def test_a_reviewer_may_what_a_reader_may() -> None:
    assert [one for one, row in TABLE.items() if (Role.REVIEWER in row) is not (Role.READER in row)] == []


def test_the_facilitators_role_is_the_facilitators_to_give() -> None:
    assert {*TABLE[Capability.HAND_OVER]} == {Role.FACILITATOR}


def test_an_observer_only_sees_and_a_scribe_adds_one_thing_to_a_participant() -> None:
    assert {one for one, row in TABLE.items() if Role.OBSERVER in row} == {
        Capability.READ_SESSION,
        Capability.READ_BOARD,
    }
    assert {one for one, row in TABLE.items() if Role.SCRIBE in row} == {Capability.ENTER_FOR_OTHERS}


def test_a_reader_only_reads_what_is_published() -> None:
    assert {one for one, row in TABLE.items() if Role.READER in row} == {
        Capability.READ_LIBRARY,
        Capability.EXPORT_PUBLISHED,
    }
