"""What ends a rehearsal early: always a sentence that says what went wrong and, where it helps, what to do."""


class RehearsalError(Exception):
    """The rehearsal cannot go on."""
