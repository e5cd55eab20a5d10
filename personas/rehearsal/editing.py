"""The editor's part: choose candidates, finish a draft in its form, lock the pack, fetch its files."""

import json
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from personas.rehearsal.browser import Answer, Browser
from personas.rehearsal.errors import RehearsalError
from personas.rehearsal.live_document import LiveDocument
from personas.rehearsal.pages import Form

FORMATS = ("json", "md", "pdf", "csv")
PERSONAS_MOST = 5
BEGINNINGS = {"pdf": b"%PDF-", "json": b"{"}
WRITTEN = "An editor added this in the rehearsal and left it as an assumption."
REWRITTEN = " (looked over by an editor)"


@dataclass(frozen=True)
class Edited:
    """One line that the editor rewrote: what it was, and what it is."""

    was: str
    now: str


@dataclass
class Made:
    """The locked pack: its address and its files by format."""

    path: str
    files: dict[str, bytes] = field(default_factory=dict)

    @property
    def content(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.files["json"])
        return found

    @property
    def lines(self) -> set[str]:
        """The text of every line of every persona."""
        personas = self.content["personas"]
        return {line["text"] for one in personas for found in one["fields"] for line in found["lines"]}


async def choose_candidates(browser: Browser, *, workshop: str, wanted: list[str]) -> list[str]:
    """Tick the first of `wanted` that the page offers, at most five; returns the addresses of the drafts."""
    shown = await browser.open(reverse("personas", args=[workshop]), what="The editors' page")
    form = _form(shown, "candidate")
    offered = form.offers["candidate"]
    ticked = [id for id in wanted if id in offered][:PERSONAS_MOST]
    if not ticked:
        raise RehearsalError("The editors' page offers none of the candidates that were voted on.")
    answer = await browser.submit(shown, form, {"candidate": ticked})
    drafts = list(dict.fromkeys(link for link in answer.page.links if link.startswith("/personas/")))
    if len(drafts) != len(ticked):
        raise RehearsalError(
            f"{len(ticked)} candidates were chosen, {len(drafts)} drafts came of it. {answer.page.complaints}".rstrip()
        )
    return drafts


async def edit(browser: Browser, draft: str) -> Edited | None:
    """Rewrite the first line of a draft, where there is one, and add a line."""
    shown = await browser.open(draft, what="The draft's page")
    form = _form(shown, "was:name")
    line = next((name for name in form.fields if name.startswith("line:")), None)
    changes: dict[str, str | list[str]] = {"new:goals": WRITTEN}
    edited = None
    if line is not None:
        was = form.fields[line][0]
        edited = Edited(was, was + REWRITTEN)
        changes[line] = edited.now
    answer = await browser.submit(shown, form, changes)
    if answer.status != 200:
        raise RehearsalError(f"A draft could not be saved: {answer.page.complaints or answer.status}")
    return edited


async def lock(browser: Browser, *, workshop: str) -> Made:
    """Lock the drafts and fetch the pack in every format."""
    shown = await browser.open(reverse("pack_lock", args=[workshop]), what="The page for locking a pack")
    form = next((form for form in shown.page.forms if not form.action or "lock" in form.action), None)
    if form is None:
        raise RehearsalError(f"The pack could not be locked. {shown.page.complaints}".rstrip())
    answer = await browser.submit(shown, form, {})
    if not answer.path.startswith("/packs/"):
        raise RehearsalError(f"The pack could not be locked: {answer.page.complaints or answer.status}")
    made = Made(answer.path)
    for format in FORMATS:
        file = await browser.open(f"{answer.path}{format}/", what=f"The pack as {format}")
        if not file.content.startswith(BEGINNINGS.get(format, b"")) or not file.content:
            raise RehearsalError(f"The pack as {format} is not what it should be.")
        made.files[format] = file.content
    return made


def lines_left_behind(made: Made, sheets: list[LiveDocument], *, edited: list[Edited]) -> list[str]:
    """The lines of the groups' sheets, as the room left them, that the pack does not hold."""
    now = {one.was: one.now for one in edited}
    found = made.lines
    texts = [str(line["text"]) for sheet in sheets for line in sheet.collection("lines").values()]
    left = [text for text in texts if text not in found and now.get(text) not in found]
    if WRITTEN not in found:
        left.append(WRITTEN)
    return left


def _form(shown: Answer, name: str) -> Form:
    form = shown.page.form_with(name)
    if form is None:
        raise RehearsalError(f"{shown.path} has no form with “{name}”. {shown.page.complaints}".rstrip())
    return form
