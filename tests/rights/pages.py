"""Every address of the product: whom it lets in, by which methods, and what a form on it sends.

An address that is added and has no row here fails `test_pages.py`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any
from uuid import UUID, uuid4

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.rights.house import ACCOUNTS, DEPUTY, OBSERVER, ROLES, WAITING, House
from workshop.models import Invitation
from workshop.rights import Capability, Situation, allowed

Answer = Any
"""What the test client gives back."""


GUESTS_HERE = {"anna", "dora"}


class Door(Enum):
    """How somebody is known at an address."""

    PUBLIC = "everybody"
    ACCOUNT = "an account with the capability; others are asked to sign in"
    GUEST = "a guest of the workshop; others are asked for a code"
    ROOM = "a guest of the workshop, or somebody who watches it; others are asked for a code"
    WAITING = "whoever waits in the lobby; others are asked for a code"
    BOARD = "whoever has the capability on a board, with an account or without; it is absent for others"
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
    done: int = 302
    """The status of the answer to a form that was taken."""

    @property
    def methods(self) -> set[str]:
        return ({"GET", "HEAD"} if self.reads else set()) | ({"POST"} if self.sends else set())

    def lets_in(self, name: str) -> bool:
        match self.door:
            case Door.PUBLIC:
                return True
            case Door.GUEST:
                return name in GUESTS_HERE
            case Door.ROOM:
                return name in ("anna", "dora", OBSERVER)
            case Door.WAITING:
                return name == WAITING
            case Door.SHARED:
                assert self.needs is not None
                may = ACCOUNTS | GUESTS_HERE
                return name in may and allowed(ROLES[name], self.needs, situation=Situation())
            case Door.CLOSED:
                return False
            case Door.ACCOUNT | Door.BOARD:
                assert self.needs is not None
                return name in ACCOUNTS and allowed(ROLES[name], self.needs, situation=Situation())


def _library(house: House) -> Mapping[str, Any]:
    return {"library": house.workshop.library_id}


def _workshop(house: House) -> Mapping[str, Any]:
    return {"workshop": house.workshop.pk}


def _held(house: House) -> Mapping[str, Any]:
    return {"workshop": house.held.pk}


def _deputy(house: House) -> Mapping[str, Any]:
    member = house.cast.accounts[DEPUTY].library_memberships.get()
    return {"library": house.workshop.library_id, "member": member.pk}


def _helper(house: House) -> int:
    return int(house.held.staff.get(role="co_facilitator").pk)


def _helper_here(house: House) -> int:
    return int(house.workshop.staff.get(role="co_facilitator").pk)


def _library_link(house: House) -> Mapping[str, Any]:
    return {"library": house.workshop.library_id, "invitation": Invitation.objects.get(workshop=None).pk}


def _staff_link(house: House) -> Mapping[str, Any]:
    return {"workshop": house.held.pk, "invitation": Invitation.objects.get(workshop=house.held).pk}


def _import(house: House) -> Mapping[str, Any]:
    return {"workshop": house.workshop.pk, "import_id": house.import_.pk}


def _quote(house: House) -> Mapping[str, Any]:
    return {"workshop": house.workshop.pk, "quote": house.workshop.quotes.get(number=1).pk}


def _withdrawn(house: House) -> Mapping[str, Any]:
    """In a workshop without boards: what has been dealt stays withdrawn."""
    return {"workshop": house.rehearsal.pk, "quote": house.rehearsal.quotes.exclude(withdrawn_at=None).get().pk}


def _board(house: House) -> Mapping[str, Any]:
    return {"workshop": house.workshop.pk, "board": house.board}


def _begun(house: House) -> Mapping[str, Any]:
    return {"workshop": house.workshop.pk, "import_id": house.begun.pk}


def _note(house: House) -> Mapping[str, Any]:
    note = house.workshop.step_notes.order_by("pk").first()
    return {"step": str(note.step), "text": "Be early.", "was": note.text} if note else {}


def _anna(house: House) -> Mapping[str, Any]:
    return {"workshop": house.workshop.pk, "person": house.cast.guests["anna"].pk}


def _olga(house: House) -> Mapping[str, Any]:
    return {"workshop": house.workshop.pk, "observer": house.cast.observers[OBSERVER].pk}


def _item(house: House) -> Mapping[str, Any]:
    return {"workshop": house.workshop.pk, "item": house.item.pk}


def _finding(house: House) -> Mapping[str, Any]:
    return {"workshop": house.workshop.pk, "number": house.finding.number}


def _account(needs: Capability, names: Callable[[House], Mapping[str, Any]], **more: Any) -> Page:
    return Page(Door.ACCOUNT, needs, names, **more)


_READ, _QUOTES, _DRAFTS = Capability.READ_SESSION, Capability.IMPORT_QUOTES, Capability.EDIT_DRAFTS
_PREWORK = Capability.EDIT_PREWORK
_COLUMNS = {"encoding": "utf-8", "delimiter": "comma", "header_row": 1, "text": ["1"], "action": "preview"}
_CORRECTED = {"text": "Other words", "was": "Quote 1", "reason": "Misheard"}
_START = {"day": "2027-10-25", "time": "09:30", "time_zone": "Europe/Berlin"}
_PASSWORD = "seven brown teapots"
_TITLE = {"title": "A new one", "template": "three-hours"}
_OWNS, _MANAGES = Capability.MANAGE_LIBRARY, Capability.MANAGE_WORKSHOP
_SURE = {"sure": "yes"}
_LINK = {"role": "reader", "uses": "one", "days": "14"}

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
    "join_calendar": Page(Door.PUBLIC, names=lambda house: {"code": house.workshop.join_code}),
    "resume": Page(Door.PUBLIC, names=lambda house: {"token": "used up"}, sends=lambda house: {}),
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
    "library_agendas": _account(Capability.MANAGE_LIBRARY, _library),
    "library_agenda": _account(
        Capability.MANAGE_LIBRARY,
        lambda house: {**_library(house), "template": house.template.pk},
        sends=lambda house: {f"{house.template.pk}-title": "Ours, renamed"},
    ),
    "workshop_new": _account(Capability.MANAGE_LIBRARY, _library, sends=lambda house: _TITLE),
    "membership_link": Page(Door.PUBLIC, names=lambda house: {"token": house.link}, sends=lambda house: {}),
    "library_rename": _account(_OWNS, _library, sends=lambda house: {"name": "Another"}),
    "library_leave": _account(Capability.READ_LIBRARY, _library, sends=lambda house: _SURE),
    "members": _account(Capability.READ_LIBRARY, _library),
    "member_role": _account(_OWNS, _deputy, sends=lambda house: {"role": "reader"}, reads=False),
    "member_remove": _account(_OWNS, _deputy, sends=lambda house: _SURE),
    "library_invite": _account(_OWNS, _library, sends=lambda house: _LINK, reads=False),
    "library_link_end": _account(_OWNS, _library_link, sends=lambda house: {}, reads=False),
    "workshop_rename": _account(_MANAGES, _workshop, sends=lambda house: {"title": "Another"}),
    "workshop_delete": _account(_OWNS, _workshop, sends=lambda house: {"title": house.workshop.title}),
    "staff": _account(_READ, _workshop),
    "staff_name": _account(_MANAGES, _workshop, sends=lambda house: {"member": _deputy(house)["member"]}, reads=False),
    "staff_remove": _account(
        _MANAGES, lambda house: {"workshop": house.held.pk, "staff": _helper(house)}, sends=lambda house: _SURE
    ),
    "staff_invite": _account(_MANAGES, _workshop, sends=lambda house: _LINK, reads=False),
    "staff_link_end": _account(_MANAGES, _staff_link, sends=lambda house: {}, reads=False),
    "workshop": _account(_READ, _workshop),
    "agenda": _account(_READ, _workshop),
    "step_notes": _account(Capability.RUN_SESSION, _workshop, sends=_note),
    "agenda_save": _account(Capability.MANAGE_WORKSHOP, _workshop, sends=lambda house: {"title": "Ours too"}),
    "occasion": _account(Capability.MANAGE_WORKSHOP, _workshop, sends=lambda house: {"occasion": "launch"}),
    "workshop_duplicate": _account(Capability.MANAGE_WORKSHOP, _workshop, sends=lambda house: {"title": "Again"}),
    "people": _account(_READ, _workshop),
    "roster": _account(Capability.ADMIT, _workshop, sends=lambda house: {"name": "Erik"}),
    "device_of": _account(Capability.ADMIT, _anna, sends=lambda house: {}, done=200),
    "invitation": _account(Capability.ADMIT, _workshop, sends=lambda house: {"has_lobby": "on"}),
    "invitation_code": _account(Capability.ADMIT, _workshop, sends=lambda house: {}, reads=False),
    "invitation_start": _account(Capability.MANAGE_WORKSHOP, _workshop, sends=lambda house: _START),
    "invitation_observers": _account(Capability.ADMIT, _workshop, sends=lambda house: {"sees": "all"}, reads=False),
    "observer_out": _account(Capability.ADMIT, _olga, sends=lambda house: {"out": "1"}, reads=False),
    "calendar": _account(Capability.ADMIT, _workshop),
    "breakouts": _account(Capability.RUN_SESSION, _workshop),
    "breakouts_proposal": _account(Capability.RUN_SESSION, _workshop),
    "call_assignment": _account(Capability.ADMIT, _workshop),
    "console": _account(_READ, _workshop),
    "console_note": _account(
        Capability.RUN_SESSION, _workshop, sends=lambda house: {"text": "Ask Ben", "revision": 0}, reads=False
    ),
    "screen": _account(Capability.ADMIT, _workshop),
    "room_seen": _account(Capability.READ_BOARD, _workshop),
    "staff_here": _account(_READ, _workshop, sends=lambda house: {}, reads=False, done=204),
    "tray": Page(Door.BOARD, Capability.RESTORE, _board),
    "qr_code": _account(Capability.ADMIT, _workshop),
    "room": Page(Door.ROOM, names=_workshop),
    "own_device": Page(Door.GUEST, names=_workshop, sends=lambda house: {}, done=200),
    "lobby": Page(Door.WAITING, names=_workshop, sends=lambda house: {"leave": "1"}),
    "lobby_state": Page(Door.WAITING, names=_workshop),
    "describe_oneself": Page(Door.GUEST, names=_workshop, sends=lambda house: {"function": "sales"}, reads=False),
    "quotes": _account(_QUOTES, _workshop),
    "quotes_deck": _account(_QUOTES, _workshop, sends=lambda house: {"size": 70, "seed": 3}),
    "quote": _account(_QUOTES, _quote, sends=lambda house: _CORRECTED),
    "quote_by_hand": _account(_QUOTES, _quote, sends=lambda house: {"where": "in"}, reads=False),
    "quote_withdraw": _account(_QUOTES, _quote, sends=lambda house: {"reason": "Asked us to"}),
    "quote_restore": _account(_QUOTES, _withdrawn, sends=lambda house: {}, reads=False),
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
    "rehearse": _account(_MANAGES, _workshop, sends=lambda house: {"people": 4, "groups": 2, "speed": 60}),
    "rehearsal_wipe": _account(
        _MANAGES, lambda house: {"workshop": house.rehearsal.pk}, sends=lambda house: _SURE, reads=False
    ),
    "personas": _account(_DRAFTS, _held, sends=lambda house: {"candidate": house.candidate}),
    "persona_edit": _account(
        _DRAFTS, lambda house: {"persona": house.persona.pk}, sends=lambda house: {"new:goals": "Be home at six"}
    ),
    "pack_lock": _account(Capability.LOCK_PACK, _held, sends=lambda house: {}),
    "pack": _account(Capability.EXPORT_PUBLISHED, lambda house: {"pack": house.pack.pk}),
    "pack_export": _account(Capability.EXPORT_PUBLISHED, lambda house: {"pack": house.pack.pk, "format": "md"}),
    # Last, because whoever comes to these is the facilitator afterwards.
    "handover_offer": _account(
        Capability.HAND_OVER, _workshop, sends=lambda house: {"to": _helper_here(house)}, reads=False
    ),
    "handover_withdraw": _account(Capability.HAND_OVER, _held, sends=lambda house: {}, reads=False),
    "handover_take": _account(Capability.TAKE_OVER, _held, sends=lambda house: {}, reads=False),
}
FORMS = [name for name, page in PAGES.items() if page.sends]
CLOSED = [
    name
    for name, page in PAGES.items()
    if page.door in (Door.ACCOUNT, Door.GUEST, Door.SHARED, Door.BOARD, Door.ROOM, Door.WAITING)
]


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
