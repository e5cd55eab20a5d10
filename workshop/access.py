"""The one door to rows: fetching through what somebody may see is the permission check.

Absent and forbidden look alike.
"""

from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from realtime.kinds import Access
from realtime.refusals import Refusal
from workshop.models import Board, Library, LibraryMembership, Participant, StaffMembership, Workshop
from workshop.rights import Capability, Role, Situation, allowed, capabilities

GUEST, ACCOUNT = "p:", "u:"
_LIBRARY_ROLES = {
    LibraryMembership.Role.OWNER.value: Role.OWNER,
    LibraryMembership.Role.EDITOR.value: Role.EDITOR,
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


def account_actor(user: Actor) -> str:
    """The engine's name for an account."""
    return f"{ACCOUNT}{user.pk}"


def guest_actor(participant: UUID) -> str:
    """The engine's name for a participant."""
    return f"{GUEST}{participant}"


def library_for(*, actor: Actor, id: UUID, needs: Capability = Capability.READ_LIBRARY) -> Library:
    """The library, if `actor` has `needs` in it; raises Http404."""
    library = Library.objects.filter(pk=id).first()
    if library is None or not actor.is_authenticated:
        raise Http404
    if not allowed(_roles_in_library(library, user=actor.pk), needs, situation=Situation()):
        raise Http404
    return library


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
    roles: dict[int, set[Role]] = {user: set() for user in users}
    if not users:
        return roles
    for row in LibraryMembership.objects.filter(library_id=workshop.library_id, user__in=users):
        if row.role in _LIBRARY_ROLES:
            roles[row.user_id].add(_LIBRARY_ROLES[row.role])
    for staff in StaffMembership.objects.filter(workshop=workshop, user__in=users):
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
    workshop = Workshop.objects.filter(session=document).first()
    return {} if workshop is None else _access(workshop, actors=actors, board=None)


def board_access(document: UUID, actors: Collection[str]) -> Mapping[str, Access]:
    """Access to a board: the workshop's rights, and for guests only their own group's board."""
    board = Board.objects.select_related("workshop").filter(pk=document).first()
    return {} if board is None else _access(board.workshop, actors=actors, board=board)


def rights_in(workshop: Workshop, actors: Collection[str]) -> dict[str, frozenset[str]]:
    """What each account among `actors` may do in a workshop as a whole."""
    situation = situation_of(workshop)
    return {actor: capabilities(roles, situation=situation) for actor, roles, _own in _accounts(workshop, actors)}


def _access(workshop: Workshop, *, actors: Collection[str], board: Board | None) -> dict[str, Access]:
    found: dict[str, Access] = {}
    reading = Capability.READ_SESSION if board is None else Capability.READ_BOARD
    for actor, roles, own_group in [*_accounts(workshop, actors), *_guests(workshop, actors, board=board)]:
        situation = Situation(
            ended=workshop.status == Workshop.Status.ENDED,
            own_group=own_group,
            running=workshop.status == Workshop.Status.RUNNING,
        )
        held = capabilities(roles, situation=situation)
        if reading.value in held:
            found[actor] = Access(held, ended() if situation.ended else None)
    return found


def _accounts(workshop: Workshop, actors: Iterable[str]) -> list[tuple[str, set[Role], bool]]:
    users = [int(actor.removeprefix(ACCOUNT)) for actor in actors if actor.startswith(ACCOUNT)]
    return [(f"{ACCOUNT}{user}", roles, True) for user, roles in roles_in(workshop, users=users).items()]


def _guests(workshop: Workshop, actors: Iterable[str], *, board: Board | None) -> list[tuple[str, set[Role], bool]]:
    ids = [actor.removeprefix(GUEST) for actor in actors if actor.startswith(GUEST)]
    if not ids:
        return []
    rows = Participant.objects.filter(workshop=workshop, pk__in=ids, joined_at__isnull=False)
    return [(guest_actor(row.pk), {Role.PARTICIPANT}, _is_own(row, board=board)) for row in rows]


def _is_own(participant: Participant, *, board: Board | None) -> bool:
    return board is None or board.breakout_id is None or board.breakout_id == participant.breakout_id
