"""The members of a library: what they are, and leaving. A library always has an owner."""

from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from realtime.batch import Batch
from realtime.engine import engine
from realtime.refusals import Refusal
from workshop.access import Actor, library_for
from workshop.membership.changing import lock_people, recheck, take_back_links
from workshop.models import Library, LibraryMembership, Workshop
from workshop.rights import Capability

Role = LibraryMembership.Role
RANKS: tuple[str, ...] = (Role.READER, Role.REVIEWER, Role.EDITOR, Role.OWNER)
"""From what may least to what may most."""


def change_role(library: UUID, *, actor: Actor, member: int, role: str) -> None:
    """Make a member something else; raises Http404, and Refusal where no owner would be left."""

    def job(batch: Batch) -> None:
        _begin(library, actor=actor, needs=Capability.MANAGE_LIBRARY)
        found = _members(library).filter(pk=member).first()
        if found is None:
            raise Http404
        if found.role != role:
            _refuse_last_owner(found)
            found.role = role
            found.save(update_fields=["role"])
            _after(batch, found)

    engine.run(job)


def remove_member(library: UUID, *, actor: Actor, member: int) -> None:
    """End a membership, if it has not ended already; raises Http404, and Refusal where no owner would be left."""

    def job(batch: Batch) -> None:
        _begin(library, actor=actor, needs=Capability.MANAGE_LIBRARY)
        _end(batch, _members(library).filter(pk=member).first())

    engine.run(job)


def leave_library(library: UUID, *, user: User) -> None:
    """End one's own membership, if there is one; raises Refusal where no owner would be left."""

    def job(batch: Batch) -> None:
        lock_people(library)
        _end(batch, _members(library).filter(user=user).first())

    engine.run(job)


def rename_library(library: UUID, *, actor: Actor, name: str) -> None:
    """Give a library another name; raises Http404."""
    with transaction.atomic():
        _begin(library, actor=actor, needs=Capability.MANAGE_LIBRARY)
        Library.objects.filter(pk=library).update(name=name)


def is_last_owner(member: LibraryMembership) -> bool:
    """Whether a library would be without an owner if `member` were none."""
    others = LibraryMembership.objects.filter(library=member.library_id, role=Role.OWNER).exclude(pk=member.pk)
    return member.role == Role.OWNER and not others.exists()


def _begin(library: UUID, *, actor: Actor, needs: Capability) -> None:
    lock_people(library)
    library_for(actor=actor, id=library, needs=needs)


def _members(library: UUID) -> QuerySet[LibraryMembership]:
    return LibraryMembership.objects.filter(library=library)


def _end(batch: Batch, member: LibraryMembership | None) -> None:
    if member is not None:
        _refuse_last_owner(member)
        member.delete()
        _after(batch, member)


def _after(batch: Batch, member: LibraryMembership) -> None:
    take_back_links(member.user_id, library=member.library_id)
    recheck(batch, Workshop.objects.filter(library=member.library_id))


def _refuse_last_owner(member: LibraryMembership) -> None:
    if is_last_owner(member):
        raise Refusal("last_owner", _("A library needs an owner. Make somebody else an owner first."))
