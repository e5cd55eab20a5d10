"""The specification, the code and the tests name the same rules, messages and figures."""

import re
from typing import get_args

import pytest

from realtime import allowance, batch, following, outbox, people, presence, protocol, reading, socket, turns
from realtime.text import commands, guard
from tests.house.tree import files
from tests.realtime import spec

TEST = re.compile(r"^ *(?:async )?def test_((?:[a-z]\d+_)+)", re.MULTILINE)


def quoted(under: str) -> set[str]:
    """The rules that the names of the tests in a folder begin with."""
    texts = [path.read_text(encoding="utf-8") for path in files(".py", under=under)]
    names = [name for text in texts for name in TEST.findall(text)]
    return {rule.upper() for name in names for rule in name.strip("_").split("_")}


def test_every_rule_is_quoted_by_a_test() -> None:
    assert set(spec.RULES) - quoted("tests") == set()


def test_every_quoted_rule_exists() -> None:
    assert quoted("tests/realtime") - set(spec.RULES) == set()


def test_each_rule_has_a_number_of_its_own_and_none_is_left_out() -> None:
    for letter in dict.fromkeys(rule[0] for rule in spec.RULES):
        numbers = [int(rule[1:]) for rule in spec.RULES if rule[0] == letter]
        assert numbers == list(range(1, len(numbers) + 1)), letter


def test_the_messages_that_a_client_may_send_are_those_of_the_protocol() -> None:
    taken = {
        str(message.__struct_config__.tag): {"t", *message.__struct_encode_fields__}
        for message in protocol.In.__subclasses__()
    }
    assert taken == spec.FROM_THE_CLIENT


def test_the_close_codes_are_those_of_the_protocol() -> None:
    kept_for_later = {"4010"}
    assert {*spec.table("Close codes"), *kept_for_later} == {str(code) for code in get_args(protocol.CloseCode)}


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (protocol.FRAME_BYTES, "a frame | 65,536 bytes"),
        (protocol.EPHEMERAL_BYTES, "`data` of `eph` | 1,024 bytes"),
        (socket.MESSAGES_BURST, "messages | 300 at once"),
        (socket.MESSAGES_PER_SECOND, "at once, 40 a second"),
        (following.SUBSCRIPTIONS, "documents followed | 64 |"),
        (socket.IN_FLIGHT_COMMANDS, "commands without an answer | 32 |"),
        (turns.QUEUE_COMMANDS, "of all connections | 2,000 |"),
        (outbox.WINDOW_BYTES, "(the window) | 1,048,576 |"),
        (turns.BATCH_COMMANDS, "at most 64 commands each"),
        (turns.LOOK_QUESTIONS, "one look at it, at most 64 and"),
        (reading.LOOK_SECONDS * 1000, "20 ms; after each look"),
        (allowance.BURST_BYTES, "limited to 2,000,000 bytes at once"),
        (allowance.BYTES_PER_SECOND, "at once and 20,000 a second"),
        (batch.RECORDS_MOST, "that holds 50,000 records"),
        (batch.BYTES_MOST, "or 32,000,000 bytes of them"),
        (people.CONNECTIONS, "connections | 20 |"),
        (people.MESSAGES_BURST, "messages | 1,000 at once"),
        (people.MESSAGES_PER_SECOND, "at once, 100 a second"),
        (people.QUESTIONS, "under way | 8 |"),
        (socket.BEAT_SECONDS, "`beat` every 15 s"),
        (socket.IDENTITY_SECONDS, "looked at again every 60 s"),
        (socket.DEAD_SECONDS, "After 60 s without one"),
        (outbox.STUCK_SECONDS, "full for 60 s closes"),
        (reading.TAIL_EVENTS, "more than 300 events"),
        (guard.UPDATE_LONGEST_BYTES, "at most 40,000 bytes"),
        (guard.STRUCTS_MOST, "300 pieces"),
        (guard.CLIENTS_MOST, "2 Yjs clients"),
        (guard.RANGES_MOST, "3,000 deletions"),
        (commands.PARTS_MOST, "Beyond 64 parts"),
        (commands.WHOLE_LONGEST_BYTES / 1024, "more than 128 KiB of its past"),
        (commands.COSTS_MOST_SECONDS * 1000, "more than 50 ms"),
        (commands.LONGEST_CHARACTERS, "at most 20,000 characters"),
        (presence.TICK_SECONDS * 1000, "a tick of 25 ms"),
        (presence.CROWD_PEOPLE, "where more than 100 follow"),
        (presence.CROWD_SECONDS * 1000, "follow, within 500 ms"),
        (socket.AWAY_SECONDS, "not heard of for 25 s"),
        (socket.GONE_SECONDS, "for 45 s gone"),
    ],
)
def test_the_figures_are_those_of_the_code(figure: float, said: str) -> None:
    assert said in spec.SPEC
    assert f"{figure:,.0f}" in said
