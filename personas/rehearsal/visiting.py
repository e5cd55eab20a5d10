"""A company of simulated people in a rehearsal: they come in little by little, take part, and leave when it is over."""

import asyncio
import logging

import msgspec

from personas.rehearsal.arriving import come_in
from personas.rehearsal.errors import RehearsalError
from personas.rehearsal.living import live_through
from personas.rehearsal.people import Person, participant
from personas.rehearsal.preparing import Prepared
from personas.rehearsal.tally import Tally
from personas.rehearsal.way import Way

logger = logging.getLogger("troupe.rehearsal")

ARRIVE_WITHIN_SECONDS = 20.0
COMING_IN_AT_ONCE = 4
SLOWER_THAN_THE_COMMAND = 8.0
"""At speed 1 somebody acts every seven seconds or so; the command `rehearse` has people who think faster."""
ACTS_PER_SECOND_MOST = 50.0
"""Of all of them together: real workshops run on the same server."""


class Order(msgspec.Struct, frozen=True):
    """What a company is told: how to reach the server, the door of its one workshop, how many come, how fast."""

    origin: str
    host: str
    port: int
    workshop: str
    join_code: str
    people: int
    speed: float

    @property
    def pace(self) -> float:
        """How much faster than the command's people each of them thinks."""
        return min(self.speed / SLOWER_THAN_THE_COMMAND, ACTS_PER_SECOND_MOST / self.people)


async def visit(order: Order) -> None:
    """Let everybody come, take part and leave."""
    way, tally = Way(order.origin, order.host, order.port), Tally()
    everybody = [participant(number, way=way, tally=tally, speed=order.pace) for number in range(order.people)]
    prepared = Prepared(order.workshop, "", f"/join/{order.join_code}/", order.join_code, 0)
    turns = asyncio.Semaphore(COMING_IN_AT_ONCE)
    await asyncio.gather(
        *(_be_there(person, prepared, order, turns, place=place) for place, person in enumerate(everybody))
    )


async def _be_there(person: Person, prepared: Prepared, order: Order, turns: asyncio.Semaphore, *, place: int) -> None:
    """One person's day. Whoever cannot come in, or is hung up on, is gone; the others stay."""
    try:
        await asyncio.sleep(person.chance.uniform(0, ARRIVE_WITHIN_SECONDS) / order.speed)
        async with turns:
            await come_in(person, prepared, by_code=False, place=place)
        await person.open_live()
        await live_through(person)
    except RehearsalError:
        logger.info("somebody has left a rehearsal")
    finally:
        await person.leave()
