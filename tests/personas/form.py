"""The draft's form in somebody's browser: opened, filled in, sent as it stands there."""

from dataclasses import dataclass, field
from html import unescape
from string import ascii_letters
from typing import Any

from django.test import Client
from django.urls import reverse

from personas.models import Persona
from personas.rehearsal.pages import Form, read_page


@dataclass
class DraftForm:
    """One editor's page. `fields` are what would be sent; whoever opened it may have been overtaken since."""

    browser: Client
    address: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    offers: dict[str, dict[str, str]] = field(default_factory=dict)
    html: str = ""
    status: int = 0

    def type(self, name: str, *values: str) -> "DraftForm":
        """Put something into a field, whatever stands in it."""
        self.fields[name] = list(values)
        return self

    def save(self) -> "DraftForm":
        """Send it; the form is then the page that came back."""
        response = self.browser.post(self.address, self.fields)
        if response.status_code == 302:
            assert response["Location"] == self.address
            response = self.browser.get(self.address)
        self.show(response)
        return self

    def show(self, response: Any) -> None:
        """Be the page that a response holds."""
        self.html, self.status = response.content.decode(), response.status_code
        found = read_page(self.html).form_with("was:name")
        assert found is not None
        self._take(found)

    def _take(self, form: Form) -> None:
        self.fields = {name: list(values) for name, values in form.fields.items()}
        self.offers = form.offers

    def __getitem__(self, name: str) -> str:
        """What stands in a field."""
        (value,) = self.fields[name]
        return value

    @property
    def problems(self) -> list[str]:
        """What the page says could not be saved."""
        page = read_page(self.html)
        return [text for classes, text in page.texts if "field__error" in classes.split()]

    @property
    def theirs(self) -> list[str]:
        """What somebody else saved, as it stands beside one's own words."""
        page = read_page(self.html)
        return [text for classes, text in page.texts if "conflict__theirs" in classes.split()]

    @property
    def counts(self) -> list[int]:
        """Quotes, respondents, lines, assumptions."""
        stats = [text for classes, text in read_page(self.html).texts if "stat" in classes.split()]
        return [int(text.lstrip(ascii_letters)) for text in stats]

    @property
    def is_saved(self) -> bool:
        return self.status == 200 and "Saved." in unescape(self.html)


def opened(browser: Client, persona: Persona) -> DraftForm:
    """The form as it stands now."""
    form = DraftForm(browser, reverse("persona_edit", args=[persona.pk]))
    form.show(browser.get(form.address))
    assert form.status == 200
    return form
