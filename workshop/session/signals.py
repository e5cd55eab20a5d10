"""What people say without words: a raised hand, a call for help, “done”, “more time”; and the parking lot."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from msgspec import Meta
from msgspec.structs import replace

from realtime.kinds import Context
from realtime.records import Arguments, Id
from realtime.refusals import Refusal, invalid
from realtime.state import Overlay
from workshop.access import guest_id
from workshop.rights import Capability
from workshop.session.kind import refuse_ended, session
from workshop.session.records import Parked, Person, Signal
from workshop.session.running import begun_clock

PARKED_MOST = 200
Word = Literal["hand", "help", "done", "more_time"]


class Say(Arguments, frozen=True, kw_only=True):
    word: Word
    on: bool


class Answer(Arguments, frozen=True, kw_only=True):
    person: Id
    word: Word


class Park(Arguments, frozen=True, kw_only=True):
    item: Id
    text: Annotated[str, Meta(max_length=600)]


class Settle(Arguments, frozen=True, kw_only=True):
    item: Id
    settled: bool


@session.command(needs=Capability.TAKE_PART, undoable=False)
def signal(overlay: Overlay, arguments: Say, context: Context) -> None:
    """Raise one's hand, call for help, say that one is done or needs more time; or take it back."""
    own = guest_id(context.actor)
    if own is None:
        raise Refusal("invalid", _("Only participants raise their hand; you run the session."))
    overlay.get(Person, own)
    clock = begun_clock(overlay)
    found = overlay.find(Signal, own) or Signal()
    said = _said(found, word=arguments.word, on=arguments.on, now=context.now, step=clock.step or "")
    _keep(overlay, own, said)


@session.command(needs=Capability.RUN_SESSION, undoable=False)
def answer_signal(overlay: Overlay, arguments: Answer, context: Context) -> None:
    """Take somebody's hand or call for help as answered."""
    refuse_ended(overlay)
    found = overlay.find(Signal, arguments.person)
    overlay.get(Person, arguments.person)
    if found is not None:
        _keep(overlay, arguments.person, _said(found, word=arguments.word, on=False, now=context.now, step=""))


@session.command(needs=Capability.TAKE_PART)
def park(overlay: Overlay, arguments: Park, context: Context) -> None:
    """Put something into the parking lot, for later."""
    refuse_ended(overlay)
    text = arguments.text.strip()
    parked = overlay.all(Parked)
    if not text:
        raise Refusal("invalid", _("Write down what should not be lost."))
    if arguments.item in parked:
        raise invalid("this is parked already")
    if len(parked) >= PARKED_MOST:
        raise Refusal("invalid", _("The parking lot is full. Settle something first."))
    overlay.put(arguments.item, Parked(text=text, by=context.actor, at=context.now))


@session.command(needs=Capability.RUN_SESSION)
def settle_parked(overlay: Overlay, arguments: Settle, context: Context) -> None:
    """Say that something in the parking lot has been dealt with, or has not after all."""
    refuse_ended(overlay)
    overlay.put(arguments.item, replace(overlay.get(Parked, arguments.item), settled=arguments.settled))


def _said(found: Signal, *, word: Word, on: bool, now: int, step: str) -> Signal:
    if word == "hand":
        return replace(found, hand_at=(found.hand_at or now) if on else None)
    if word == "help":
        return replace(found, help_at=(found.help_at or now) if on else None)
    if word == "done":
        return replace(found, done=step if on else None, more_time=None if on else found.more_time)
    return replace(found, more_time=step if on else None, done=None if on else found.done)


def _keep(overlay: Overlay, person: str, said: Signal) -> None:
    """A signal that says nothing is not kept."""
    if said != Signal():
        overlay.put(person, said)
    elif overlay.find(Signal, person) is not None:
        overlay.delete(Signal, person)
