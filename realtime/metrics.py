"""What a process counts and times of itself, for whoever watches over it. No person, document or address is in it.

Each figure is bound where it is used, at import; nothing here is looked up for every message that is delivered.
"""

from collections import Counter as Tally
from collections.abc import Iterable
from typing import get_args

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, disable_created_metrics

from realtime.protocol import CloseCode

disable_created_metrics()  # type: ignore[no-untyped-call]

registry = CollectorRegistry()
ProcessCollector(registry=registry)

QUICK_SECONDS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0)
BATCH_SIZES = (1, 2, 4, 8, 16, 32, 64)
ACCEPTED = "accepted"
NO_KIND = "unknown"
"""The kind of a command that never came to its document, or to one that is not there."""

CONNECTIONS = Gauge("troupe_connections", "Open WebSockets.", registry=registry)
SUBSCRIPTIONS = Gauge("troupe_subscriptions", "Documents followed, counted for each WebSocket.", registry=registry)
QUEUED = Gauge("troupe_writer_queue_commands", "Commands that wait for the writer.", registry=registry)
WAITING = Gauge("troupe_writer_waiting_documents", "Documents for which commands wait.", registry=registry)
OUTBOX = Gauge("troupe_outbox_bytes", "Bytes queued or sent and not confirmed, of all WebSockets.", registry=registry)
REDIS = Gauge("troupe_redis_connected", "1 while hints of other processes can come.", registry=registry)

COMMANDS = Counter(
    "troupe_commands", "Commands of WebSockets by kind of document and answer.", ["kind", "code"], registry=registry
)
BATCH = Histogram("troupe_batch_commands", "Commands of one transaction.", buckets=BATCH_SIZES, registry=registry)
COMMIT = Histogram(
    "troupe_commit_seconds",
    "From the beginning of a transaction that wrote events to the end of its commit.",
    buckets=QUICK_SECONDS,
    registry=registry,
)
DELIVERY = Histogram(
    "troupe_delivery_seconds",
    "From the end of a commit to the server's having the frame, once for each WebSocket and frame.",
    buckets=QUICK_SECONDS,
    registry=registry,
)
ANSWER = Histogram(
    "troupe_answer_seconds",
    "From the arrival of a command to its answer.",
    buckets=QUICK_SECONDS,
    registry=registry,
)
LOOP_LAG = Histogram(
    "troupe_event_loop_lag_seconds",
    "How late the event loop came to what was due.",
    buckets=QUICK_SECONDS,
    registry=registry,
)
_RESYNCS = Counter("troupe_resyncs", "Followers brought up to date anew, by reason.", ["reason"], registry=registry)
OVERFLOWS, GAPS, LONG_TAILS, DIFFERENCES = (
    _RESYNCS.labels(reason) for reason in ("overflow", "gap", "tail_too_long", "differs")
)
_CLOSES = Counter("troupe_closes", "WebSockets closed by this side, by code.", ["code"], registry=registry)
CLOSES: dict[int, Counter] = {code: _CLOSES.labels(str(code)) for code in get_args(CloseCode)}
_HINTS = Counter("troupe_hints", "Hints between processes.", ["direction"], registry=registry)
HINTS_SENT, HINTS_HEARD = _HINTS.labels("sent"), _HINTS.labels("heard")
POLLS_FOUND = Counter(
    "troupe_polls_found", "Polls of the database that found what no hint had told.", registry=registry
)

_answered: dict[tuple[str, str], Counter] = {}


def count_answers(kind: str, codes: Iterable[str]) -> None:
    """Count what the commands of one batch were answered; the codes and the kinds are words of the program."""
    for code, times in Tally(codes).items():
        child = _answered.get((kind, code))
        if child is None:
            child = _answered[(kind, code)] = COMMANDS.labels(kind, code)
        child.inc(times)
