"""What those who run a session do on the console, and how people call them."""

import re
import sqlite3
from contextlib import closing
from typing import Any
from uuid import UUID

from playwright.sync_api import Locator, expect

from tests.e2e.acts import preparing
from tests.e2e.people import Person
from tests.e2e.rooms import Room
from tests.serving import Served


def make_groups(room: Room, **people: list[str]) -> None:
    """Groups by name, with those who are in them."""
    page = room.facilitator.page
    for name, members in people.items():
        page.evaluate(
            """([name, members]) => {
              const { session, commands } = document.querySelector("troupe-console");
              const group = crypto.randomUUID();
              commands.makeGroup(name, { group });
              const placed = [...session.get("people")].filter(([, person]) => members.includes(person.name));
              for (const [id] of placed) commands.placePerson(id, group);
            }""",
            [name, members],
        )
        expect(tile(room.facilitator, name)).to_be_visible()


def tile(person: Person, group: str) -> Locator:
    return person.page.get_by_role("article", name=re.compile(f"^{group}"))


def say(person: Person, word: str) -> None:
    """Raise one's hand, call for help, be done, ask for more time."""
    answer = person.page.evaluate(
        "word => document.querySelector('troupe-room').session.send('signal', { word, on: true })", word
    )
    assert answer["ok"], answer


def listen(person: Person) -> None:
    """From now on `window.heard` holds what the page says aloud."""
    person.page.evaluate(
        """() => {
          window.heard = [];
          const region = document.getElementById("announcer");
          new MutationObserver(() => window.heard.push(region.textContent)).observe(region, { childList: true });
        }"""
    )


def clock(person: Person) -> dict[str, Any]:
    """The clock of the session as somebody's page has it."""
    script = "() => ({ ...document.querySelector('troupe-console, troupe-room').session.record('clock', 'main') })"
    return dict(person.page.evaluate(script))


def messages(person: Person) -> list[str]:
    """What somebody's page holds of what was told."""
    script = """() => [...document.querySelector('troupe-room').session.get('announcements').values()]
      .map(({ text }) => text)"""
    return list(person.page.evaluate(script))


def may_write(person: Person) -> bool:
    """Whether the board on somebody's page takes what they write."""
    return bool(person.page.evaluate("() => document.querySelector('troupe-clustering').document.can('write')"))


def co_facilitate(cora: Person, *, room: Room, troupe: Served) -> None:
    """Somebody with an account of their own is made a co-facilitator, and opens the console."""
    email = f"{room.workshop.strip('/').rpartition('/')[2]}@example.org"
    preparing.sign_up(cora, email=email, password="curtain-call-2025")
    workshop = UUID(room.workshop.strip("/").rpartition("/")[2]).hex
    with closing(sqlite3.connect(troupe.folder / "troupe.sqlite3", timeout=30)) as rows, rows:
        rows.execute(
            "INSERT INTO workshop_staffmembership (workshop_id, user_id, role)"
            " SELECT ?, id, 'co_facilitator' FROM auth_user WHERE email = ?",
            (workshop, email),
        )
    cora.page.goto(f"{room.workshop}console/")
    expect(cora.page.locator("#now-title")).to_be_visible()
