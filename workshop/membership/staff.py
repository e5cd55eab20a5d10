"""Who runs a workshop. It always has one facilitator, who loses the role by handing it over and by nothing else."""

from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from realtime.batch import Batch
from realtime.engine import engine
from realtime.refusals import Refusal
from workshop.access import Actor, workshop_for
from workshop.membership.changing import lock_people, recheck, take_back_links
from workshop.models import LibraryMembership, StaffMembership, Workshop
from workshop.rights import Capability

Role = StaffMembership.Role


def name_co_facilitator(workshop: Workshop, *, actor: Actor, member: int) -> None:
    """Let a member of the library help to run `workshop`; raises Http404, and Refusal where there is no such member."""

    def job(batch: Batch) -> None:
        _begin(workshop, actor=actor, needs=Capability.MANAGE_WORKSHOP)
        found = LibraryMembership.objects.filter(library=workshop.library_id, pk=member).first()
        if found is None:
            raise Refusal("absent", _("Nobody of the library was chosen, or they have left it."))
        _staff(workshop).get_or_create(workshop=workshop, user_id=found.user_id, defaults={"role": Role.CO_FACILITATOR})
        _recheck(batch, workshop)

    engine.run(job)


def remove_co_facilitator(workshop: Workshop, *, actor: Actor, staff: int) -> None:
    """End a co-facilitator's part, if it has not ended already; raises Http404, and Refusal for the facilitator."""

    def job(batch: Batch) -> None:
        _begin(workshop, actor=actor, needs=Capability.MANAGE_WORKSHOP)
        found = _staff(workshop).filter(pk=staff).first()
        if found is None:
            return
        if found.role == Role.FACILITATOR:
            raise Refusal("facilitator", _("The facilitator stays until they have handed the workshop over."))
        found.delete()
        _recheck(batch, workshop)

    engine.run(job)


def offer_role(workshop: Workshop, *, actor: Actor, staff: int) -> None:
    """Offer the facilitator's role to a co-facilitator, instead of to anybody before; nothing else changes yet."""
    with transaction.atomic():
        _begin(workshop, actor=actor, needs=Capability.HAND_OVER)
        if not _staff(workshop).filter(pk=staff, role=Role.CO_FACILITATOR).exists():
            raise Refusal("absent", _("Choose a co-facilitator to hand the workshop to."))
        _staff(workshop).exclude(pk=staff).update(offered_at=None)
        _staff(workshop).filter(pk=staff, offered_at=None).update(offered_at=timezone.now())


def withdraw_offer(workshop: Workshop, *, actor: Actor) -> None:
    """Take back what was offered, if anything was."""
    with transaction.atomic():
        _begin(workshop, actor=actor, needs=Capability.HAND_OVER)
        _staff(workshop).update(offered_at=None)


def take_role(workshop: Workshop, *, user: User) -> None:
    """Become the facilitator, if it is offered to `user`; the one before is a co-facilitator then.

    Raises Http404, and Refusal where it is not offered any more. Whoever is the facilitator already stays it.
    """

    def job(batch: Batch) -> None:
        _begin(workshop, actor=user, needs=Capability.TAKE_OVER)
        mine = _staff(workshop).get(user=user)
        if mine.role == Role.FACILITATOR:
            return
        if mine.offered_at is None:
            raise Refusal("withdrawn", _("The role is not offered to you, or not any more. Nothing has changed."))
        former = _staff(workshop).get(role=Role.FACILITATOR)
        _become(former, Role.CO_FACILITATOR)
        _become(mine, Role.FACILITATOR)
        take_back_links(former.user_id, library=workshop.library_id)
        _recheck(batch, workshop)

    engine.run(job)


def _begin(workshop: Workshop, *, actor: Actor, needs: Capability) -> None:
    lock_people(workshop.library_id)
    workshop_for(actor=actor, id=workshop.pk, needs=needs)


def _staff(workshop: Workshop) -> QuerySet[StaffMembership]:
    return StaffMembership.objects.filter(workshop=workshop)


def _become(one: StaffMembership, role: str) -> None:
    one.role, one.offered_at = role, None
    one.save(update_fields=["role", "offered_at"])


def _recheck(batch: Batch, workshop: Workshop) -> None:
    recheck(batch, Workshop.objects.filter(pk=workshop.pk))


def staff_of(workshop: UUID) -> list[StaffMembership]:
    """Who runs a workshop, the facilitator first."""
    rows = StaffMembership.objects.filter(workshop=workshop).select_related("user").order_by("pk")
    return sorted(rows, key=lambda one: one.role != Role.FACILITATOR)
