"""The throttle on wrong join codes. It counts failures only: a whole class may share one address."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from workshop.models import JoinFailure

WINDOW = timedelta(minutes=1)
PER_ADDRESS = 10
IN_ALL = 300
KEPT = timedelta(hours=1)


def is_throttled(address: str) -> bool:
    """Whether so many codes were wrong in the last minute that no more are looked at."""
    recent = JoinFailure.objects.filter(at__gt=timezone.now() - WINDOW)
    return recent.filter(address=address).count() >= PER_ADDRESS or recent.count() >= IN_ALL


def note_failure(address: str) -> None:
    """Count one wrong code, and forget old ones."""
    with transaction.atomic():
        JoinFailure.objects.filter(at__lt=timezone.now() - KEPT).delete()
        JoinFailure.objects.create(address=address)
