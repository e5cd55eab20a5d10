"""Two entries for one person become one: rows, session and boards in one act, or nothing of it."""

from msgspec.structs import replace

from realtime.kinds import Context
from realtime.records import Arguments, Id
from realtime.refusals import absent, invalid
from realtime.state import Overlay
from workshop.access import guest_actor
from workshop.exercises import exercise_named
from workshop.models import Participant
from workshop.rights import Capability
from workshop.session.kind import refuse_ended, session
from workshop.session.people import recheck_boards
from workshop.session.records import Person
from workshop.session.wishes import pass_on


class MergePeople(Arguments, frozen=True, kw_only=True):
    ghost: Id
    person: Id


@session.command(needs=Capability.ADMIT, writes_rows=True)
def merge_people(overlay: Overlay, arguments: MergePeople, context: Context) -> None:
    """Say that `ghost` is `person`: the ghost vanishes, and what it had and did becomes the person's.

    What the person has said of themselves stays; the ghost fills what is open. Whoever of the two came last is in.
    Refuses what cannot be joined, such as the dots of two who have both voted.
    """
    refuse_ended(overlay)
    if arguments.ghost == arguments.person:
        raise invalid("one person cannot be joined with themselves")
    overlay.get(Person, arguments.ghost)
    overlay.get(Person, arguments.person)
    workshop = recheck_boards(context)
    rows = {str(row.pk): row for row in workshop.participants.filter(pk__in=[arguments.ghost, arguments.person])}
    if len(rows) != 2:
        raise absent()
    kept = _joined(rows[arguments.person], rows[arguments.ghost])
    overlay.delete(Person, arguments.ghost)
    pass_on(overlay, ghost=arguments.ghost, person=arguments.person)
    overlay.put(
        arguments.person,
        replace(
            overlay.get(Person, arguments.person),
            function=kept.function,
            meets_customers=kept.meets_customers,
            group=str(kept.breakout_id) if kept.breakout_id else None,
            joined=kept.joined_at is not None,
            scribe=kept.is_scribe,
        ),
    )
    both = {"ghost": guest_actor(rows[arguments.ghost].pk), "person": guest_actor(kept.pk)}
    for board in workshop.boards.order_by("pk"):
        if exercise_named(board.exercise).takes_over:
            context.batch.command(board.pk, "take_over", both)
    context.batch.recheck.add(workshop.session)


def _joined(kept: Participant, ghost: Participant) -> Participant:
    """The row that stays, saved, with what the other had; the other is gone."""
    id = ghost.pk
    ghost.delete()
    ghost.pk = id
    kept.function = kept.function or ghost.function
    kept.email = kept.email or ghost.email
    kept.is_scribe = kept.is_scribe or ghost.is_scribe
    kept.breakout_id = kept.breakout_id or ghost.breakout_id
    if kept.meets_customers is None:
        kept.meets_customers = ghost.meets_customers
    if ghost.joined_at is not None and (kept.joined_at is None or ghost.joined_at > kept.joined_at):
        kept.token_hash, kept.joined_at = ghost.token_hash, ghost.joined_at
    kept.save()
    return kept
