"""Whether the rows that rights are read from say the same as the session document that people see."""

from realtime.records import Records
from tests.workshop.acts.session import boards, clock, groups
from workshop.models import Board, Breakout, Participant, Workshop
from workshop.session.records import BoardRecord, Person


def mirrored(workshop: Workshop, records: Records) -> None:
    """Every person, group and board is there as a row and as a record, in the same place and order."""
    rows = {
        str(row.pk): Person(
            name=row.name,
            function=row.function,
            meets_customers=row.meets_customers,
            group=str(row.breakout_id) if row.breakout_id else None,
            joined=row.joined_at is not None,
        )
        for row in Participant.objects.filter(workshop=workshop)
    }
    assert records.get(Person.collection, {}) == rows
    assert [(str(row.pk), row.name) for row in Breakout.objects.filter(workshop=workshop)] == [
        (id, group.name) for id, group in groups(records).items()
    ]
    assert records.get(BoardRecord.collection, {}) == {
        str(row.pk): BoardRecord(
            step=str(row.step), group=str(row.breakout_id) if row.breakout_id else None, exercise=row.exercise
        )
        for row in Board.objects.filter(workshop=workshop)
    }
    places = [(board.step, board.group) for board in boards(records)]
    assert len(set(places)) == len(places), "two boards in one place"
    status = Workshop.objects.get(pk=workshop.pk).status
    assert {"preparing": "preparing", "ended": "ended"}.get(clock(records).state, "running") == status
