"""Links that invite: making, reading and accepting them. A wrong, used, expired or revoked one is like none at all."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from realtime.batch import Batch
from realtime.engine import engine
from realtime.refusals import Refusal
from workshop.access import Actor, library_for, workshop_for
from workshop.joining.guests import hash_token
from workshop.membership.changing import lock_people, recheck
from workshop.membership.members import RANKS
from workshop.models import Invitation, Library, LibraryMembership, StaffMembership, Workshop
from workshop.rights import Capability

TOKEN_BYTES = 32
OPEN_MOST = 50
"""Of one library or one workshop: more than anybody can oversee."""


@dataclass(frozen=True)
class Offer:
    """What a link offers to the one who holds it, and whether they have as much already."""

    invitation: Invitation
    has_it: bool


def make_library_link(library: Library, *, actor: User, role: str, for_several: bool, days: int) -> str:
    """Make a link to become a member; returns its token, which is kept nowhere. Raises Http404, and Refusal."""
    with transaction.atomic():
        lock_people(library.pk)
        library_for(actor=actor, id=library.pk, needs=Capability.MANAGE_LIBRARY)
        return _make(Invitation(library=library, role=role, for_several=for_several), actor=actor, days=days)


def make_staff_link(workshop: Workshop, *, actor: User, for_several: bool, days: int) -> str:
    """Make a link to become a co-facilitator; returns its token, which is kept nowhere. Raises Http404, and Refusal."""
    with transaction.atomic():
        lock_people(workshop.library_id)
        workshop_for(actor=actor, id=workshop.pk, needs=Capability.MANAGE_WORKSHOP)
        role = Invitation.Role.CO_FACILITATOR
        made = Invitation(library_id=workshop.library_id, workshop=workshop, role=role, for_several=for_several)
        return _make(made, actor=actor, days=days)


def open_links(library: UUID, *, workshop: UUID | None = None) -> QuerySet[Invitation]:
    """The links of a library, or of a workshop, that still open something; `uses` says how many have accepted."""
    rows = Invitation.objects.filter(library=library, workshop=workshop, expires_at__gt=timezone.now())
    return rows.annotate(uses=Count("accepted_by")).filter(Q(for_several=True) | Q(uses=0))


def read_link(token: str, *, user: Actor) -> Offer | None:
    """What the link with `token` offers to `user`, or None where it opens nothing."""
    rows = Invitation.objects.select_related("library", "workshop", "made_by")
    found = rows.filter(token_hash=hash_token(token), expires_at__gt=timezone.now(), made_by__is_active=True).first()
    if found is None:
        return None
    has_it = user.is_authenticated and _has(found, user=user.pk)
    if user.is_authenticated and found.accepted_by.filter(pk=user.pk).exists():
        # Once for each: who was removed does not come back by the same link, and who sends a form twice is in.
        return Offer(found, has_it=True) if has_it else None
    is_spent = not found.for_several and found.accepted_by.exists()
    return None if is_spent else Offer(found, has_it=has_it)


def accept_link(token: str, *, user: User) -> Offer | None:
    """Give `user` what the link offers, unless they have as much already; None where it opens nothing.

    Returns the offer as it was found: `has_it` says that nothing has changed, and the link is not used up by that.
    """

    def job(batch: Batch) -> Offer | None:
        seen = read_link(token, user=user)
        if seen is None:
            return None
        lock_people(seen.invitation.library_id)
        offer = read_link(token, user=user)
        if offer is not None and not offer.has_it:
            _give(batch, offer.invitation, user=user)
            offer.invitation.accepted_by.add(user)
        return offer

    return engine.run(job)


def _make(invitation: Invitation, *, actor: User, days: int) -> str:
    if open_links(invitation.library_id, workshop=invitation.workshop_id).count() >= OPEN_MOST:
        raise Refusal("full", _("So many links are open that nobody can oversee them. Take some back first."))
    token = secrets.token_urlsafe(TOKEN_BYTES)
    invitation.token_hash, invitation.made_by = hash_token(token), actor
    invitation.expires_at = timezone.now() + timedelta(days=days)
    invitation.save()
    return token


def _has(invitation: Invitation, *, user: int) -> bool:
    """Whether `user` is what the link would make them, or more."""
    if invitation.workshop_id is not None:
        return StaffMembership.objects.filter(workshop=invitation.workshop_id, user=user).exists()
    enough = RANKS[RANKS.index(invitation.role) :]
    return LibraryMembership.objects.filter(library=invitation.library_id, user=user, role__in=enough).exists()


def _give(batch: Batch, invitation: Invitation, *, user: User) -> None:
    """Whoever was something here already may have pages open, which are to know that they may do more."""
    library, workshop = invitation.library_id, invitation.workshop_id
    members = LibraryMembership.objects.filter(library=library, user=user)
    known = members.exists() or StaffMembership.objects.filter(workshop__library=library, user=user).exists()
    if workshop is None:
        LibraryMembership.objects.update_or_create(library_id=library, user=user, defaults={"role": invitation.role})
    else:
        StaffMembership.objects.create(workshop_id=workshop, user=user, role=invitation.role)
    if known:
        recheck(batch, Workshop.objects.filter(library=library))
