"""Which workshop a typed code opens. Wrong, closed and expired are answered alike, and counted by the throttle."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from workshop.joining import throttle
from workshop.joining.addresses import client_address
from workshop.joining.invitation import invited_by, is_passcode
from workshop.models import Workshop

WRONG_CODE = _(
    "No open workshop has this code. Check it with your facilitator, and the passcode if there is one; "
    "the letters I, L, O and U are never used in a code."
)
TOO_MANY = _("Too many wrong codes came from your network. Wait a minute, then try again.")


@dataclass(frozen=True)
class NotFound:
    """Why a code leads nowhere, and the status of the answer: to a typed code, and to a link."""

    reason: str
    form_status: int
    link_status: int


def find(request: HttpRequest, typed: str) -> Workshop | NotFound:
    """The open workshop with this code, or what to tell whoever typed it."""
    address = client_address(request)
    if throttle.is_throttled(address):
        return NotFound(str(TOO_MANY), form_status=429, link_status=429)
    workshop = invited_by(typed)
    if workshop is None:
        throttle.note_failure(address)
        return NotFound(str(WRONG_CODE), form_status=422, link_status=404)
    return workshop


def passcode_problem(request: HttpRequest, workshop: Workshop, typed: str) -> str:
    """What to tell whoever typed a wrong passcode: the same as of a wrong code. Empty when it is right."""
    if is_passcode(workshop, typed):
        return ""
    throttle.note_failure(client_address(request))
    return str(WRONG_CODE)
