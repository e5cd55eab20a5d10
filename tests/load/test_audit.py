"""The audit finds what was lost, doubled or disordered, and times what came from when it was to be sent."""

from array import array

from tests.load import audit, schedule
from tests.load.audit import Log
from tests.load.frames import Reader, command_id, key_of, number_of, sender_of, sent_at
from tests.load.plan import Findings

BOARD = "board"
ANNA, BEN, CLEO = 0, 1, 2
FOLLOWS = {BOARD: 3}


def key(sender: int, number: int, *, at_ns: int = 1_000) -> int:
    return key_of(command_id(at_ns=at_ns, sender=sender, number=number))


def findings(arrivals: dict[int, list[int]], *, acked: list[int]) -> Findings:
    return Findings(
        arrivals={BOARD: {follower: array("q", triples) for follower, triples in arrivals.items()}},
        acked={BOARD: acked},
    )


FIRST, SECOND, THIRD = key(ANNA, 0), key(ANNA, 1), key(BEN, 0)
LOGS = {BOARD: Log({1: FIRST, 2: SECOND, 3: THIRD})}
EVERYTHING = [0, 3, 5_000]


def test_an_id_carries_when_by_whom_and_which() -> None:
    told = key(70_000, 4_000_000, at_ns=2**62)
    assert (sent_at(told), sender_of(told), number_of(told)) == (2**62, 70_000, 4_000_000)


def test_nothing_is_lost_when_everybody_has_everything() -> None:
    found = findings(dict.fromkeys((ANNA, BEN, CLEO), EVERYTHING), acked=[FIRST, SECOND, THIRD])
    assert audit.lost(found, LOGS, follows=FOLLOWS) == 0


def test_a_change_that_one_follower_lacks_is_lost_once() -> None:
    found = findings(
        {ANNA: EVERYTHING, BEN: EVERYTHING, CLEO: [0, 1, 5_000, 2, 3, 6_000]}, acked=[FIRST, SECOND, THIRD]
    )
    assert audit.lost(found, LOGS, follows=FOLLOWS) == 1


def test_a_snapshot_covers_what_it_holds() -> None:
    found = findings({ANNA: EVERYTHING, BEN: EVERYTHING, CLEO: [0, 1, 5_000, 0, 3, 0]}, acked=[FIRST, SECOND, THIRD])
    assert audit.lost(found, LOGS, follows=FOLLOWS) == 0


def test_what_the_log_does_not_have_is_lost_for_everybody() -> None:
    found = findings(dict.fromkeys((ANNA, BEN, CLEO), EVERYTHING), acked=[FIRST, SECOND, THIRD, key(CLEO, 9)])
    assert audit.lost(found, LOGS, follows=FOLLOWS) == 3


def test_who_received_nothing_has_lost_everything() -> None:
    found = findings({ANNA: EVERYTHING, BEN: EVERYTHING}, acked=[FIRST, SECOND, THIRD])
    assert audit.lost(found, LOGS, follows=FOLLOWS) == 3


def test_what_changed_nothing_need_not_arrive() -> None:
    found = findings({follower: [0, 2, 5_000] for follower in (ANNA, BEN, CLEO)}, acked=[FIRST, SECOND, THIRD])
    assert audit.lost(found, LOGS, follows=FOLLOWS) == 3
    assert audit.lost(found, {BOARD: Log(LOGS[BOARD].keys, frozenset({3}))}, follows=FOLLOWS) == 0


def test_a_command_that_stands_twice_is_told() -> None:
    assert audit.twice(LOGS) == 0
    assert audit.twice({BOARD: Log({1: FIRST, 2: SECOND, 3: FIRST})}) == 1


def test_a_persons_commands_out_of_order_are_told() -> None:
    assert audit.disordered(LOGS) == 0
    assert audit.disordered({BOARD: Log({1: SECOND, 2: FIRST, 3: THIRD})}) == 1


def test_deliveries_are_timed_from_when_they_were_to_be_sent_and_not_at_the_sender() -> None:
    found = findings({ANNA: [0, 3, 5_000], BEN: [0, 2, 4_000, 2, 3, 9_000], CLEO: [0, 3, 0]}, acked=[])

    times = audit.delivery_times(found, LOGS, from_ns=0, to_ns=2_000)

    assert list(times) == [3_000, 3_000, 4_000]
    assert list(audit.delivery_times(found, LOGS, from_ns=2_000, to_ns=9_000)) == []


def test_only_what_is_in_a_frame_counts_as_received_not_what_its_head_claims() -> None:
    frame = b'[{"t":"chg","doc":"board","after":4,"upto":7},{"t":"chg","doc":"board","after":7,"upto":8}]'

    digest = Reader().read(frame)

    assert digest.runs == [(BOARD, 6, 8)]
    assert digest.links == [(BOARD, 4, 8)]


def test_each_person_sends_once_in_each_interval() -> None:
    second = 1_000_000_000
    sendings = schedule.planned({ANNA: 2.0, BEN: 0.5}, from_ns=0, to_ns=10 * second)

    places = [at // (second // 2) for at, person in sendings if person == ANNA]
    assert places == list(range(20))
    assert [at // (2 * second) for at, person in sendings if person == BEN] == list(range(5))
    assert sendings == sorted(sendings)
