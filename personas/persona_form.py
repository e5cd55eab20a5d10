"""The persona's form as its page shows it: the draft as saved now, and over it the words that could not be saved."""

from collections.abc import Iterable
from dataclasses import dataclass

from personas.content import Draft, DraftField, DraftLine
from personas.editing import Problem, anchor_of
from personas.models import Persona
from workshop.models import Quote
from workshop.persona_template import Field
from workshop.quotes.dealing import dealt_to


@dataclass(frozen=True)
class Input:
    """One field of the form: `value` is what to show in it, `was` what is saved now."""

    key: str
    value: str
    was: str
    problems: list[Problem]

    @property
    def anchor(self) -> str:
        return anchor_of(self.key)

    @property
    def conflict(self) -> Problem | None:
        return next((problem for problem in self.problems if problem.is_conflict), None)


@dataclass(frozen=True)
class LineForm:
    line: DraftLine
    text: Input
    attach_key: str
    attach_problems: list[Problem]


@dataclass(frozen=True)
class FieldForm:
    """A field: its lines, what is attached to the whole of it, and where to add to it."""

    field: Field
    lines: list[LineForm]
    evidence: list[tuple[str, Quote]]
    new: Input
    attach_problems: list[Problem]

    @property
    def is_single(self) -> bool:
        return self.field.lines_most == 1

    @property
    def has_room(self) -> bool:
        """Whether a line can be added, or one was typed that found no room and must not be lost."""
        return len(self.lines) < self.field.lines_most or bool(self.new.value)


@dataclass(frozen=True)
class PersonaForm:
    """`own` are the quotes of the clusters that the persona was drawn from, `other` the rest of the deck."""

    name: Input
    rank: Input
    fields: list[FieldForm]
    problems: list[Problem]
    own: list[Quote]
    other: list[Quote]


def form_of(draft: Draft, *, problems: Iterable[Problem] = ()) -> PersonaForm:
    """The form for a draft; `problems` are those of the form that was just posted."""
    found = list(problems)
    persona = draft.persona
    deck = list(dealt_to(persona.workshop).order_by("number"))
    return PersonaForm(
        name=_input("name", saved=draft.name, problems=found),
        rank=_input("rank", saved=Persona.objects.values_list("rank", flat=True).get(pk=persona.pk), problems=found),
        fields=[_field(field, problems=found) for field in draft.fields],
        problems=found,
        own=[quote for quote in deck if str(quote.pk) in draft.own_quotes],
        other=[quote for quote in deck if str(quote.pk) not in draft.own_quotes],
    )


def _field(field: DraftField, *, problems: list[Problem]) -> FieldForm:
    id = field.field.id
    return FieldForm(
        field=field.field,
        lines=[_line(line, problems=problems) for line in field.lines],
        evidence=field.evidence,
        new=_input(f"new:{id}", saved="", problems=problems),
        attach_problems=_at(f"attach:{id}", problems),
    )


def _line(line: DraftLine, *, problems: list[Problem]) -> LineForm:
    key = f"line:{line.id}"
    text = _input(key, saved=line.text, problems=problems)
    return LineForm(line, text, f"attach:{key}", _at(f"attach:{key}", problems))


def _input(key: str, *, saved: str, problems: list[Problem]) -> Input:
    here = _at(key, problems)
    typed = [problem.mine for problem in here if problem.mine is not None]
    return Input(key, "\n".join(typed) if typed else saved, saved, here)


def _at(key: str, problems: list[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.key == key]
