"""A library with everything that an address can name, and everybody who may come to it.

The workshop of the cast is in preparation and has a file whose columns are not chosen yet; a second one of the same
library has been held and has a persona, a candidate that nobody chose, and a pack.
"""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from django.apps import apps
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.utils import timezone

from personas.choosing import choices_of, choose
from personas.models import Pack, PackExport, Persona
from personas.packs import lock
from personas.rehearsing.making import make_rehearsal
from realtime.engine import engine
from tests.workshop.cast import Cast, add_quotes
from workshop.access import account_actor
from workshop.agenda_templates import THREE_HOURS
from workshop.agenda_templates.saved import agenda_of, save_template
from workshop.joining.invitation import show_to_observers
from workshop.joining.lobby import cookie_name, wait
from workshop.membership.invitations import make_library_link, make_staff_link
from workshop.membership.staff import offer_role
from workshop.models import (
    Board,
    Finding,
    Import,
    JoinFailure,
    LibraryMembership,
    PreworkItem,
    SavedAgendaTemplate,
    StaffMembership,
    Workshop,
)
from workshop.prework.files.keeping import kept
from workshop.prework.findings import add_finding
from workshop.prework.items import write_item
from workshop.quotes.importing import start_writing
from workshop.quotes.uploads import kept_mapping, start_import
from workshop.rights import Role
from workshop.workshops import create_workshop

NEWCOMER, ANONYMOUS, WAITING, DEPUTY = "newcomer", "anonymous", "walter", "deputy"
OBSERVER = "olga"
ROLES: dict[str, frozenset[Role]] = {
    "owner": frozenset({Role.OWNER}),
    "editor": frozenset({Role.EDITOR}),
    "reader": frozenset({Role.READER}),
    "reviewer": frozenset({Role.REVIEWER}),
    "co_facilitator": frozenset({Role.CO_FACILITATOR}),
    "facilitator": frozenset({Role.FACILITATOR}),
    "anna": frozenset({Role.PARTICIPANT}),
    "dora": frozenset({Role.PARTICIPANT}),
    "stranger": frozenset(),
    NEWCOMER: frozenset(),
    "outsider": frozenset(),
    OBSERVER: frozenset({Role.OBSERVER}),
    WAITING: frozenset(),
    ANONYMOUS: frozenset(),
}
"""Who may come, with what they are in this library or in the cast's workshop. Anna has a group and Dora none; the
stranger owns another library, the outsider is a guest there, and the newcomer has an account and nothing else. The
deputy, who never comes, is a second owner, so that the first may go. Walter waits in the lobby. Olga watches, and is
shown the plenary."""
GUESTS = {"anna", "dora", "outsider", OBSERVER}
NOBODY = {ANONYMOUS, WAITING}
"""Who is nobody for a socket."""
ACCOUNTS = set(ROLES) - GUESTS - NOBODY
WAITS_AS = "canary-fourteen-waiting"
CSV = b"quote,person\nIt is slow every morning,Petra\nI call them instead,Marcus\n"


@dataclass
class House:
    """The cast with what belongs to them, and the held workshop."""

    cast: Cast
    held: Workshop
    import_: Import
    begun: Import
    """An import that has begun and was left."""
    persona: Persona
    candidate: str
    """The id of a candidate that has no persona yet."""
    pack: Pack
    template: SavedAgendaTemplate
    link: str
    """The token of an invitation that opens for many."""
    board: UUID
    """A story of Planners in the workshop of the cast."""
    item: PreworkItem
    """Shown at the readout, with a file."""
    finding: Finding
    rehearsal: Workshop
    """Of the workshop of the cast; its people have not come."""
    _cookies: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def workshop(self) -> Workshop:
        return self.cast.workshop

    def browser(self, name: str, *, enforce_csrf: bool = False) -> Client:
        """A new browser of somebody's, who has signed in once for all of them."""
        if name not in self._cookies:
            self._cookies[name] = {key: one.value for key, one in self.cast.browser(name).cookies.items()}
        client = Client(enforce_csrf_checks=enforce_csrf, raise_request_exception=False)
        client.cookies.load(self._cookies[name])
        return client

    def sign_in_again(self, name: str) -> None:
        """After something that has ended somebody's session."""
        self._cookies.pop(name, None)


def make_house(cast: Cast) -> House:
    with transaction.atomic():
        cast.accounts[NEWCOMER] = User.objects.create(username="new@example.org", email="new@example.org")
        cast.accounts[DEPUTY] = User.objects.create(username="deputy@example.org", email="deputy@example.org")
        LibraryMembership.objects.create(library=cast.workshop.library, user=cast.accounts[DEPUTY], role="owner")
    facilitator = cast.accounts["facilitator"]
    import_ = start_import(cast.workshop, name="a.csv", content=CSV, actor=facilitator)
    begun = start_import(cast.workshop, name="b.csv", content=CSV, actor=facilitator)
    start_writing(begun, mapping=kept_mapping(begun), actor=facilitator)
    cast.workshop.quotes.filter(number=8).update(withdrawn_at=timezone.now(), withdrawn_because="Asked us to")
    held = _held_workshop(cast)
    first, second = choices_of(held)
    [persona] = choose(workshop=held, candidates=[first.id])
    pack = lock(workshop=held, actor=facilitator)
    rename = {"name": "Petra, renamed", "was": first.title}
    engine.execute(persona.draft, "name_persona", rename, actor=account_actor(facilitator))
    template = save_template(
        library=cast.workshop.library, title="Ours", description="", items=agenda_of(held), by=facilitator
    )
    owner = cast.accounts["owner"]
    link = make_library_link(held.library, actor=owner, role="reader", for_several=True, days=14)
    make_staff_link(held, actor=owner, for_several=False, days=14)
    offer_role(held, actor=facilitator, staff=held.staff.get(role="co_facilitator").pk)
    show_to_observers(cast.workshop, "plenary")
    cast.let_watch(OBSERVER)
    token = wait(workshop=cast.workshop, name=WAITS_AS)
    cast.cookies[WAITING] = (cookie_name(cast.workshop.pk), token)
    board = Board.objects.create(
        workshop=cast.workshop, breakout_id=cast.group("Planners"), step=uuid4(), exercise="narrative"
    )
    engine.create("narrative", [], document=board.pk)
    item = _item_with_file(cast.workshop)
    finding = add_finding(item, {"text": "Nine of ten call."}, actor=facilitator)
    rehearsal = make_rehearsal(cast.workshop, facilitator=facilitator, people=2, groups=1)
    return House(
        cast, held, import_, begun, persona, second.id, pack, template, link, board.pk, item, finding, rehearsal
    )


def _item_with_file(workshop: Workshop) -> PreworkItem:
    with kept(workshop, SimpleUploadedFile("calls.txt", b"Everybody calls.")) as file:
        return write_item(workshop, None, {"kind": "support", "title": "Calls", "is_shown": True}, file=file)


def _held_workshop(cast: Cast) -> Workshop:
    """Run by the facilitator alone, in plenary: two named clusters, and no more."""
    facilitator = cast.accounts["facilitator"]
    held = create_workshop(
        library=cast.workshop.library, title="Who called?", facilitator=facilitator, template=THREE_HOURS
    )
    with transaction.atomic():
        StaffMembership.objects.create(workshop=held, user=cast.accounts["co_facilitator"], role="co_facilitator")
        add_quotes(held, 6)
    actor = account_actor(facilitator)
    steps: dict[str, Any] = engine.read(held.session)["steps"]
    step = next(id for id, one in steps.items() if one.exercise == "clustering")
    engine.execute(held.session, "go_to_step", {"step": step}, actor=actor)
    board = Board.objects.get(workshop=held)
    for number, card in enumerate(list(engine.read(board.pk)["cards"])[:2]):
        made = {"cluster": str(uuid4()), "label": f"Caller {number}", "cards": [card]}
        engine.execute(board.pk, "make_cluster", made, actor=actor)
    engine.execute(held.session, "end_session", {}, actor=actor)
    held.refresh_from_db()
    return held


def everything() -> dict[str, Any]:
    """Every row of the product, but for those that reading may make: counted wrong codes, and files made once."""
    models = [model for app in ("workshop", "personas", "realtime") for model in apps.get_app_config(app).get_models()]
    found = {
        model.__name__: list(model._default_manager.order_by("pk").values())
        for model in models
        if model not in (JoinFailure, PackExport)
    }
    accounts = User.objects.order_by("pk").values_list("username", "password", "first_name", "is_active")
    return {**found, "accounts": list(accounts)}
