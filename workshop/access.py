"""The one door to rows: fetching through what somebody may see is the permission check.

Absent and forbidden look alike.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple
from uuid import UUID

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Q, QuerySet, Value
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from realtime.kinds import Access
from realtime.prepared import Prepared, locked
from realtime.refusals import Refusal
from workshop.models import Board, Library, LibraryMembership, Observer, Participant, StaffMembership, Workshop
from workshop.rights import Capability, Role, Situation, allowed, capabilities

GUEST, ACCOUNT, OBSERVER = "p:", "u:", "o:"
_LIBRARY_ROLES = {
    LibraryMembership.Role.OWNER.value: Role.OWNER,
    LibraryMembership.Role.EDITOR.value: Role.EDITOR,
    LibraryMembership.Role.REVIEWER.value: Role.REVIEWER,
    LibraryMembership.Role.READER.value: Role.READER,
}
_STAFF_ROLES = {
    StaffMembership.Role.FACILITATOR.value: Role.FACILITATOR,
    StaffMembership.Role.CO_FACILITATOR.value: Role.CO_FACILITATOR,
}
Actor = User | AnonymousUser


def ended() -> Refusal:
    """A new one each time: an exception that is raised again keeps every frame that it ever passed."""
    return Refusal("ended", _("This workshop has ended; nothing can be changed in it any more."))


def locked_board() -> Refusal:
    """Why participants cannot write on a board that is locked."""
    return Refusal("locked", _("The facilitator has locked this board. Ask them to open it again."))


def account_actor(user: Actor) -> str:
    """The engine's name for an account."""
    return f"{ACCOUNT}{user.pk}"


def guest_actor(participant: UUID) -> str:
    """The engine's name for a participant."""
    return f"{GUEST}{participant}"


def guest_id(actor: str) -> str | None:
    """The id of the participant behind an actor; None for an account."""
    return actor.removeprefix(GUEST) if actor.startswith(GUEST) else None


def observer_actor(observer: UUID) -> str:
    """The engine's name for somebody who only watches."""
    return f"{OBSERVER}{observer}"


def library_for(*, actor: Actor, id: UUID, needs: Capability = Capability.READ_LIBRARY) -> Library:
    """The library, if `actor` has `needs` in it; raises Http404."""
    library = Library.objects.filter(pk=id).first()
    if library is None or not actor.is_authenticated:
        raise Http404
    if not allowed(_roles_in_library(library, user=actor.pk), needs, situation=Situation()):
        raise Http404
    return library


def library_rights(library: Library, *, actor: Actor) -> frozenset[str]:
    """What `actor` may do in a library as a whole."""
    if not actor.is_authenticated:
        return frozenset()
    return capabilities(_roles_in_library(library, user=actor.pk), situation=Situation())


def libraries_of(actor: Actor) -> QuerySet[Library]:
    """The libraries that `actor` may read."""
    member = LibraryMembership.objects.filter(user=actor.pk, role__in=_LIBRARY_ROLES)
    staff = StaffMembership.objects.filter(user=actor.pk)
    return Library.objects.filter(Q(memberships__in=member) | Q(workshops__staff__in=staff)).distinct()


def workshops_of(actor: Actor, *, library: Library) -> QuerySet[Workshop]:
    """The workshops of a library that `actor` may open: all of them with a role there that may, else one's own."""
    workshops = Workshop.objects.filter(library=library)
    if allowed(_member_roles(library, user=actor.pk), Capability.READ_SESSION, situation=Situation()):
        return workshops
    return workshops.filter(pk__in=StaffMembership.objects.filter(user=actor.pk).values("workshop"))


def _roles_in_library(library: Library, *, user: int) -> set[Role]:
    """The library role, and what somebody is in any of its workshops: who runs one reads its library."""
    staff = StaffMembership.objects.filter(workshop__library=library, user=user)
    return _member_roles(library, user=user) | {_STAFF_ROLES[row.role] for row in staff}


def _member_roles(library: Library, *, user: int | None) -> set[Role]:
    rows = LibraryMembership.objects.filter(library=library, user=user)
    return {_LIBRARY_ROLES[row.role] for row in rows if row.role in _LIBRARY_ROLES}


def workshop_for(*, actor: Actor, id: UUID, needs: Capability) -> Workshop:
    """The workshop with its library, if `actor` has `needs` in it; raises Http404."""
    workshop = Workshop.objects.select_related("library").filter(pk=id).first()
    if workshop is None or not actor.is_authenticated:
        raise Http404
    if not allowed(roles_in(workshop, users=[actor.pk])[actor.pk], needs, situation=situation_of(workshop)):
        raise Http404
    return workshop


def situation_of(workshop: Workshop) -> Situation:
    """The situation of a workshop as a whole, outside any board."""
    return Situation(ended=workshop.status == Workshop.Status.ENDED)


def roles_in(workshop: Workshop, *, users: Collection[int]) -> dict[int, set[Role]]:
    """The union of library and workshop roles by user; two queries however many users."""
    return _roles(users, workshop=workshop.pk, library=workshop.library_id)


def _roles(users: Collection[int], *, workshop: UUID, library: UUID) -> dict[int, set[Role]]:
    roles: dict[int, set[Role]] = {user: set() for user in users}
    if not users:
        return roles
    for row in locked(LibraryMembership.objects.filter(library=library, user__in=users)):
        if row.role in _LIBRARY_ROLES:
            roles[row.user_id].add(_LIBRARY_ROLES[row.role])
    for staff in locked(StaffMembership.objects.filter(workshop=workshop, user__in=users)):
        roles[staff.user_id].add(_STAFF_ROLES[staff.role])
    return roles


def accounts_with(workshop: Workshop, capability: Capability) -> tuple[str, ...]:
    """The accounts that have `capability` in a workshop as a whole."""
    users = {
        *LibraryMembership.objects.filter(library=workshop.library_id).values_list("user_id", flat=True),
        *StaffMembership.objects.filter(workshop=workshop).values_list("user_id", flat=True),
    }
    rights = rights_in(workshop, [f"{ACCOUNT}{user}" for user in sorted(users)])
    return tuple(actor for actor, held in rights.items() if capability.value in held)


def session_access(document: UUID, actors: Collection[str]) -> Mapping[str, Access]:
    """Access to a workshop's session document."""
    return {actor: access for row in _SESSIONS(document) for actor, access in _access(_Place(*row), actors).items()}


def board_access(document: UUID, actors: Collection[str]) -> Mapping[str, Access]:
    """Access to a board: the workshop's rights, and for guests only their own group's board."""
    return {actor: access for row in _BOARDS(document) for actor, access in _access(_Place(*row), actors).items()}


def board_for(*, actors: Collection[str], workshop: UUID, id: UUID, needs: Capability) -> tuple[Board, str]:
    """A board of a workshop, and the first of `actors` that has `needs` on it; raises Http404.

    `actors` are all that one browser may be.
    """
    board = Board.objects.filter(pk=id, workshop=workshop).first()
    found = board_access(id, actors) if board and actors else {}
    actor = next((actor for actor in actors if actor in found and found[actor].allows(needs)), None)
    if board is None or actor is None:
        raise Http404
    return board, actor


def rights_in(workshop: Workshop, actors: Collection[str]) -> dict[str, frozenset[str]]:
    """What each account among `actors` may do in a workshop as a whole."""
    situation = situation_of(workshop)
    accounts = roles_in(workshop, users=_accounts(actors))
    return {f"{ACCOUNT}{user}": capabilities(roles, situation=situation) for user, roles in accounts.items()}


def guest_rights(participant: Participant) -> frozenset[str]:
    """What a guest may do in the workshop that they are in, as a whole."""
    return capabilities({Role.PARTICIPANT}, situation=situation_of(participant.workshop))


class _Place(NamedTuple):
    """Where a live document belongs: its workshop, and the group whose board it is."""

    workshop: UUID
    status: str
    library: UUID
    deputy: UUID | None
    deputy_acts: bool
    """Whether the deputy has the controls."""
    observers_see: str
    group: UUID | None = None
    is_board: bool = False
    is_locked: bool = False
    tidying: bool = False

    @property
    def is_shown(self) -> bool:
        """Whether observers see it; the session itself they always do."""
        part = Workshop.Shown.PLENARY if self.group is None else Workshop.Shown.GROUPS
        return not self.is_board or self.observers_see in (Workshop.Shown.ALL, part)


_SESSIONS = Prepared(
    lambda session: Workshop.objects.filter(session=session).values_list(
        "pk", "status", "library", "deputy", "deputy_acts", "observers_see"
    ),
    locks=(Workshop,),
)
_BOARDS = Prepared(
    lambda board: (
        Board.objects.filter(pk=board)
        .annotate(is_board=Value(True))
        .values_list(
            "workshop",
            "workshop__status",
            "workshop__library",
            "workshop__deputy",
            "workshop__deputy_acts",
            "workshop__observers_see",
            "breakout",
            "is_board",
            "locked",
            "tidying",
        )
    ),
    locks=(Workshop,),
)
_GUESTS = Prepared(
    lambda workshop, guests: Participant.objects.filter(
        workshop=workshop, pk__in=guests, joined_at__isnull=False
    ).values_list("pk", "breakout", "hosts", "is_scribe"),
    locks=(Participant,),
)
_OBSERVERS = Prepared(
    lambda workshop, observers: Observer.objects.filter(workshop=workshop, pk__in=observers).values_list("pk"),
    locks=(Observer,),
)


def _access(place: _Place, actors: Collection[str]) -> dict[str, Access]:
    has_ended = place.status == Workshop.Status.ENDED
    found: dict[str, Access] = {}
    reading = Capability.READ_BOARD if place.is_board else Capability.READ_SESSION
    running, shown = place.status == Workshop.Status.RUNNING, place.is_shown
    denial = ended() if has_ended else locked_board() if place.is_locked else None
    for actor, roles, own_group in [*_staff(place, actors), *_guests(place, actors), *_observers(place, actors)]:
        situation = Situation(
            ended=has_ended,
            own_group=own_group,
            running=running,
            locked=place.is_locked,
            tidying=place.tidying,
            shown=shown,
        )
        held = capabilities(roles, situation=situation)
        if reading.value in held:
            found[actor] = Access(held, denial, is_mute=actor.startswith(OBSERVER))
    return found


def _accounts(actors: Iterable[str]) -> list[int]:
    return [int(actor.removeprefix(ACCOUNT)) for actor in actors if actor.startswith(ACCOUNT)]


def _staff(place: _Place, actors: Iterable[str]) -> list[tuple[str, set[Role], bool]]:
    roles = _roles(_accounts(actors), workshop=place.workshop, library=place.library)
    return [(f"{ACCOUNT}{user}", held, True) for user, held in roles.items()]


def _guests(place: _Place, actors: Iterable[str]) -> list[tuple[str, set[Role], bool]]:
    ids = [UUID(actor.removeprefix(GUEST)) for actor in actors if actor.startswith(GUEST)]
    rows = _GUESTS(place.workshop, among=ids)
    acting = place.deputy if place.deputy_acts else None
    return [
        (
            guest_actor(id),
            _guest_roles(is_host=_is_host(place, hosted), acts=id == acting, is_scribe=is_scribe),
            place.group in (None, group),
        )
        for id, group, hosted, is_scribe in rows
    ]


def _is_host(place: _Place, hosted: UUID | None) -> bool:
    """Who is host of a group is so in the session and on its boards, not on those of the plenary."""
    return hosted is not None and (not place.is_board or hosted == place.group)


def _guest_roles(*, is_host: bool, acts: bool, is_scribe: bool) -> set[Role]:
    has = {Role.PARTICIPANT: True, Role.HOST: is_host, Role.DEPUTY: acts, Role.SCRIBE: is_scribe}
    return {role for role, held in has.items() if held}


def _observers(place: _Place, actors: Iterable[str]) -> list[tuple[str, set[Role], bool]]:
    ids = [UUID(actor.removeprefix(OBSERVER)) for actor in actors if actor.startswith(OBSERVER)]
    rows = _OBSERVERS(place.workshop, among=ids)
    return [(observer_actor(id), {Role.OBSERVER}, False) for (id,) in rows]
