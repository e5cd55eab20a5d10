"""Every live command × everybody × every state of the workshop × every board: the table decides.

Rights are asked before arguments are looked at. So arguments that fit no command tell who may and change nothing:
“could not be understood” is a yes.
"""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from realtime.batch import Batch, Submission
from realtime.engine import engine
from realtime.kinds import Kind, all_kinds, kind_named
from realtime.refusals import Refusal
from tests.rights.house import NOBODY, OBSERVER, ROLES, House
from tests.rights.staging import GROUPS, Place, places
from workshop.models import Workshop
from workshop.rights import Capability, Situation, allowed, capabilities

STATES = [state.value for state in Workshop.Status]
PEOPLE = [name for name in ROLES if name not in NOBODY]
"""Who has no account and no cookie is nobody for a socket; see `test_identity.py`."""


@pytest.mark.parametrize("state", STATES)
def test_a_command_is_for_whom_the_table_says(house: House, state: str) -> None:
    house.cast.set_status(state)
    wrong = []
    for place in places(house):
        asked = answers(house, place)
        for (name, command), code in asked.items():
            expected = expected_code(name, command, place=place, state=state)
            wrong += [(place.name, name, command, code, expected)] if code != expected else []
    assert wrong == []


@pytest.mark.parametrize("state", STATES)
def test_a_document_is_followed_by_whom_the_table_says_with_what_they_may(house: House, state: str) -> None:
    house.cast.set_status(state)
    wrong = []
    for place in places(house):
        found = place.kind.access(place.document, [house.cast.actor(name) for name in PEOPLE])
        for name in PEOPLE:
            may = capabilities(ROLES[name], situation=situation(name, place=place, state=state))
            expected = may if place.reading in may else None
            access = found.get(house.cast.actor(name))
            wrong += [(place.name, name)] if (access.capabilities if access else None) != expected else []
    assert wrong == []


def test_no_command_is_missing_from_these_tests(house: House) -> None:
    assert {place.kind.name for place in places(house)} == {kind.name for kind in product_kinds()}


def test_a_command_names_a_capability_of_the_table() -> None:
    for kind in product_kinds():
        for command in kind.commands.values():
            assert Capability(command.needs), command.name


def test_what_the_server_does_by_itself_is_for_nobody_else() -> None:
    assert [name for name in ROLES if allowed(ROLES[name], Capability.SYSTEM, situation=Situation())] == []
    assert {command.name for kind in product_kinds() for command in kind.commands.values() if is_system(command.needs)}


def product_kinds() -> list[Kind]:
    """Without those that other tests register."""
    return [kind for kind in all_kinds() if kind.access.__module__.startswith(("workshop.", "personas."))]


def is_system(needs: str) -> bool:
    return needs == Capability.SYSTEM


def situation(name: str, *, place: Place, state: str) -> Situation:
    """A persona draft belongs to a workshop that was held long ago and knows no groups."""
    if place.kind.name == "draft":
        return Situation(ended=True, running=False)
    own = place.group is None or name not in GROUPS or GROUPS[name] == place.group
    shown = place.group is None or name != OBSERVER
    return Situation(ended=state == "ended", own_group=own, running=state == "running", shown=shown)


def expected_code(name: str, command: str, *, place: Place, state: str) -> str:
    given = situation(name, place=place, state=state)
    if not allowed(ROLES[name], place.reading, situation=given):
        return "absent"
    if allowed(ROLES[name], Capability(place.kind.commands[command].needs), situation=given):
        return "invalid"
    return "ended" if given.ended and place.kind.name != "draft" else "forbidden"


def answers(house: House, place: Place) -> dict[tuple[str, str], str]:
    """The code that each person gets for each command of a document."""

    def job(batch: Batch) -> dict[tuple[str, str], str]:
        return {(name, command): ask(batch, name, command) for name in PEOPLE for command in place.kind.commands}

    def ask(batch: Batch, name: str, command: str) -> str:
        nonsense = {"no command has this argument": True}
        try:
            batch.apply(Submission(place.document, uuid4(), uuid4(), house.cast.actor(name), command, nonsense))
        except Refusal as refusal:
            return refusal.code
        return "done"

    return engine.run(job, documents=(place.document,))


@pytest.mark.parametrize("make", [uuid4, lambda: UUID(int=0)])
def test_a_document_that_is_not_there_is_refused_like_one_that_may_not_be_seen(
    house: House, make: Callable[[], UUID]
) -> None:
    nowhere = Place("nowhere", kind_named("session"), make(), None)
    elsewhere = Place("elsewhere", kind_named("session"), house.cast.strange.session, None)
    for place in (nowhere, elsewhere):
        with pytest.raises(Refusal) as refused:
            engine.execute(place.document, "pause", {}, actor=house.cast.actor("owner"))
        assert (refused.value.code, str(refused.value.message)) == (
            "absent",
            "This is not here any more, or you may not see it.",
        )
