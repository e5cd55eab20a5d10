"""Every address of the product: whom it lets in, by which methods, and what a form on it sends.

An address that is added and has no row here fails `test_pages.py`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any
from uuid import UUID, uuid4

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.rights.house import ACCOUNTS, ROLES, House
from workshop.rights import Capability, Situation, allowed

Answer = Any
"""What the test client gives back."""


GUESTS_HERE = {"anna", "dora"}


class Door(Enum):
    """How somebody is known at an address."""

    PUBLIC = "everybody"
    ACCOUNT = "an account with the capability; others are asked to sign in"
    GUEST = "a guest of the workshop; others are asked for a code"
    SHARED = "an account with the capability, or a guest of the workshop; others are asked for a code"
    CLOSED = "nobody"


@dataclass(frozen=True)
class Page:
    """An address. `names` gives its arguments; `sends` what changes something when it is sent by somebody allowed."""

    door: Door
    needs: Capability | None = None
    names: Callable[[House], Mapping[str, Any]] = lambda house: {}
    sends: Callable[[House], Mapping[str, Any]] | None = None
    reads: bool = True
    """Whether it answers GET."""

    @property
    def methods(self) -> set[str]:
        return ({"GET", "HEAD"} if self.reads else set()) | ({"POST"} if self.sends else set())

    def lets_in(self, name: str) -> bool:
        match self.door:
            case Door.PUBLIC:
                return True
            case Door.GUEST:
                return name in GUESTS_HERE
            case Door.SHARED:
                assert self.needs is not None
                may = ACCOUNTS | GUESTS_HERE
                return name in may and allowed(ROLES[name], self.needs, situation=Situation())
            case Door.CLOSED:
                return False
            case Door.ACCOUNT:
                assert self.needs is not None
                return name in ACCOUNTS and allowed(ROLES[name], self.needs, situation=Situation())


def _library(house: House) -> Mapping[str, Any]:
    return {"library": house.workshop.library_id}


def _workshop(house: House) -> Mapping[str, Any]:
    return {"workshop": house.workshop.pk}


def _held(house: House) -> Mapping[str, Any]:
    return {"workshop": house.held.pk}


def _import(house: House) -> Mapping[str, Any]:
    return {"workshop": house.workshop.pk, "import_id": house.import_.pk}


def _begun(house: House) -> Mapping[str, Any]:
    return {"workshop": house.workshop.pk, "import_id": house.begun.pk}


def _item(house: House) -> Mapping[str, Any]:
    return {"workshop": house.workshop.pk, "item": house.item.pk}


def _finding(house: House) -> Mapping[str, Any]:
    return {"workshop": house.workshop.pk, "number": house.finding.number}


def _account(needs: Capability, names: Callable[[House], Mapping[str, Any]], **more: Any) -> Page:
    return Page(Door.ACCOUNT, needs, names, **more)


_READ, _QUOTES, _DRAFTS = Capability.READ_SESSION, Capability.IMPORT_QUOTES, Capability.EDIT_DRAFTS
_PREWORK = Capability.EDIT_PREWORK
_COLUMNS = {"encoding": "utf-8", "delimiter": "comma", "header_row": 1, "text": ["1"], "action": "preview"}
_PASSWORD = "seven brown teapots"
_TITLE = {"title": "A new one", "template": "three-hours"}

PAGES: dict[str, Page] = {
    "home": Page(Door.PUBLIC),
    "healthz": Page(Door.PUBLIC),
    "readyz": Page(Door.PUBLIC),
    "metrics": Page(Door.CLOSED),
    "demo": Page(Door.CLOSED, names=lambda house: {"role": "facilitator", "key": "no key was given to this server"}),
    "connection": Page(Door.PUBLIC),
    "join": Page(Door.PUBLIC, sends=lambda house: {"code": "no code"}),
    "join_code": Page(
        Door.PUBLIC, names=lambda house: {"code": house.workshop.join_code}, sends=lambda house: {"name": "Zoe"}
    ),
    "account:sign_up": Page(
        Door.PUBLIC, sends=lambda house: {"name": "Z", "email": "zoe@example.org", "password": _PASSWORD}
    ),
    "account:sign_in": Page(Door.PUBLIC, sends=lambda house: {"username": "owner@example.org", "password": "x"}),
    "account:sign_out": Page(Door.PUBLIC, sends=lambda house: {}, reads=False),
    "account:password_reset": Page(Door.PUBLIC, sends=lambda house: {"email": "nobody@example.org"}),
    "account:password_reset_done": Page(Door.PUBLIC),
    "account:password_reset_confirm": Page(
        Door.PUBLIC,
        names=lambda house: {"uidb64": "MQ", "token": "wrong"},
        sends=lambda house: {"new_password1": _PASSWORD, "new_password2": _PASSWORD},
    ),
    "account:password_reset_complete": Page(Door.PUBLIC),
    "library": _account(Capability.READ_LIBRARY, _library),
    "workshop_new": _account(Capability.MANAGE_LIBRARY, _library, sends=lambda house: _TITLE),
    "workshop": _account(_READ, _workshop),
    "agenda": _account(_READ, _workshop),
    "people": _account(_READ, _workshop),
    "breakouts": _account(Capability.RUN_SESSION, _workshop),
    "breakouts_proposal": _account(Capability.RUN_SESSION, _workshop),
    "console": _account(_READ, _workshop),
    "qr_code": _account(Capability.ADMIT, _workshop),
    "room": Page(Door.GUEST, names=_workshop),
    "describe_oneself": Page(Door.GUEST, names=_workshop, sends=lambda house: {"function": "sales"}, reads=False),
    "quotes": _account(_QUOTES, _workshop),
    "quotes_deck": _account(_QUOTES, _workshop, sends=lambda house: {"size": 70, "seed": 3}),
    "quotes_import": _account(_QUOTES, _workshop, sends=lambda house: {"way": "paste", "text": "It is slow."}),
    "quotes_mapping": _account(_QUOTES, _import, sends=lambda house: _COLUMNS),
    "quotes_progress": _account(_QUOTES, _begun, sends=lambda house: {}),
    "quotes_import_remove": _account(_QUOTES, _import, sends=lambda house: {}),
    "prework": _account(_PREWORK, _workshop),
    "prework_new": _account(_PREWORK, _workshop, sends=lambda house: {"kind": "deals", "title": "Lost deals"}),
    "prework_item": _account(_PREWORK, _item, sends=lambda house: {"kind": "deals", "title": "Renamed", "version": 1}),
    "prework_act": _account(_PREWORK, _item, sends=lambda house: {"act": "done"}, reads=False),
    "finding_new": _account(_PREWORK, _item, sends=lambda house: {"text": "Nine of ten call."}),
    "finding": _account(_PREWORK, _finding, sends=lambda house: {"text": "Eight of ten call.", "revision": 1}),
    "finding_act": _account(_PREWORK, _finding, sends=lambda house: {"act": "withdraw"}, reads=False),
    "readout": Page(Door.SHARED, _READ, _workshop),
    "readout_pin": Page(
        Door.GUEST, names=_workshop, sends=lambda house: {"pin": house.workshop.quotes.all()[0].pk}, reads=False
    ),
    "readout_file": Page(Door.SHARED, _READ, _item),
    "personas": _account(_DRAFTS, _held, sends=lambda house: {"candidate": house.candidate}),
    "persona_edit": _account(
        _DRAFTS, lambda house: {"persona": house.persona.pk}, sends=lambda house: {"new:goals": "Be home at six"}
    ),
    "pack_lock": _account(Capability.LOCK_PACK, _held, sends=lambda house: {}),
    "pack": _account(Capability.EXPORT_PUBLISHED, lambda house: {"pack": house.pack.pk}),
    "pack_export": _account(Capability.EXPORT_PUBLISHED, lambda house: {"pack": house.pack.pk, "format": "md"}),
}
FORMS = [name for name, page in PAGES.items() if page.sends]
CLOSED = [name for name, page in PAGES.items() if page.door in (Door.ACCOUNT, Door.GUEST, Door.SHARED)]


def registered() -> set[str]:
    """The names of all addresses that the product answers at, found by walking the resolver."""

    def names(resolver: URLResolver, spaces: tuple[str, ...]) -> Iterator[str]:
        for one in resolver.url_patterns:
            if isinstance(one, URLResolver):
                yield from names(one, (*spaces, one.namespace) if one.namespace else spaces)
            elif isinstance(one, URLPattern):
                yield ":".join((*spaces, one.name or f"nameless {one.pattern}"))

    return set(names(get_resolver(), ()))


def address(name: str, house: House) -> str:
    return reverse(name, kwargs=dict(PAGES[name].names(house)))


def absent_address(name: str, house: House) -> str:
    """The same address for something that does not exist."""
    named = PAGES[name].names(house)
    return reverse(name, kwargs={key: uuid4() if isinstance(value, UUID) else value for key, value in named.items()})
