"""Running the session: start, move, pause, end. Moving clears nothing; every step keeps its own elapsed time."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from realtime.kinds import Context
from realtime.records import Arguments, Id, Nothing
from realtime.refusals import Refusal, absent
from realtime.state import Overlay
from workshop import boards
from workshop.models import Workshop
from workshop.rights import Capability
from workshop.session.kind import refuse_ended, session
from workshop.session.records import MAIN, Clock, Step


class GoToStep(Arguments, frozen=True, kw_only=True):
    step: Id
    seen: Id | UnsetType | None = UNSET
    """The step that was on when somebody decided to move; where it is given, nobody is moved from another one."""


@session.command(needs=Capability.RUN_SESSION, writes_rows=True)
def go_to_step(overlay: Overlay, arguments: GoToStep, context: Context) -> None:
    """Bring everybody to a step, forwards or back; starts the session when it has not begun."""
    clock = _open_clock(overlay)
    step = overlay.get(Step, arguments.step)
    if clock.step == arguments.step:
        return
    _refuse_unseen(overlay, clock=clock, seen=arguments.seen)
    _keep_elapsed(overlay, clock=clock, now=context.now)
    overlay.put(
        MAIN,
        replace(clock, state="running", step=arguments.step, started_at=context.now, elapsed_ms=step.elapsed_ms),
    )
    if clock.state == "preparing":
        _keep_plan(overlay)
        rows = Workshop.objects.filter(session=context.document)
        rows.update(status=Workshop.Status.RUNNING, started_at=timezone.now())
        context.batch.recheck.add(context.document)  # from now on people take part
    boards.ensure(overlay, step_id=arguments.step, context=context)


@session.command(needs=Capability.RUN_SESSION, undoable=False)
def pause(overlay: Overlay, arguments: Nothing, context: Context) -> None:
    """Stop the clock; everybody keeps working where they are."""
    clock = begun_clock(overlay)
    if clock.state == "running":
        overlay.put(MAIN, replace(clock, state="paused", started_at=None, elapsed_ms=elapsed(clock, now=context.now)))


@session.command(needs=Capability.RUN_SESSION, undoable=False)
def resume(overlay: Overlay, arguments: Nothing, context: Context) -> None:
    """Let the clock run on from where it stood."""
    clock = begun_clock(overlay)
    if clock.state == "paused":
        overlay.put(MAIN, replace(clock, state="running", started_at=context.now))


@session.command(needs=Capability.RUN_SESSION, writes_rows=True)
def end_session(overlay: Overlay, arguments: Nothing, context: Context) -> None:
    """Close the workshop: boards can be read but no longer changed, and editors take over."""
    clock, workshop = begun_clock(overlay), Workshop.objects.get(session=context.document)
    boards.refuse_unfinished(workshop=workshop, context=context)
    boards.end_silence(workshop=workshop, context=context)
    _keep_elapsed(overlay, clock=clock, now=context.now)
    overlay.put(MAIN, replace(clock, state="ended", started_at=None, elapsed_ms=elapsed(clock, now=context.now)))
    workshop.status, workshop.ended_at = Workshop.Status.ENDED, timezone.now()
    workshop.save(update_fields=["status", "ended_at"])
    context.batch.recheck.update([workshop.session, *workshop.boards.values_list("pk", flat=True)])


def elapsed(clock: Clock, *, now: int) -> int:
    """Milliseconds that the current step has run."""
    return clock.elapsed_ms + (now - clock.started_at if clock.started_at is not None else 0)


def _open_clock(overlay: Overlay) -> Clock:
    clock = overlay.find(Clock, MAIN)
    if clock is None:
        raise absent()
    refuse_ended(overlay)
    return clock


def begun_clock(overlay: Overlay) -> Clock:
    """The clock of a session that has begun and not ended; refuses any other."""
    clock = _open_clock(overlay)
    if clock.state == "preparing":
        raise Refusal("invalid", _("The session has not begun yet. Go to a step to begin it."))
    return clock


def _refuse_unseen(overlay: Overlay, *, clock: Clock, seen: str | UnsetType | None) -> None:
    """Two who press “next” at once move the room once."""
    if seen is UNSET or seen == clock.step:
        return
    step = overlay.find(Step, clock.step) if clock.step else None
    raise Refusal(
        "moved", _("Somebody else has just moved the room to “%(step)s”.") % {"step": step.title if step else ""}
    )


def _keep_plan(overlay: Overlay) -> None:
    """From the start on the minutes are compared with what they were planned to be."""
    for id, step in list(overlay.all(Step).items()):
        overlay.put(id, replace(step, planned=step.minutes))


def _keep_elapsed(overlay: Overlay, *, clock: Clock, now: int) -> None:
    step = overlay.find(Step, clock.step) if clock.step else None
    if clock.step and step is not None:
        overlay.put(clock.step, replace(step, elapsed_ms=elapsed(clock, now=now)))
