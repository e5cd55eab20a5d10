"""What is only set-up for a test, done by the forms of the pages without drawing them."""

import re
from urllib.parse import urlencode, urljoin, urlsplit

from playwright.sync_api import APIResponse

from personas.rehearsal.pages import read_page
from tests.e2e.people import Person


def make_workshop(person: Person, *, title: str) -> str:
    """A workshop in one's own library, from the supplied template; returns its path."""
    library = person.context.request.get("/").url
    made = _send(person, library + "workshops/new/", field="title", title=title)
    return urlsplit(made.url).path


def paste_quotes(person: Person, *, workshop: str, text: str) -> None:
    mapping = _send(person, f"{workshop}quotes/import/", field="text", text=text)
    imported = _send(person, mapping.url, field="delimiter", action="import")
    assert urlsplit(imported.url).path == f"{workshop}quotes/", imported.text()


def invitation(person: Person, *, workshop: str) -> str:
    """The link that participants are sent."""
    shown = person.context.request.get(workshop).text()
    link = re.search(r'href="([^"]+/join/[^"]+)"', shown)
    assert link is not None, shown
    return link.group(1)


def _send(person: Person, address: str, *, field: str, **typed: str) -> APIResponse:
    """Fill the form that has `field`, leave the rest of it as it stands, and follow where it leads."""
    shown = person.context.request.get(address)
    form = read_page(shown.text()).form_with(field)
    assert form is not None, shown.text()
    filled = {**form.fields, **typed}
    answer = person.context.request.post(
        urljoin(shown.url, form.action),
        data=urlencode(filled, doseq=True),
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )
    assert answer.ok, answer.text()
    return answer
