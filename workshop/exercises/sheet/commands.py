"""Filling a persona sheet. The functions are shared with the persona draft, which registers them for itself."""

from functools import wraps
from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from msgspec import Meta
from msgspec.structs import replace

from realtime.kinds import Context, Handler, Kind
from realtime.order import key_at_end
from realtime.records import Arguments, Id
from realtime.refusals import Refusal, invalid
from realtime.state import Overlay
from workshop.exercises.editing import expect
from workshop.exercises.sheet.records import About, Evidence, Line, Proposal, Room, SheetQuote, Source
from workshop.exercises.silence import audience, is_silent, on_own, refuse_silent
from workshop.persona_template import Field, field_named
from workshop.rights import Capability

MAIN = "main"
NAME_LONGEST = 120
LINE_LONGEST = 600
QUOTES_A_LINE = 20
_ONLY_THEIRS = _(
    "Somebody else wrote this line. They can remove it, and so can your group’s host and those who run the session, "
    "who can also let everybody do it."
)
FieldId = Annotated[str, Meta(max_length=40)]
LineText = Annotated[str, Meta(max_length=LINE_LONGEST)]


class NamePersona(Arguments, frozen=True, kw_only=True):
    name: Annotated[str, Meta(max_length=NAME_LONGEST)]
    was: str


class DrawOn(Arguments, frozen=True, kw_only=True):
    clusters: Annotated[list[Id], Meta(max_length=60)]


class AddLine(Arguments, frozen=True, kw_only=True):
    line: Id
    field: FieldId
    text: LineText
    quote: Id | None = None
    evidence: Id | None = None


class EditLine(Arguments, frozen=True, kw_only=True):
    line: Id
    text: LineText
    was: str


class RemoveLine(Arguments, frozen=True, kw_only=True):
    line: Id


class AttachQuote(Arguments, frozen=True, kw_only=True):
    evidence: Id
    field: FieldId
    quote: Id
    line: Id | None = None


class WithdrawQuote(Arguments, frozen=True, kw_only=True):
    quote: Id


class DetachQuote(Arguments, frozen=True, kw_only=True):
    evidence: Id


def name_persona(overlay: Overlay, arguments: NamePersona, context: Context) -> None:
    """Give the persona its name; while the sheet is silent, propose one."""
    name = " ".join(arguments.name.split())
    if is_silent(overlay):
        return _propose(overlay, name=name, was=arguments.was, context=context)
    about = overlay.find(About, MAIN) or About()
    expect(arguments.was, about.name)
    overlay.put(MAIN, replace(about, name=name))


def _propose(overlay: Overlay, *, name: str, was: str, context: Context) -> None:
    proposal = overlay.find(Proposal, context.actor)
    expect(was, proposal.name if proposal else "")
    if name:
        overlay.put(context.actor, Proposal(name=name, to=audience(overlay, context)))
    elif proposal:
        overlay.delete(Proposal, context.actor)


def draw_on(overlay: Overlay, arguments: DrawOn, context: Context) -> None:
    """Say which clusters the persona is drawn from; the first one's label is its name until it has one."""
    refuse_silent(overlay)
    sources = overlay.all(Source)
    chosen = tuple(dict.fromkeys(arguments.clusters))
    if any(id not in sources for id in chosen):
        raise invalid("there is no such cluster on this sheet")
    about = overlay.find(About, MAIN) or About()
    name = about.name or (sources[chosen[0]].label if chosen else "")
    overlay.put(MAIN, replace(about, clusters=chosen, name=name))


def add_line(overlay: Overlay, arguments: AddLine, context: Context) -> None:
    """Add a statement to a field, at once with the quote that it rests on where one is given."""
    field = field_named(arguments.field)
    if (arguments.quote is None) != (arguments.evidence is None):
        raise invalid("a quote needs an id for the place that it is attached to")
    if field is None or overlay.find(Line, arguments.line) is not None:
        raise invalid("there is no such field, or the line exists already")
    lines = [line for line in overlay.all(Line).values() if line.field == field.id]
    if len(lines) >= places_in(overlay, field):
        raise Refusal("invalid", _("This field is full. Change what is there instead."))
    order = key_at_end(line.order for line in lines)
    text = _statement(arguments.text)
    line = Line(field=field.id, text=text, order=order, by=context.actor, to=audience(overlay, context))
    overlay.put(arguments.line, line)
    if arguments.quote is not None and arguments.evidence is not None:
        attached = AttachQuote(evidence=arguments.evidence, field=field.id, quote=arguments.quote, line=arguments.line)
        attach_quote(overlay, attached, context)


def edit_line(overlay: Overlay, arguments: EditLine, context: Context) -> None:
    """Rewrite a statement; its evidence stays."""
    line = overlay.get(Line, arguments.line)
    expect(arguments.was, line.text)
    overlay.put(arguments.line, replace(line, text=_statement(arguments.text)))


def remove_line(overlay: Overlay, arguments: RemoveLine, context: Context) -> None:
    """Take a statement away, and what was attached to it."""
    overlay.get(Line, arguments.line)
    for id, evidence in list(overlay.all(Evidence).items()):
        if evidence.line == arguments.line:
            overlay.delete(Evidence, id)
    overlay.delete(Line, arguments.line)


def attach_quote(overlay: Overlay, arguments: AttachQuote, context: Context) -> None:
    """Let a line, or a field as a whole, rest on a quote."""
    if overlay.get(SheetQuote, arguments.quote).withdrawn:
        raise Refusal("invalid", _("This quote has been withdrawn and can support nothing any more."))
    field = arguments.field
    if arguments.line is not None:
        field = overlay.get(Line, arguments.line).field
    if field_named(field) is None:
        raise invalid("there is no such field")
    there = [one for one in overlay.all(Evidence).values() if one.line == arguments.line and one.field == field]
    if any(one.quote == arguments.quote for one in there):
        raise Refusal("invalid", _("This quote is attached here already."))
    if len(there) >= QUOTES_A_LINE:
        raise Refusal("invalid", _("No more quotes fit here. Take one away first."))
    if overlay.find(Evidence, arguments.evidence) is not None:
        raise invalid("this piece of evidence exists already")
    to = audience(overlay, context)
    overlay.put(arguments.evidence, Evidence(field=field, quote=arguments.quote, line=arguments.line, to=to))


def detach_quote(overlay: Overlay, arguments: DetachQuote, context: Context) -> None:
    """Take a quote away from what rested on it."""
    overlay.get(Evidence, arguments.evidence)
    overlay.delete(Evidence, arguments.evidence)


def withdraw_quote(overlay: Overlay, arguments: WithdrawQuote, context: Context) -> None:
    """Take the words of a quote away; what rested on it shows that it is withdrawn."""
    quote = overlay.get(SheetQuote, arguments.quote)
    overlay.put(arguments.quote, replace(quote, text="", withdrawn=True))


def register_on(kind: Kind, *, needs: str, tidying: str | None = None) -> None:
    """Make these commands those of `kind`, which must have the sheet's collections.

    To remove a line that somebody else wrote needs the capability `tidying` as well, where it is given.
    """
    removing = remove_line if tidying is None else _own_line(remove_line, unless=tidying)
    for handler in (name_persona, draw_on, add_line, edit_line, removing, attach_quote, detach_quote):
        kind.command(needs=needs)(on_own(handler))
    kind.command(needs=Capability.SYSTEM, undoable=False)(withdraw_quote)


def _own_line(handler: Handler, *, unless: str) -> Handler:
    """`handler`, refused for a line of somebody else's to who has not the capability `unless`."""

    @wraps(handler)
    def handle(overlay: Overlay, arguments: Any, context: Context) -> None:
        if overlay.get(Line, arguments.line).by not in ("", context.actor) and not context.access.allows(unless):
            raise Refusal("forbidden", _ONLY_THEIRS)
        handler(overlay, arguments, context)

    return handle


def places_in(overlay: Overlay, field: Field) -> int:
    """How many lines a field holds."""
    room = overlay.find(Room, field.id)
    return max(field.lines_most, room.lines if room else 0)


def _statement(text: str) -> str:
    statement = text.strip()
    if not statement:
        raise Refusal("invalid", _("There is nothing in this line yet. Write something, or remove it."))
    return statement
