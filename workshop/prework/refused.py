"""Why something of the pre-work was not taken, in words that a person can act on."""

from django.utils.functional import Promise

Words = str | Promise


class Refused(Exception):
    """`field` is the one of the form that it belongs beside; without one it belongs to the form as a whole."""

    def __init__(self, message: Words, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class Outdated(Refused):
    """Somebody else was quicker. `now` is the version that stands; whoever has seen it may write over it."""

    def __init__(self, message: Words, *, now: int) -> None:
        super().__init__(message)
        self.now = now
