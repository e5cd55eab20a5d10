"""The checker finds each breach: for every rule there is a piece of evidence that breaks it, and it alone is named."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.faults import checker
from tests.faults.evidence import Change, Document, Event, Evidence, Records, Sender, View, Whole

ANA, BEN = "p:ana", "p:ben"
BOARD, VOTE = "board", "vote"
ONE, TWO = {"text": "one"}, {"text": "two"}
POLL: dict[str, Any] = {"budget": 3, "cap": 2}


def ballot(actor: str, *dots: int) -> dict[str, Any]:
    return {"to": [actor], "dots": {f"item {place}": placed for place, placed in enumerate(dots)}}


def good() -> Evidence:
    """Ana and Ben write a note each on a board and vote; everybody holds what is theirs."""
    notes: Records = {"notes": {"a": ONE, "b": TWO}}
    ballots = {ANA: ballot(ANA, 2, 1), BEN: ballot(BEN, 1)}
    poll: Records = {"poll": {"main": POLL}}
    board = Document(
        id=BOARD,
        kind="clustering",
        private=False,
        head=3,
        events=[
            Event(1, "made", "system", "create", []),
            Event(2, "a1", ANA, "put", [("notes", "a", ONE, None)]),
            Event(3, "b1", BEN, "put", [("notes", "b", TWO, None)]),
        ],
        snapshot=Whole(2, {"notes": {"a": ONE}}),
        state=notes,
        began=1,
    )
    vote = Document(
        id=VOTE,
        kind="vote",
        private=True,
        head=3,
        events=[
            Event(1, "opened", "system", "create", [("poll", "main", POLL, None)]),
            Event(2, "a2", ANA, "place_dots", [("ballots", ANA, ballots[ANA], None)]),
            Event(3, "b2", BEN, "place_dots", [("ballots", BEN, ballots[BEN], None)]),
        ],
        snapshot=None,
        state={**poll, "ballots": ballots},
        began=1,
    )
    return Evidence(
        documents=[board, vote],
        senders=[
            Sender(actor=ANA, sent=[(BOARD, "a1"), (VOTE, "a2"), (BOARD, "a3")], accepted={"a1", "a2"}, refused={"a3"}),
            Sender(actor=BEN, sent=[(BOARD, "b1"), (VOTE, "b2")], accepted={"b1", "b2"}),
        ],
        views=[
            View(
                who="Ana's page",
                actor=ANA,
                document=BOARD,
                head=3,
                records={"notes": {"a": ONE, "b": TWO}},
                changes=[Change(3, BEN, "put", [("notes", "b", TWO)])],
                snapshots=[Whole(2, {"notes": {"a": ONE}})],
            ),
            View(
                who="Ben's page",
                actor=BEN,
                document=VOTE,
                head=2,
                records={**poll, "ballots": {BEN: ballots[BEN]}},
                changes=[Change(2, None, None, [("ballots", BEN, ballots[BEN])])],
                snapshots=[Whole(1, poll)],
            ),
        ],
    )


def test_nothing_is_found_where_all_is_well() -> None:
    assert checker.check(good()) == {}


def leave_a_gap(evidence: Evidence) -> None:
    evidence.documents[0].head = 4


def keep_it_twice(evidence: Evidence) -> None:
    document = evidence.documents[0]
    document.events.append(Event(4, "b1", BEN, "put", []))
    document.head = 4


def lose_what_was_accepted(evidence: Evidence) -> None:
    evidence.senders[0].sent.append((BOARD, "a4"))
    evidence.senders[0].accepted.add("a4")


def keep_what_was_refused(evidence: Evidence) -> None:
    document = evidence.documents[0]
    document.events.append(Event(4, "a3", ANA, "put", []))
    document.head = 4


def answer_nothing(evidence: Evidence) -> None:
    evidence.senders[1].sent.append((BOARD, "b9"))


def turn_the_order_round(evidence: Evidence) -> None:
    evidence.senders[0].sent.insert(0, (BOARD, "a9"))
    evidence.senders[0].accepted.add("a9")
    evidence.documents[0].events.append(Event(4, "a9", ANA, "put", []))
    evidence.documents[0].head = 4


def invent_an_event(evidence: Evidence) -> None:
    evidence.documents[0].events.append(Event(4, "x", ANA, "put", []))
    evidence.documents[0].head = 4


def take_somebody_elses_name(evidence: Evidence) -> None:
    evidence.documents[0].events[2] = Event(3, "b1", ANA, "put", [("notes", "b", TWO, None)])
    evidence.views[0].changes = []


def build_on_something_else(evidence: Evidence) -> None:
    evidence.documents[0].events[2] = Event(3, "b1", BEN, "put", [("notes", "b", TWO, ONE)])


def keep_another_snapshot(evidence: Evidence) -> None:
    evidence.documents[0].snapshot = Whole(2, {"notes": {"a": TWO}})


def come_to_another_state(evidence: Evidence) -> None:
    evidence.documents[0].state = {"notes": {"a": ONE}}


def hold_something_else(evidence: Evidence) -> None:
    evidence.views[0].records = {"notes": {"a": ONE}}


def hold_what_is_not_theirs(evidence: Evidence) -> None:
    evidence.views[1].records["ballots"][ANA] = ballot(ANA, 2, 1)


def stay_behind(evidence: Evidence) -> None:
    evidence.views[0].head = 2


def run_ahead(evidence: Evidence) -> None:
    evidence.views[0].head = 4


def show_what_never_was(evidence: Evidence) -> None:
    evidence.views[0].changes.append(Change(4, ANA, "put", [("notes", "c", ONE)]))


def show_it_under_another_name(evidence: Evidence) -> None:
    evidence.views[0].changes = [Change(3, ANA, "put", [("notes", "b", TWO)])]


def show_what_is_not_theirs(evidence: Evidence) -> None:
    evidence.views[1].changes.append(Change(3, None, None, [("ballots", ANA, ballot(ANA, 2, 1))]))


def name_the_author_of_a_vote(evidence: Evidence) -> None:
    evidence.views[1].changes = [Change(2, BEN, None, [("ballots", BEN, ballot(BEN, 1))])]


def send_another_snapshot(evidence: Evidence) -> None:
    evidence.views[0].snapshots = [Whole(2, {"notes": {"a": ONE, "b": TWO}})]


def send_a_snapshot_beyond_the_log(evidence: Evidence) -> None:
    evidence.views[0].snapshots = [Whole(9, {"notes": {"a": ONE}})]


def vote_too_much(evidence: Evidence) -> None:
    evidence.documents[1].events[1] = Event(2, "a2", ANA, "place_dots", [("ballots", ANA, ballot(ANA, 2, 2), None)])
    evidence.documents[1].state["ballots"][ANA] = ballot(ANA, 2, 2)


def vote_too_much_on_one(evidence: Evidence) -> None:
    evidence.documents[1].events[1] = Event(2, "a2", ANA, "place_dots", [("ballots", ANA, ballot(ANA, 3), None)])
    evidence.documents[1].state["ballots"][ANA] = ballot(ANA, 3)


def send_somebody_away(evidence: Evidence) -> None:
    evidence.troubles.append("Ana's page was sent away for good with 4003")


BREACHES: dict[Callable[[Evidence], None], set[str]] = {
    leave_a_gap: {"numbers_have_no_gap"},
    keep_it_twice: {"nothing_stands_twice"},
    lose_what_was_accepted: {"what_was_accepted_is_kept"},
    keep_what_was_refused: {"what_was_refused_is_not_kept"},
    answer_nothing: {"everything_is_answered"},
    turn_the_order_round: {"each_sender_is_in_order"},
    invent_an_event: {"nothing_was_sent_by_nobody"},
    take_somebody_elses_name: {"what_was_accepted_is_kept", "nothing_was_sent_by_nobody"},
    build_on_something_else: {"events_build_on_each_other"},
    keep_another_snapshot: {"the_log_alone_gives_the_state"},
    come_to_another_state: {"the_log_alone_gives_the_state"},
    hold_something_else: {"everybody_holds_what_is_theirs"},
    hold_what_is_not_theirs: {"everybody_holds_what_is_theirs"},
    stay_behind: {"everybody_holds_what_is_theirs"},
    run_ahead: {"everybody_holds_what_is_theirs"},
    show_what_never_was: {"nobody_was_shown_what_is_not_in_the_log"},
    show_it_under_another_name: {"nobody_was_shown_what_is_not_in_the_log"},
    show_what_is_not_theirs: {"nobody_was_shown_what_is_not_in_the_log"},
    name_the_author_of_a_vote: {"nobody_was_shown_what_is_not_in_the_log"},
    send_another_snapshot: {"nobody_was_sent_a_snapshot_that_never_was"},
    send_a_snapshot_beyond_the_log: {"nobody_was_sent_a_snapshot_that_never_was"},
    vote_too_much: {"votes_are_within_their_budget"},
    vote_too_much_on_one: {"votes_are_within_their_budget"},
    send_somebody_away: {"nobody_met_what_must_not_be"},
}


@pytest.mark.parametrize("breach", BREACHES, ids=lambda breach: breach.__name__)
def test_each_breach_is_found_by_its_rule(breach: Callable[[Evidence], None]) -> None:
    evidence = good()
    breach(evidence)
    assert set(checker.check(evidence)) == BREACHES[breach]


def test_each_rule_is_broken_by_some_breach() -> None:
    assert set().union(*BREACHES.values()) == {rule.__name__ for rule in checker.RULES}


def test_what_was_put_off_may_stand_behind_younger_commands() -> None:
    evidence = good()
    turn_the_order_round(evidence)
    evidence.senders[0].put_off.add("a9")
    assert checker.check(evidence) == {}
