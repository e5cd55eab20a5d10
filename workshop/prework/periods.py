"""The time that something known covers, and whether that is long ago."""

from datetime import date

from django.utils import timezone

from workshop.models import Workshop


def is_old(begins: date | None, ends: date | None, *, on: date) -> bool:
    """Whether what covers `begins` to `ends` ended more than a year before `on`. Without dates nobody knows."""
    last = ends or begins
    return last is not None and last < _a_year_before(on)


def day_of(workshop: Workshop) -> date:
    """The day that age is counted from: that of the workshop once it is set, else today."""
    return timezone.localdate(workshop.starts_at) if workshop.starts_at else timezone.localdate()


def _a_year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year - 1, day=28)
