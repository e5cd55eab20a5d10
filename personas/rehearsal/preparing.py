"""The facilitator's preparation, page by page: account, workshop, quotes, deck."""

import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.urls import reverse

from personas.rehearsal.browser import Answer, Browser, Fields
from personas.rehearsal.columns import one_column, text_columns
from personas.rehearsal.errors import RehearsalError
from personas.rehearsal.pages import Form
from personas.rehearsal.plan import DECK_SIZE, Plan
from workshop.agenda_templates import THREE_HOURS

_WORKSHOP = re.compile(r"/w/([0-9a-f-]{36})/")
_PROGRESS = re.compile("/progress/$")


@dataclass(frozen=True)
class Prepared:
    """A workshop that people can be invited to."""

    workshop: str
    title: str
    join_path: str
    join_code: str
    quotes_imported: int


async def sign_up(browser: Browser, *, name: str) -> None:
    """Make a fresh account; with it comes a library of its own, so that nothing mixes with real data."""
    shown = await browser.open(reverse("account:sign_up"), what="The page for signing up")
    email = f"rehearsal-{secrets.token_hex(8)}@example.org"
    typed = {"name": name, "email": email, "password": secrets.token_urlsafe(18)}
    answer = await browser.submit(shown, _form(shown, "password"), typed)
    if answer.status != 200 or "/library/" not in answer.path:
        raise RehearsalError(f"No account could be made: {answer.page.complaints or answer.status}")


async def prepare(browser: Browser, plan: Plan) -> Prepared:
    """Make a workshop, import the quotes, set the deck; returns how to come in."""
    workshop, title = await _make_workshop(browser, name=plan.quotes.stem)
    await _import(browser, plan, workshop=workshop)
    imported = await _set_deck(browser, workshop=workshop)
    overview = await browser.open(reverse("workshop", args=[workshop]), what="The workshop's page")
    link = next((link for link in overview.page.links if "/join/" in link and len(link.split("/join/")[1]) > 1), "")
    if not link:
        raise RehearsalError("The workshop's page shows no link for participants.")
    code = link.rstrip("/").rsplit("/", 1)[1]
    return Prepared(workshop, title, f"/join/{code}/", code, imported)


async def _make_workshop(browser: Browser, *, name: str) -> tuple[str, str]:
    library = await browser.open(reverse("home"), what="The library")
    page = await browser.open(library.path + "workshops/new/", what="The page for a new workshop")
    title = f"Rehearsal: {name}"[:120]
    answer = await browser.submit(page, _form(page, "title"), {"title": title, "template": THREE_HOURS.id})
    found = _WORKSHOP.search(answer.path)
    if found is None:
        raise RehearsalError(f"No workshop could be made: {answer.page.complaints or answer.status}")
    return found.group(1), title


async def _import(browser: Browser, plan: Plan, *, workshop: str) -> None:
    page = await browser.open(reverse("quotes_import", args=[workshop]), what="The page for importing quotes")
    form = page.page.form_with("way", value="file")
    if form is None:
        raise RehearsalError("The page for importing quotes has no form for a file.")
    file = {"file": (plan.quotes.name, await _read(plan.quotes))}
    mapping = await browser.submit(page, form, {}, files=file)
    if mapping.path == page.path:
        raise RehearsalError(f"{plan.quotes} cannot be imported: {mapping.page.complaints or mapping.status}")
    form = _form(mapping, "fixed_source")
    if "respondent" not in form.offers:
        raise RehearsalError(f"{plan.quotes} is a transcript. Pick its quotes on the page; a rehearsal needs a table.")
    chosen = _chosen_columns(form, plan)
    preview = await browser.submit(mapping, form, {**chosen, "action": "preview"})
    _refuse_complaints(preview, plan)
    done = await browser.submit(preview, _form(preview, "fixed_source"), {**chosen, "action": "import"})
    while _PROGRESS.search(done.path) and done.status == 200:
        done = await browser.submit(done, _form(done, "step"), {})
    if done.path == preview.path:
        _refuse_complaints(done, plan)
        raise RehearsalError(f"{plan.quotes} was not imported. {done.page.text_of('banner__body')}".rstrip())


def _chosen_columns(form: Form, plan: Plan) -> Fields:
    """What to change on the mapping page: the columns that were named; the others stay as they were guessed."""
    headers = {value: header for value, header in form.offers["respondent"].items() if value}
    chosen: dict[str, str | list[str]] = {}
    text = form.fields.get("text", [])
    if plan.text_columns:
        text = chosen["text"] = text_columns(plan.text_columns, headers=headers)
    named = {"respondent": plan.respondent_column, "segment": plan.segment_column, "source": plan.source_column}
    for field, name in named.items():
        guessed = form.fields.get(field, [""])[0]
        if name:
            chosen[field] = one_column(name, headers=headers, guessed=guessed)
        elif plan.text_columns and guessed in text:
            chosen[field] = ""
    if not text:
        shown = "".join(f"\n  - {header}" for header in headers.values())
        raise RehearsalError(f"No column of {plan.quotes} looks like quotes. Name one with --text-column:{shown}")
    return chosen


def _refuse_complaints(answer: Answer, plan: Plan) -> None:
    if answer.status != 200 or answer.page.text_of("field__error"):
        raise RehearsalError(f"{plan.quotes} cannot be imported: {answer.page.complaints or answer.status}")


async def _set_deck(browser: Browser, *, workshop: str) -> int:
    """Deal at most 60 quotes where the page offers a choice; returns how many quotes there are in all."""
    page = await browser.open(reverse("quotes", args=[workshop]), what="The page of the quotes")
    form = page.page.form_with("size")
    if form is not None:
        await browser.submit(page, form, {"size": str(DECK_SIZE)})
    number = re.match(r"[\d.,\s]*\d", page.page.text_of("text-lead"))
    if number is None:
        raise RehearsalError("The page of the quotes does not say how many there are.")
    return int(re.sub(r"\D", "", number.group()))


async def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()  # noqa: ASYNC240 once, before anybody is there
    except OSError as error:
        raise RehearsalError(f"{path} cannot be read: {error.strerror}.") from None


def _form(answer: Answer, field: str) -> Form:
    form = answer.page.form_with(field)
    if form is None:
        raise RehearsalError(f"{answer.path} has no form with “{field}”. {answer.page.complaints}".rstrip())
    return form
