"""Who looks at the readout: somebody who prepares or runs the workshop, or a guest of it."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest

from workshop.access import guest_rights, workshop_for
from workshop.joining.guests import guest_of
from workshop.models import Participant, Workshop
from workshop.rights import Capability

AS_GUEST = "guest"


@dataclass(frozen=True)
class Reader:
    """`participant` is None for staff."""

    workshop: Workshop
    participant: Participant | None = None


def reader_of(request: HttpRequest, *, workshop: UUID) -> Reader | None:
    """Who asks, or None. Somebody who is both is staff, unless the address says `as=guest`."""
    ways = (_guest, _staff) if request.GET.get("as") == AS_GUEST else (_staff, _guest)
    return next((reader for way in ways if (reader := way(request, workshop)) is not None), None)


def _staff(request: HttpRequest, workshop: UUID) -> Reader | None:
    if not request.user.is_authenticated:  # asked first, so that the answer depends on cookies also where nothing is
        return None
    try:
        return Reader(workshop_for(actor=request.user, id=workshop, needs=Capability.READ_SESSION))
    except Http404:
        return None


def _guest(request: HttpRequest, workshop: UUID) -> Reader | None:
    participant = guest_of(request, workshop=workshop)
    if participant is None or Capability.READ_SESSION not in guest_rights(participant):
        return None
    return Reader(participant.workshop, participant)
