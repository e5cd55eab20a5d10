"""The cast of the workshop's tests: one workshop in which every role is played once, and a stranger with their own.

Accounts have no password; browsers of theirs are signed in by force, those of guests hold the cookie of their token.
"""

from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.db import transaction
from django.test import Client

from realtime.engine import engine
from realtime.kinds import SYSTEM
from workshop.access import account_actor, guest_actor, observer_actor
from workshop.agenda_templates import THREE_HOURS
from workshop.joining.guests import admit, admit_observer, cookie_name
from workshop.libraries import create_library
from workshop.models import LibraryMembership, Observer, Participant, Quote, StaffMembership, Workshop
from workshop.workshops import create_workshop

LIBRARY_ROLES = {"owner": "owner", "editor": "editor", "reader": "reader", "reviewer": "reviewer"}
STAFF_ROLES = {"facilitator": "facilitator", "co_facilitator": "co_facilitator"}
ACCOUNTS = (*LIBRARY_ROLES, *STAFF_ROLES, "stranger")
GUESTS = {"anna": "Planners", "ben": "Planners", "cleo": "Callers", "dora": None}
OUTSIDER = "outsider"
"""A guest of the stranger's workshop."""


@dataclass
class Cast:
    """Everybody by name, the workshop that they are in, and its groups."""

    workshop: Workshop
    strange: Workshop
    accounts: dict[str, User]
    guests: dict[str, Participant] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    observers: dict[str, Observer] = field(default_factory=dict)
    cookies: dict[str, tuple[str, str]] = field(default_factory=dict)
    """What the browsers of those hold who are neither accounts nor guests, by name."""

    def actor(self, name: str) -> str:
        """The engine's name for somebody, or for what the server does by itself."""
        if name == SYSTEM:
            return SYSTEM
        if name in self.observers:
            return observer_actor(self.observers[name].pk)
        return account_actor(self.accounts[name]) if name in self.accounts else guest_actor(self.guests[name].pk)

    def let_watch(self, name: str) -> None:
        """Somebody comes by the observers' code."""
        observer, token = admit_observer(workshop=self.workshop, name=name.title())
        self.observers[name] = observer
        self.cookies[name] = (cookie_name(self.workshop.pk, watches=True), token)

    def browser(self, name: str) -> Client:
        """A browser of somebody's; anybody who is not of the cast is anonymous."""
        client = Client()
        if name in self.accounts:
            client.force_login(self.accounts[name], backend="django.contrib.auth.backends.ModelBackend")
        elif name in self.guests:
            client.cookies[cookie_name(self.guests[name].workshop_id)] = self.tokens[name]
        elif name in self.cookies:
            cookie, token = self.cookies[name]
            client.cookies[cookie] = token
        return client

    def do(self, command: str, *, by: str = "facilitator", **arguments: object) -> None:
        """A command of the session."""
        engine.execute(self.workshop.session, command, arguments, actor=self.actor(by))

    def set_status(self, status: str) -> None:
        """The workshop's row alone: what rights are read from."""
        Workshop.objects.filter(pk=self.workshop.pk).update(status=status)

    def group(self, name: str) -> UUID:
        return UUID(self.groups[name])


def make_cast() -> Cast:
    """The workshop in preparation with two groups, four guests and eight quotes, and the stranger's with one guest."""
    with transaction.atomic():
        accounts = {
            name: User.objects.create(username=f"{name}@example.org", email=f"{name}@example.org") for name in ACCOUNTS
        }
        library = create_library(owner=accounts["owner"], name="Field service")
        for name, role in LIBRARY_ROLES.items():
            LibraryMembership.objects.get_or_create(library=library, user=accounts[name], defaults={"role": role})
        strange_library = create_library(owner=accounts["stranger"], name="Somewhere else")
    workshop = create_workshop(
        library=library, title="Who plans?", facilitator=accounts["facilitator"], template=THREE_HOURS
    )
    strange = create_workshop(
        library=strange_library, title="Strange", facilitator=accounts["stranger"], template=THREE_HOURS
    )
    with transaction.atomic():
        StaffMembership.objects.create(workshop=workshop, user=accounts["co_facilitator"], role="co_facilitator")
        add_quotes(workshop, 8)
    cast = Cast(workshop=workshop, strange=strange, accounts=accounts)
    for name in ("Planners", "Callers"):
        cast.groups[name] = str(uuid4())
        cast.do("make_group", group=cast.groups[name], name=name)
    for name, group in GUESTS.items():
        _admit(cast, name, workshop=workshop)
        if group:
            cast.do("place_person", person=str(cast.guests[name].pk), group=cast.groups[group])
    _admit(cast, OUTSIDER, workshop=strange)
    return cast


def add_quotes(workshop: Workshop, count: int) -> None:
    Quote.objects.bulk_create(
        Quote(workshop=workshop, number=number, text=f"Quote {number}", respondent=f"R{number % 5}", key=str(number))
        for number in range(1, count + 1)
    )


def _admit(cast: Cast, name: str, *, workshop: Workshop) -> None:
    cast.guests[name], cast.tokens[name] = admit(workshop=workshop, name=name.title())
