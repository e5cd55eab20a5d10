"""The date of a workshop for people's calendars: an iCalendar file (RFC 5545) with the agenda and the link in it."""

from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from realtime.models import Document
from workshop.joining.codes import spell_code
from workshop.joining.invitation import planned_length, steps_of
from workshop.models import Workshop
from workshop.session.records import Step


def join_link(request: HttpRequest, workshop: Workshop) -> str:
    """The address that is sent to participants."""
    return request.build_absolute_uri(reverse("join_code", args=[workshop.join_code]))


def invitation_text(workshop: Workshop, *, link: str) -> str:
    """What to paste into a mail: when it is, where to come in, what is needed. It never holds the passcode."""
    lines = [workshop.title]
    if workshop.starts_at is not None:
        start = date_format(workshop.starts_at.astimezone(ZoneInfo(workshop.time_zone)), "DATETIME_FORMAT")
        lines.append(f"{start} ({workshop.time_zone})")
    lines += ["", *_way_in(workshop, link=link)]
    if workshop.passcode_hash:
        lines.append(_("You also need a passcode, which I tell you separately."))
    return "\n".join(lines)


def watch_link(request: HttpRequest, workshop: Workshop) -> str:
    """The address that is sent to observers; empty while nobody can watch."""
    code = workshop.observer_code
    return request.build_absolute_uri(reverse("join_code", args=[code])) if code else ""


def calendar_file(request: HttpRequest, workshop: Workshop) -> HttpResponse:
    """The file as it is sent to a browser; the workshop must have a start."""
    made = make_calendar(workshop, link=join_link(request, workshop)).to_ical()
    response = HttpResponse(made, content_type="text/calendar; charset=utf-8; method=PUBLISH")
    response["Content-Disposition"] = 'attachment; filename="workshop.ics"'
    return response


def make_calendar(workshop: Workshop, *, link: str) -> Calendar:
    """One event, always with the same UID. Its sequence rises with every change of what the file tells.

    It counts what happened to the session and how often the code was renewed, so that reading writes nothing.
    """
    assert workshop.starts_at is not None
    starts_at, steps = workshop.starts_at.astimezone(UTC), steps_of(workshop)
    event = Event()
    event.add("uid", f"{workshop.pk}@troupe")
    event.add("sequence", Document.objects.get(pk=workshop.session).head + workshop.codes_made)
    event.add("dtstamp", timezone.now().astimezone(UTC))
    event.add("dtstart", starts_at)
    event.add("dtend", starts_at + planned_length(workshop))
    event.add("summary", workshop.title)
    event.add("description", _description(workshop, steps=steps, link=link))
    event.add("location", link)
    event.add("url", link)
    calendar = Calendar()
    calendar.add("prodid", "-//Troupe//Workshops//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return calendar


def _description(workshop: Workshop, *, steps: list[Step], link: str) -> str:
    assert workshop.starts_at is not None
    at = workshop.starts_at.astimezone(ZoneInfo(workshop.time_zone))
    lines = [*_way_in(workshop, link=link), "", _("Agenda (%(zone)s)") % {"zone": workshop.time_zone}]
    for step in steps:
        lines.append(f"{at:%H:%M}  {step.title}")
        at = (at.astimezone(UTC) + timedelta(minutes=step.minutes + step.moving_minutes)).astimezone(at.tzinfo)
    return "\n".join([*lines, _("%(time)s  End") % {"time": f"{at:%H:%M}"}])


def _way_in(workshop: Workshop, *, link: str) -> list[str]:
    code = spell_code(workshop.join_code)
    return [
        _("Come in here: %(link)s") % {"link": link},
        _("Or with the code %(code)s. You need a name and no account.") % {"code": code},
    ]
