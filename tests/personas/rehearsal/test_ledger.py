"""The ledger: an acknowledged command that the log does not hold is missing, and nothing else is."""

import pytest

from personas.rehearsal.ledger import Reading, final_ballot, missing
from personas.rehearsal.live_document import Entry
from personas.rehearsal.tally import Sent
from tests.personas.rehearsal.hands import ANNA, CARD, OTHER, sent


def entry(command: str = "move_cards", *touched: str, by: str = ANNA) -> Entry:
    return Entry(by=by, cmd=command, touched=frozenset(touched or [CARD]))


def log(*entries: Entry, silent: int = 0) -> Reading:
    return Reading(head=len(entries) + silent, entries=list(entries))


def test_what_the_log_holds_is_not_missing() -> None:
    assert missing([sent()], log(entry())) == []


def test_an_acknowledged_command_without_an_event_is_missing() -> None:
    command = sent()
    assert missing([command], log()) == [command]


@pytest.mark.parametrize("answer", [None, "invalid", "changed_meanwhile"])
def test_what_was_not_acknowledged_is_not_looked_for(answer: str | None) -> None:
    assert missing([sent(answer=answer)], log()) == []


@pytest.mark.parametrize(
    "another",
    [entry(by="p:ben"), entry("copy_card"), entry("move_cards", OTHER)],
    ids=["somebody else's", "another command", "of another card"],
)
def test_another_event_does_not_stand_for_it(another: Entry) -> None:
    command = sent()
    assert missing([command], log(another)) == [command]


def test_one_event_stands_for_one_command() -> None:
    first, second = sent(), sent()
    assert missing([first, second], log(entry())) == [second]
    assert missing([first, second], log(entry(), entry())) == []


def test_a_silent_event_excuses_one_command_that_changed_nothing() -> None:
    commands = [sent(), sent()]
    assert missing(commands, log(silent=2)) == []
    assert missing(commands, log(silent=1)) == commands[1:]


def test_an_undo_names_no_record_and_is_found_all_the_same() -> None:
    undo = Sent("1", "doc", "g", "undo", {}, ANNA, answer="ok")
    assert missing([undo], log(entry("undo", OTHER))) == []
    assert missing([undo], log()) == [undo]


def test_the_last_word_on_each_candidate_makes_the_ballot() -> None:
    words = [(CARD, 3), (OTHER, 2), (CARD, 1), (OTHER, 0)]
    commands = [sent("place_dots", item=item, dots=dots) for item, dots in words]
    refused = sent("place_dots", answer="invalid", item=CARD, dots=9)
    assert final_ballot([*commands, refused, sent()]) == {CARD: 1}


def test_typing_is_found_by_the_text_that_it_was_typed_in() -> None:
    typed = Sent("1", "doc", "g", "write_text", {"text": "story", "epoch": OTHER, "update": "AAA="}, ANNA, answer="ok")
    assert missing([typed], log(entry("write_text", "story/0000000003"))) == []
    assert missing([typed], log(entry("write_text", "another/0000000003"))) == [typed]
