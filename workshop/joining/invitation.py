"""The invitation of a workshop: which code opens it, until when, and with which passcode."""

from datetime import datetime, timedelta

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from realtime.batch import Batch
from realtime.engine import engine
from workshop.joining.codes import make_code, read_code
from workshop.models import Observer, Workshop
from workshop.session.records import Step

LIVES_ON = timedelta(hours=12)
"""How long after the planned end a code still opens, where nothing else was chosen."""


def invited_by(typed: str) -> Workshop | None:
    """The workshop that the code which somebody typed opens now, or None."""
    code = read_code(typed)
    workshop = Workshop.objects.filter(Q(join_code=code) | Q(observer_code=code)).first() if code else None
    return None if workshop is None or has_expired(workshop) else workshop


def lets_watch(workshop: Workshop, typed: str) -> bool:
    """Whether the code that somebody typed lets them watch, and no more."""
    return workshop.observer_code is not None and read_code(typed) == workshop.observer_code


def has_expired(workshop: Workshop) -> bool:
    """Whether the code is dead: the workshop is over, or its time is."""
    if workshop.status == Workshop.Status.ENDED:
        return True
    now = timezone.now()
    if workshop.code_expires_at is not None:
        return workshop.code_expires_at <= now
    begins = _begins_at(workshop)
    if begins is None or now < begins + LIVES_ON:
        return False
    return begins + planned_length(workshop) + LIVES_ON <= now


def expires_at(workshop: Workshop) -> datetime | None:
    """When the code dies; None while nothing is known that it could depend on."""
    begins = _begins_at(workshop)
    if workshop.code_expires_at is not None or begins is None:
        return workshop.code_expires_at
    return begins + planned_length(workshop) + LIVES_ON


def renew_code(workshop: Workshop) -> None:
    """Give the workshop another code; the one before is dead in that moment."""
    with transaction.atomic():
        Workshop.objects.filter(pk=workshop.pk).update(join_code=make_code(), codes_made=F("codes_made") + 1)
    workshop.refresh_from_db(fields=["join_code", "codes_made"])


def show_to_observers(workshop: Workshop, sees: str) -> None:
    """Say what observers see; where that is nothing, their code is dead and whoever watches is out."""

    def job(batch: Batch) -> None:
        code = (workshop.observer_code or make_code()) if sees else None
        Workshop.objects.filter(pk=workshop.pk).update(observer_code=code, observers_see=sees)
        if not sees:
            Observer.objects.filter(workshop=workshop).delete()
        batch.recheck.update([workshop.session, *workshop.boards.values_list("pk", flat=True)])

    engine.run(job, documents=(workshop.session,))
    workshop.refresh_from_db(fields=["observer_code", "observers_see"])


def show_out(observer: Observer) -> None:
    """Let somebody watch no longer."""
    workshop = observer.workshop

    def job(batch: Batch) -> None:
        Observer.objects.filter(pk=observer.pk).delete()
        batch.recheck.update([workshop.session, *workshop.boards.values_list("pk", flat=True)])

    engine.run(job, documents=(workshop.session,))


def hash_passcode(passcode: str) -> str:
    """What is kept of a passcode."""
    return make_password(_read(passcode))


def is_passcode(workshop: Workshop, typed: str) -> bool:
    """Whether `typed` is the passcode; anything is where there is none."""
    return not workshop.passcode_hash or check_password(_read(typed), workshop.passcode_hash)


def steps_of(workshop: Workshop) -> list[Step]:
    """The agenda in its order."""
    found = engine.read(workshop.session)["steps"].values()
    return sorted((step for step in found if isinstance(step, Step)), key=lambda step: step.order)


def planned_length(workshop: Workshop) -> timedelta:
    """How long the agenda takes."""
    return timedelta(minutes=sum(step.minutes + step.moving_minutes for step in steps_of(workshop)))


def _begins_at(workshop: Workshop) -> datetime | None:
    """When it begins by plan, or when it really began if that was later; None without a plan."""
    if workshop.starts_at is None:
        return None
    return max(workshop.starts_at, workshop.started_at or workshop.starts_at)


def _read(passcode: str) -> str:
    return " ".join(passcode.split())
