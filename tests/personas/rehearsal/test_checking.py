"""Whether clients came to the same place, and what was lost: found by hand-made differences, told, and not passed."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management.base import CommandError

from personas.management.commands.rehearse import Command
from personas.rehearsal.checking import Findings, held_apart, lost_commands
from personas.rehearsal.live_document import Entry, Records
from personas.rehearsal.plan import Plan
from personas.rehearsal.summary import Outcome
from personas.rehearsal.tally import Tally
from tests.personas.rehearsal.hands import ANNA, BOARD, CARD, document, person, sent

HERE: Records = {"cards": {CARD: {"cluster": None}}}
THERE: Records = {"cards": {CARD: {"cluster": "pile"}}}
SECRET: Records = {**HERE, "ballots": {ANNA: {"to": ANNA, "dots": {}}}}
PLAN = Plan(quotes=Path("quotes.csv"), participants=2, groups=1, out=Path("out"))


def judged(outcome: Outcome) -> str:
    """What the command says of an outcome that it does not let pass."""
    with pytest.raises(CommandError) as refused:
        Command(stdout=StringIO())._judge(outcome)
    return str(refused.value)


def test_who_holds_the_same_is_not_apart() -> None:
    tally = Tally()
    people = [person(0, tally, document(HERE)), person(1, tally, document({**HERE, "clusters": {}}))]
    assert held_apart(people, step="Sort") == []


def test_who_holds_something_else_is_named() -> None:
    tally = Tally()
    people = [person(number, tally, document(THERE if number == 1 else HERE)) for number in range(3)]
    assert held_apart(people, step="Sort") == ["Sort: Amira held other records than the rest of the group"]


def test_what_is_for_one_person_alone_is_compared_with_the_server_only() -> None:
    tally, findings = Tally(), Findings()
    anna = person(2, tally, document(SECRET))
    assert held_apart([anna, person(0, tally, document(HERE))], step="Vote") == []
    findings.take(anna, {BOARD: document(SECRET)}, step="Vote")
    assert findings.apart == []
    findings.take(anna, {BOARD: document(HERE)}, step="Vote")
    assert findings.apart == ["Vote: Anna held other records of a clustering than the server"]


def test_a_client_that_diverged_is_reported_and_does_not_pass() -> None:
    outcome = Outcome(plan=PLAN, tally=Tally())
    outcome.findings.checks = 3
    assert outcome.as_json()["clients_converged"] is True
    outcome.findings.apart = held_apart(
        [person(0, outcome.tally, document(HERE)), person(1, outcome.tally, document(THERE))], step="Sort"
    )
    assert outcome.as_json()["clients_converged"] is False
    assert outcome.table()["clients converged"] == "NO"
    assert "Sort: Ada held other records" in judged(outcome)


def test_without_a_comparison_nobody_says_that_clients_converged() -> None:
    assert Outcome(plan=PLAN, tally=Tally()).as_json()["clients_converged"] is False


@pytest.fixture
def outcome() -> Outcome:
    """Anna moved a card and it was acknowledged; Frida has read the whole log of the board."""
    outcome = Outcome(plan=PLAN, tally=Tally())
    outcome.findings.checks = 1
    outcome.tally.commands = [sent()]
    return outcome


def lost(outcome: Outcome, *entries: Entry, head: int) -> list[str]:
    followed = document(HERE, head=head)
    followed.log = list(entries)
    frida = person(3, outcome.tally, followed)
    outcome.findings.take(frida, {BOARD: document(HERE, head=head)}, step="The end")
    return lost_commands([person(2, outcome.tally, document(HERE))], frida, outcome.findings, outcome.tally)


def test_a_command_that_is_in_the_log_is_not_lost(outcome: Outcome) -> None:
    outcome.lost = lost(outcome, Entry(ANNA, "move_cards", frozenset([CARD])), head=1)
    assert outcome.problems() == []
    assert outcome.as_json()["commands_lost"] == 0
    Command(stdout=StringIO())._judge(outcome)


def test_a_lost_command_is_counted_told_and_makes_the_command_fail(outcome: Outcome) -> None:
    outcome.lost = lost(outcome, head=0)
    (command,) = outcome.tally.commands
    assert outcome.as_json()["commands_lost"] == 1
    assert f"The command move_cards {command.id} is not in the log." in judged(outcome)


def test_a_command_that_was_never_answered_is_lost(outcome: Outcome) -> None:
    outcome.tally.commands = [sent(answer=None)]
    assert ["was never answered" in sentence for sentence in lost(outcome, head=0)] == [True]


def test_a_command_on_a_document_that_cannot_be_read_is_lost(outcome: Outcome) -> None:
    stranger = person(3, outcome.tally)
    (sentence,) = lost_commands([], stranger, outcome.findings, outcome.tally)
    assert "cannot be read" in sentence


@pytest.mark.parametrize(("kept", "count"), [({"pile": 2}, 0), ({"pile": 1}, 1), ({}, 1)])
def test_dots_that_are_not_in_their_ballot_are_lost(kept: dict[str, int], count: int) -> None:
    tally, findings = Tally(), Findings()
    anna, frida = (person(number, tally, document(kind="vote")) for number in (2, 3))
    tally.commands = [sent("place_dots", by=anna.actor, item="pile", dots=2)]
    ballots: Records = {"ballots": {anna.actor: {"to": anna.actor, "dots": kept}}}
    findings.fresh = {
        anna.actor: {BOARD: document(ballots, kind="vote")},
        frida.actor: {BOARD: document(kind="vote", head=1)},
    }
    said = lost_commands([anna], frida, findings, tally)
    assert said == ["Acknowledged dots are not in their ballot."] * count


def test_a_probe_that_got_through_and_a_failing_server_do_not_pass(outcome: Outcome) -> None:
    outcome.tally.probes = {"a ballot is sent to its owner alone": False, "a wrong code lets nobody in": True}
    outcome.tally.server_errors = ["GET / answered 500"]
    said = judged(outcome)
    assert "This did not hold: a ballot is sent to its owner alone." in said
    assert "wrong code" not in said
    assert "The server failed: GET / answered 500" in said


def test_a_line_of_the_room_that_is_not_in_the_pack_does_not_pass(outcome: Outcome) -> None:
    outcome.left_behind = ["Home at six"]
    assert "A line of the room is not in the pack: “Home at six”" in judged(outcome)
