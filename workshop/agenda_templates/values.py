"""What an agenda is made from: items in their order, with everything that a step will hold and the notes beside it."""

from dataclasses import dataclass

from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True)
class PartItem:
    """A part of a step; `beside` runs at the same time as the part before it."""

    title: Text
    minutes: int
    beside: bool = False


@dataclass(frozen=True)
class AgendaItem:
    """One step of a template. Without an instruction or example of its own it takes those of the exercise.

    `script` is a line for each stretch of minutes, `notes` a paragraph each, for facilitators alone.
    """

    exercise: str
    title: Text
    minutes: int
    instruction: Text | None = None
    example: Text | None = None
    script: tuple[Text, ...] = ()
    notes: tuple[Text, ...] = ()
    parts: tuple[PartItem, ...] = ()
    moving_minutes: int = 0
    silent: bool = False
    presents: bool = False


@dataclass(frozen=True)
class AgendaTemplate:
    """An agenda that workshops are made from."""

    id: str
    title: Text
    description: Text
    items: tuple[AgendaItem, ...]
    has_prework: bool = False
    """Whether a workshop begins with suggestions of what to find out before it."""

    @property
    def minutes(self) -> int:
        """What it takes in all, moving between rooms included."""
        return sum(item.minutes + item.moving_minutes for item in self.items)
