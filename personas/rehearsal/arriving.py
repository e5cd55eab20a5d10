"""People come in, by code and by link, say who they are, and are put into groups."""

import asyncio
from functools import partial

from django.urls import reverse

from personas.rehearsal.browser import Answer
from personas.rehearsal.errors import RehearsalError
from personas.rehearsal.live_document import LiveDocument
from personas.rehearsal.pages import Form
from personas.rehearsal.people import Person, new_id
from personas.rehearsal.preparing import Prepared

AT_ONCE = 6


async def arrive(people: list[Person], prepared: Prepared) -> None:
    """Every other person types the code, the rest open the link; then all open the room."""
    limit = asyncio.Semaphore(AT_ONCE)

    async def come_in(place: int, person: Person) -> None:
        async with limit:
            await _come_in(person, prepared, by_code=place % 2 == 0, place=place)

    await asyncio.gather(*(come_in(place, person) for place, person in enumerate(people)))


async def _come_in(person: Person, prepared: Prepared, *, by_code: bool, place: int) -> None:
    if by_code:
        asked = await person.browser.open(reverse("join"), what="The page that asks for the code")
        spelt = f"{prepared.join_code[:4].lower()} {prepared.join_code[4:]}"
        named = await _fill(person, asked, {"code": spelt})
    else:
        named = await person.browser.open(prepared.join_path, what="The invitation's link")
    room = await _fill(person, named, {"name": person.name})
    if not room.path.endswith("/room/"):
        raise RehearsalError(f"{person.name} was not let in: {room.page.complaints or room.status}")
    person.read_config(room)
    await _describe(person, room, meets_customers=place % 3 == 0)


async def _fill(person: Person, shown: Answer, typed: dict[str, str]) -> Answer:
    form = next((shown.page.form_with(name) for name in typed), None)
    if form is None:
        raise RehearsalError(f"{shown.path} has no form for {', '.join(typed)}. {shown.page.complaints}".rstrip())
    return await person.browser.submit(shown, form, typed)


async def _describe(person: Person, room: Answer, *, meets_customers: bool) -> None:
    """The two taps in the lobby. The room's element posts them; its form is not in the page."""
    typed = {"function": person.function} | ({"meets_customers": "on"} if meets_customers else {})
    action = reverse("describe_oneself", args=[person.config["workshop"]["id"]])
    answer = await person.browser.submit(room, Form(action=action), typed)
    if answer.status != 200:
        raise RehearsalError(f"{person.name} could not say who they are: {answer.page.complaints or answer.status}")


async def make_groups(facilitator: Person, people: list[Person], *, count: int) -> list[str]:
    """Make groups and put everybody into one, in turn; returns the groups' ids."""
    session = facilitator.session
    for person in people:
        listed = partial(_is_listed, session, person.actor.removeprefix("p:"))
        await facilitator.live.until(listed, what=f"{person.name} is not listed")
    groups = [new_id() for _ in range(count)]
    for place, group in enumerate(groups):
        await _must(facilitator, "make_group", {"group": group, "name": f"Group {place + 1}"})
    for place, person in enumerate(people):
        person.group = groups[place % count]
        await _must(facilitator, "place_person", {"person": person.actor.removeprefix("p:"), "group": person.group})
    return groups


def _is_listed(session: LiveDocument, id: str) -> bool:
    return id in session.collection("people")


async def _must(facilitator: Person, command: str, arguments: dict[str, object]) -> None:
    sent = await facilitator.live.send(facilitator.session.id, command, arguments)
    if not sent.is_acknowledged:
        raise RehearsalError(f"The facilitator could not {command.replace('_', ' ')}: {sent.message}")
