"""Reading the product's pages as a browser does: forms with what stands in them, links, data, and complaints."""

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
COMPLAINTS = ("field__error", "banner__body", "form__errors")


@dataclass
class Form:
    """A form: where it goes, and what a browser would send if nobody touched it."""

    action: str
    fields: dict[str, list[str]] = field(default_factory=dict)
    offers: dict[str, dict[str, str]] = field(default_factory=dict)
    """What may be chosen: name → value → what people read (empty for checkboxes and radio buttons)."""

    def add(self, name: str, value: str) -> None:
        self.fields.setdefault(name, []).append(value)


@dataclass
class Page:
    """What was found on a page."""

    forms: list[Form] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    scripts: dict[str, str] = field(default_factory=dict)
    texts: list[tuple[str, str]] = field(default_factory=list)
    """(classes, text) of every element that has a class."""

    def data(self, id: str) -> dict[str, Any]:
        """The JSON of a script element; empty when there is none."""
        found: dict[str, Any] = json.loads(self.scripts.get(id, "{}"))
        return found

    def form_with(self, name: str, *, value: str | None = None) -> Form | None:
        """The first form that has a field of this name, holding `value` where one is given."""
        for form in self.forms:
            known = name in form.fields or name in form.offers
            if known and (value is None or value in form.fields.get(name, [])):
                return form
        return None

    def text_of(self, wanted: str) -> str:
        """The text of the first element of that class."""
        return next((text for classes, text in self.texts if wanted in classes.split()), "")

    @property
    def complaints(self) -> str:
        """What the page says is wrong."""
        found = [text for classes, text in self.texts if any(one in classes.split() for one in COMPLAINTS) and text]
        return " ".join(dict.fromkeys(found))


def read_page(html: str) -> Page:
    """Parse a page of the product."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.page


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._form: Form | None = None
        self._open: list[tuple[str, str, list[str]]] = []
        self._textarea = ""
        self._select = ""
        self._option: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = Form(action=given.get("action", ""))
            self.page.forms.append(self._form)
        elif tag == "a" and "href" in given:
            self.page.links.append(given["href"])
        elif self._form is not None:
            self._control(tag, given, form=self._form)
        if tag not in VOID:
            self._open.append((tag, given.get("id" if tag == "script" else "class", ""), []))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        for _tag, _named, texts in self._open:
            texts.append(data)

    def handle_endtag(self, tag: str) -> None:
        if not any(open_tag == tag for open_tag, _named, _texts in self._open):
            return
        while self._open:
            closed, named, texts = self._open.pop()
            self._close(closed, named, "".join(texts))
            if closed == tag:
                return

    def _control(self, tag: str, given: dict[str, str], *, form: Form) -> None:
        name, value = given.get("name", ""), given.get("value", "")
        if tag == "input" and name:
            self._input(given.get("type", "text"), name, value, given=given, form=form)
        elif tag == "textarea":
            self._textarea = name
        elif tag == "select":
            self._select = name
            form.offers.setdefault(name, {})
        elif tag == "option" and self._select:
            self._option = value
            chosen = "selected" in given
            if chosen or self._select not in form.fields:
                form.fields[self._select] = [value]

    def _input(self, kind: str, name: str, value: str, *, given: dict[str, str], form: Form) -> None:
        if kind in ("checkbox", "radio"):
            form.offers.setdefault(name, {})[value or "on"] = ""
            if "checked" in given:
                form.add(name, value or "on")
        elif kind == "file":
            form.offers.setdefault(name, {})
        elif kind not in ("submit", "button", "reset", "image"):
            form.add(name, value)

    def _close(self, tag: str, named: str, text: str) -> None:
        if tag == "script" and named:
            self.page.scripts[named] = text
        elif tag == "textarea" and self._form is not None and self._textarea:
            self._form.add(self._textarea, text.removeprefix("\n"))
            self._textarea = ""
        elif tag == "option" and self._form is not None and self._select and self._option is not None:
            self._form.offers[self._select][self._option] = " ".join(text.split())
            self._option = None
        elif tag == "select":
            self._select = ""
        elif tag == "form":
            self._form = None
        if named and tag not in ("script", "option"):
            self.page.texts.append((named, " ".join(text.split())))
