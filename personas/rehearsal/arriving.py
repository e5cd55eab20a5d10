"""People come in, by code and by link, say who they are, and are put into groups."""

import asyncio
import json
from functools import partial

from django.urls import reverse

from personas.rehearsal.attending import must
from personas.rehearsal.browser import Answer
from personas.rehearsal.errors import RehearsalError
from personas.rehearsal.live_document import LiveDocument
from personas.rehearsal.pages import Form
from personas.rehearsal.people import Person, new_id
from personas.rehearsal.preparing import Prepared

AT_ONCE = 6


async def arrive(people: list[Person], prepared: Prepared, *, first: int = 0) -> None:
    """Every other person types the code, the rest open the link; then all open the room. `first` is their number."""
    limit = asyncio.Semaphore(AT_ONCE)

    async def in_turn(place: int, person: Person) -> None:
        async with limit:
            await come_in(person, prepared, by_code=place % 2 == 0, place=place)

    await asyncio.gather(*(in_turn(place, person) for place, person in enumerate(people, start=first)))


async def come_in(person: Person, prepared: Prepared, *, by_code: bool, place: int) -> None:
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


async def make_groups(facilitator: Person, people: list[Person], *, workshop: str, count: int) -> list[str]:
    """Press for a proposal of so many groups and take it as it is; returns the groups' ids."""
    session = facilitator.session
    for person in people:
        listed = partial(_is_listed, session, person.id)
        await facilitator.live.until(listed, what=f"{person.name} is not listed")
    address = f"{reverse('breakouts_proposal', args=[workshop])}?groups={count}"
    proposed = json.loads((await facilitator.browser.open(address, what="The proposal of groups")).content)["groups"]
    made = [{"group": new_id(), "name": group["name"]} for group in proposed]
    places = [
        {"person": person, "group": new["group"]}
        for new, group in zip(made, proposed, strict=True)
        for person in group["people"]
    ]
    await must(facilitator, "arrange_groups", {"remove": [], "make": made, "places": places})
    by_person = {place["person"]: place["group"] for place in places}
    for person in people:
        person.group = by_person[person.id]
        placed = partial(_is_placed, person)
        await person.live.until(placed, what=f"{person.name} was not placed")
    return [new["group"] for new in made]


async def place_latecomer(facilitator: Person, person: Person, *, workshop: str) -> None:
    """Put somebody who has just come where the page says that they are needed."""
    await facilitator.live.until(
        partial(_is_listed, facilitator.session, person.id), what=f"{person.name} is not listed"
    )
    shown = await facilitator.browser.open(reverse("breakouts", args=[workshop]), what="Where people are needed")
    suggested = {one["person"]: one["group"] for one in json.loads(shown.content)["suggestions"]}
    if person.id not in suggested:
        raise RehearsalError(f"The page does not say where {person.name} is needed.")
    person.group = suggested[person.id]
    await must(facilitator, "place_person", {"person": person.id, "group": person.group})


def _is_listed(session: LiveDocument, id: str) -> bool:
    return id in session.collection("people")


def _is_placed(person: Person) -> bool:
    return bool(person.session.collection("people")[person.id]["group"] == person.group)
