"""What every change of people has in common: the lock under which it is made, and who has to hear of it."""

from uuid import UUID

from django.db.models import Q, QuerySet

from realtime.batch import Batch
from workshop.models import Board, Invitation, Library, LibraryMembership, StaffMembership, Workshop


def lock_people(library: UUID) -> None:
    """Wait for whoever else changes people or links of `library`, and keep others out until the transaction ends."""
    Library.objects.select_for_update(no_key=True).filter(pk=library).first()


def recheck(batch: Batch, workshops: QuerySet[Workshop]) -> None:
    """Whoever follows a live document of `workshops`, in any process, is asked for their rights again."""
    batch.recheck.update(workshops.values_list("session", flat=True))
    batch.recheck.update(Board.objects.filter(workshop__in=workshops).values_list("pk", flat=True))
    batch.recheck.update(workshops.filter(personas__isnull=False).values_list("personas__draft", flat=True))


def take_back_links(user: int, *, library: UUID) -> None:
    """Delete the links that `user` made and could not make any more, so that nobody comes back by their own."""
    if LibraryMembership.objects.filter(library=library, user=user, role=LibraryMembership.Role.OWNER).exists():
        return
    run = StaffMembership.objects.filter(user=user, role=StaffMembership.Role.FACILITATOR).values("workshop")
    made = Invitation.objects.filter(library=library, made_by=user)
    made.filter(Q(workshop__isnull=True) | ~Q(workshop__in=run)).delete()
