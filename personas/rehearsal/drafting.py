"""Drafting one persona in each group: what it is drawn from, its name, and lines that rest on quotes."""

import asyncio
from functools import partial
from typing import Any

from personas.rehearsal.live_document import LiveDocument
from personas.rehearsal.people import Person, new_id
from personas.rehearsal.tally import Sent
from personas.rehearsal.themes import excerpt, is_leftover

PAUSE_SECONDS = 1.0
LINES_EACH, LINES_OF_ALL = 3, 20
UNDOES, DETACHES, SUPPORTS = 0.1, 0.1, 0.5
AWAY_SECONDS = 1.5
FIELDS = ("goals", "obstacles", "triggers", "others")
ASSUMPTION = "Would switch for less work on a bad morning (said in the rehearsal; nobody has asked yet)"


async def draft_persona(people: list[Person], board: str, *, place: int) -> None:
    """One group fills its sheet; `place` is the group's number, so that groups draw on different clusters."""
    documents = [await person.live.follow(board) for person in people]
    await settle(people[0], documents[0], place=place)
    for person, document in zip(people, documents, strict=True):
        await person.live.until(partial(is_named, document), what="The sheet has no source")
    await asyncio.gather(*(summarise(person, document) for person, document in zip(people, documents, strict=True)))
    count = max(1, min(LINES_EACH, LINES_OF_ALL // len(people)))
    writing = [
        write_lines(person, document, first=number, count=count, loses_line=number == len(people) - 1)
        for number, (person, document) in enumerate(zip(people, documents, strict=True))
    ]
    await asyncio.gather(*writing)
    await _finish(people, documents)


async def settle(host: Person, sheet: LiveDocument, *, place: int) -> None:
    """Draw on one of the large clusters that have something in common, and give the persona its name."""
    await host.think(PAUSE_SECONDS)
    sources = sorted(sheet.collection("clusters").items(), key=_promising)
    if not sources:
        await host.live.send(sheet.id, "name_persona", {"name": f"Persona {place + 1}", "was": ""})
        return
    chosen = sources[place % len(sources)][0]
    await host.live.send(sheet.id, "draw_on", {"clusters": [chosen]})
    name = f"{_about(sheet)['name']} {host.name} knows"
    await host.live.send(sheet.id, "name_persona", {"name": name, "was": _about(sheet)["name"]})


def _promising(item: tuple[str, dict[str, Any]]) -> tuple[bool, int, str]:
    id, cluster = item
    return is_leftover(cluster["label"]), -len(cluster["quotes"]), id


async def summarise(person: Person, sheet: LiveDocument) -> None:
    """Everybody writes the one-line summary at once; there is room for one, and the others are told so."""
    sent = await _sum_up(person, sheet)
    if sent.is_acknowledged and person.chance.random() < UNDOES:
        await person.live.send(sheet.id, "undo")


def _sum_up(person: Person, sheet: LiveDocument) -> "asyncio.Future[Sent]":
    quote, text = _some_quote(person, sheet, field="summary")
    line = {"line": new_id(), "field": "summary", "text": f"Somebody who says: “{excerpt(text)}”"}
    return person.live.send(sheet.id, "add_line", {**line, "quote": quote, "evidence": new_id()})


async def write_lines(person: Person, sheet: LiveDocument, *, first: int, count: int, loses_line: bool) -> None:
    for number in range(count):
        await person.think(PAUSE_SECONDS)
        at = (first + number) % len(FIELDS)
        field = next((one for one in (*FIELDS[at:], *FIELDS[:at]) if _fresh(sheet, one)), FIELDS[at])
        quote, text = _some_quote(person, sheet, field=field)
        line = {"line": new_id(), "field": field, "text": excerpt(text)}
        person.live.tell(sheet.id, {"editing": {"collection": "lines", "id": line["line"]}})
        writing = person.live.send(sheet.id, "add_line", {**line, "quote": quote, "evidence": new_id()})
        if loses_line and number == count - 1:
            person.live.cut(away_seconds=AWAY_SECONDS / person.speed)
        sent = await writing
        if sent.is_acknowledged:
            await _support(person, sheet, line=line)


async def _support(person: Person, sheet: LiveDocument, *, line: dict[str, Any]) -> None:
    """Send one more quote to the line, think better of it, or take the line back."""
    roll = person.chance.random()
    if roll < UNDOES:
        await person.live.send(sheet.id, "undo")
    elif roll < UNDOES + SUPPORTS:
        quote, _text = _some_quote(person, sheet, field=line["field"])
        attached = {"evidence": new_id(), "field": line["field"], "quote": quote, "line": line["line"]}
        sent = await person.live.send(sheet.id, "attach_quote", attached)
        if sent.is_acknowledged and person.chance.random() < DETACHES:
            await person.live.send(sheet.id, "detach_quote", {"evidence": attached["evidence"]})


async def _finish(people: list[Person], sheets: list[LiveDocument]) -> None:
    """One assumption, a summary if it was taken back, and two people who rewrite the same line at the same time."""
    host, sheet = people[0], sheets[0]
    if not any(line["field"] == "summary" for line in sheet.collection("lines").values()):
        await _sum_up(host, sheet)
    await host.live.send(sheet.id, "add_line", {"line": new_id(), "field": "triggers", "text": ASSUMPTION})
    lines = sorted(sheet.collection("lines").items(), key=lambda item: (item[1]["order"], item[0]))
    goals = [(id, line["text"]) for id, line in lines if line["field"] == "goals"]
    if not goals:
        return
    id, was = goals[0]
    rewriting = [
        person.live.send(sheet.id, "edit_line", {"line": id, "text": f"{was} ({person.name})", "was": was})
        for person in people[:2]
    ]
    for person, sent in zip(people[:2], await asyncio.gather(*rewriting), strict=True):
        if sent.answer == "changed_meanwhile":
            now = sent.detail["now"]
            await person.live.send(sheet.id, "edit_line", {"line": id, "text": f"{now} ({person.name})", "was": now})


def _some_quote(person: Person, sheet: LiveDocument, *, field: str) -> tuple[str, str]:
    """A quote of what the persona is drawn from, or any; one that the field does not rest on yet where there is one."""
    quote = person.chance.choice(sorted(_fresh(sheet, field) or _usable(sheet)))
    return quote, str(sheet.collection("quotes")[quote]["text"])


def _usable(sheet: LiveDocument) -> set[str]:
    sources = [sheet.collection("clusters").get(id, {}) for id in _about(sheet)["clusters"]]
    return {quote for source in sources for quote in source.get("quotes", ())} or set(sheet.collection("quotes"))


def _fresh(sheet: LiveDocument, field: str) -> set[str]:
    return _usable(sheet) - {one["quote"] for one in sheet.collection("evidence").values() if one["field"] == field}


def _about(sheet: LiveDocument) -> dict[str, Any]:
    return sheet.collection("about").get("main", {"name": "", "clusters": []})


def is_named(sheet: LiveDocument) -> bool:
    return bool(_about(sheet)["name"])
