"""What people and facilitator do around the work of a step: hosts, arrivals, hands, words to all, a locked board."""

import asyncio
from typing import Any

from personas.rehearsal.errors import RehearsalError
from personas.rehearsal.people import Person, new_id
from personas.rehearsal.tally import Sent, Tally

ANNOUNCEMENT = "Half of the time is over."
PARKED = "Who pays for it? Not for today."


async def begin(facilitator: Person, groups: dict[str, list[Person]], *, step: dict[str, Any]) -> None:
    """In each group somebody keeps the time and says that they are there; one group gets two minutes more."""
    for group, members in groups.items():
        if facilitator.session.collection("groups")[group].get("host") is None:
            await must(members[0], "become_host", {"group": group})
    await asyncio.gather(*(must(members[0], "arrive", {"group": group}) for group, members in groups.items()))
    first = next(iter(groups))
    await must(facilitator, "retime_group", {"group": first, "minutes": step["minutes"] + 2})


async def ask_and_tell(facilitator: Person, people: list[Person]) -> None:
    """Somebody raises a hand and is answered, somebody parks a thought, everybody is told something."""
    asking = people[-1]
    own = asking.id
    await must(asking, "signal", {"word": "hand", "on": True})
    await facilitator.live.until(
        lambda: facilitator.session.collection("signals").get(own, {}).get("hand_at"),
        what=f"The console did not show the hand of {asking.name}",
    )
    await must(facilitator, "answer_signal", {"person": own, "word": "hand"})
    await must(people[0], "park", {"item": new_id(), "text": PARKED})
    told = new_id()
    await must(facilitator, "tell", {"announcement": told, "text": ANNOUNCEMENT})
    for person in people:
        await person.live.until(
            lambda person=person: told in person.session.collection("announcements"),  # type: ignore[misc]
            what=f"{person.name} was not told",
        )


async def finish(people: list[Person]) -> None:
    """Everybody says that they are done."""
    await asyncio.gather(*(must(person, "signal", {"word": "done", "on": True}) for person in people))


async def try_locked_board(facilitator: Person, member: Person, board: str | None, tally: Tally) -> None:
    """A board that the facilitator has locked takes nothing from its group until it is open again."""
    assert board is not None
    await must(facilitator, "lock_board", {"board": board, "locked": True})
    sent = await member.live.send(board, "make_cluster", {"cluster": new_id(), "label": "Late"}, is_probe=True)
    tally.probes["a locked board takes nothing"] = sent.is_refused
    await must(facilitator, "lock_board", {"board": board, "locked": False})
    await member.live.until(lambda: "write" in member.live.documents[board].can, what="The board was not opened again")


async def try_late_press(facilitator: Person, *, target: str, seen: str | None, tally: Tally) -> None:
    """A press on “next” of somebody who still sees the step before moves nobody."""
    session = facilitator.session
    arguments = {"step": target, "seen": seen}
    sent = await facilitator.live.send(session.id, "go_to_step", arguments, is_probe=True)
    tally.probes["a press that comes late does not move the agenda twice"] = sent.is_refused


async def must(person: Person, command: str, arguments: dict[str, object]) -> Sent:
    """A command of the session that has to be accepted."""
    sent = await person.live.send(person.session.id, command, arguments)
    if not sent.is_acknowledged:
        raise RehearsalError(f"{person.name} could not {command.replace('_', ' ')}: {sent.message}")
    return sent
