"""From what was promised, what stands in the log and what came: delivery times, and what was lost. Pure functions."""

from array import array
from bisect import bisect_right
from dataclasses import dataclass

from tests.load.frames import number_of, sender_of, sent_at
from tests.load.plan import Findings

Spans = list[tuple[int, int]]
"""Ranges (after, upto]."""


@dataclass(frozen=True)
class Log:
    """One document's log: sequence number → key of the command, and the numbers at which nothing changed."""

    keys: dict[int, int]
    silent: frozenset[int] = frozenset()


Logs = dict[str, Log]
NOTHING = Log({})


def delivery_times(findings: Findings, logs: Logs, *, from_ns: int, to_ns: int) -> "array[int]":
    """From when each command of the window was to be sent until each other follower had it; sorted nanoseconds."""
    times: list[int] = []
    for document, followers in findings.arrivals.items():
        origins = _origins(logs.get(document, NOTHING).keys, from_ns=from_ns, to_ns=to_ns)
        for follower, triples in followers.items():
            times += _times(triples, origins=origins, follower=follower)
    return array("q", sorted(times))


def lost(findings: Findings, logs: Logs, *, follows: dict[str, int]) -> int:
    """Deliveries of acknowledged commands that never came, over all followers (`follows`: how many by document).

    A command that the log does not have is lost for everybody, and so is everything for a follower who got nothing.
    """
    count = findings.words_missing
    for document, keys in findings.acked.items():
        log, followers = logs.get(document, NOTHING), follows.get(document, 0)
        places = {key: seq for seq, key in log.keys.items()}
        known = sorted(places[key] for key in keys if key in places)
        news = [seq for seq in known if seq not in log.silent]
        received = findings.arrivals.get(document, {})
        count += (len(keys) - len(known)) * max(1, followers)
        count += len(news) * (followers - len(received))
        count += sum(len(news) - _held(news, merged(spans_of(triples))) for triples in received.values())
    return count


def twice(logs: Logs) -> int:
    """Commands that stand in a log more than once."""
    return sum(len(log.keys) - len(set(log.keys.values())) for log in logs.values())


def disordered(logs: Logs) -> int:
    """Commands that stand behind one that the same person sent later."""
    count = 0
    for log in logs.values():
        last: dict[int, int] = {}
        for _seq, key in sorted(log.keys.items()):
            count += number_of(key) < last.get(sender_of(key), -1)
            last[sender_of(key)] = max(number_of(key), last.get(sender_of(key), -1))
    return count


def spans_of(triples: "array[int]") -> Spans:
    return list(zip(triples[0::3], triples[1::3], strict=True))


def merged(spans: Spans) -> Spans:
    """The same ranges without overlaps, in order."""
    found: Spans = []
    for after, upto in sorted(spans):
        if found and after <= found[-1][1]:
            found[-1] = (found[-1][0], max(upto, found[-1][1]))
        else:
            found.append((after, upto))
    return found


def _held(known: list[int], spans: Spans) -> int:
    return sum(bisect_right(known, upto) - bisect_right(known, after) for after, upto in spans)


def _origins(keys: dict[int, int], *, from_ns: int, to_ns: int) -> dict[int, tuple[int, int]]:
    """Sequence number → (when it was to be sent, by whom), of the window's commands."""
    whole = {seq: (sent_at(key), sender_of(key)) for seq, key in keys.items()}
    return {seq: origin for seq, origin in whole.items() if from_ns <= origin[0] < to_ns}


def _times(triples: "array[int]", *, origins: dict[int, tuple[int, int]], follower: int) -> list[int]:
    times: list[int] = []
    for after, upto, now_ns in zip(triples[0::3], triples[1::3], triples[2::3], strict=True):
        for seq in range(after + 1, upto + 1) if now_ns else ():
            origin = origins.get(seq)
            if origin is not None and origin[1] != follower:
                times.append(now_ns - origin[0])
    return times
