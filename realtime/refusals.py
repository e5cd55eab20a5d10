"""How the engine says no: a code for programs, a sentence for people."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Refusal(Exception):
    """A command that changes nothing, and why.

    `code` is one of the documented words, `message` says what a person can do now, `detail` is small JSON
    (for instance what a field holds now, when somebody else was quicker).
    """

    def __init__(self, code: str, message: str | Promise, detail: dict[str, Any] | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.detail = detail


class OutcomeUnknown(Refusal):
    """Nobody knows whether it was committed: no answer may be given, and asking again with the same id is safe."""

    def __init__(self) -> None:
        super().__init__("unknown", "")


def absent() -> Refusal:
    """What is not there and what one may not see are refused alike."""
    return Refusal("absent", _("This is not here any more, or you may not see it."))


def forbidden() -> Refusal:
    return Refusal("forbidden", _("You cannot do this here at this step."))


def invalid(reason: str) -> Refusal:
    return Refusal("invalid", _("This could not be understood: %(reason)s") % {"reason": reason})


def retry() -> Refusal:
    return Refusal("retry", _("The server is busy. This will be tried again in a moment."))


def too_much() -> Refusal:
    return Refusal("retry", _("That was too much at once. Wait a moment, then try again."))


def full() -> Refusal:
    return Refusal("full", _("There is no room for more here. Take something away first."))


def failed() -> Refusal:
    return Refusal("error", _("This did not work. It has been noted; nothing else was changed."))
