"""The four shapes of a scenario: a steady rate, the highest rate, a herd that comes back, a crowd that is idle."""

import time
from collections.abc import Callable, Sequence

from tests.load.measured import Stage, copy_of, fill_in_audit, measure
from tests.load.measuring import cpu_seconds, resident_bytes, wait_until
from tests.load.plan import Person, Send, Target
from tests.load.row import Row
from tests.load.scenarios import Scenario

CEILING_P95_MS = 100.0
CEILING_FIRST, CEILING_LOWEST = 250.0, 10.0
CEILING_REFINEMENTS = 3
CEILING_ATTEMPTS = 2
"""A rate is too high when it was so twice: something else on the machine may have been the reason once."""
CEILING_LEAST_REACHED = 0.9
FOLLOWER_RATE = 10.0
SENDER_RATE = 25.0
"""Below what the server allows one connection, confirmations and beats included."""
HERD_SECONDS = 60.0
ABSENT_SECONDS = 2.0
ABSENT_RATE = 2.0
LOOK_SECONDS = 1.0
_NS = 1_000_000_000


def run(scenario: Scenario, stage: Stage, *, forgets: int = 0) -> Row:
    """Play the scenario to its end."""
    targets = [server.target for server in stage.servers]
    if scenario.shape == "idle":
        return idle(stage, targets)
    stage.crowd.connect(targets, stage.people, forgets=forgets)
    if scenario.shape == "ceiling":
        return ceiling(stage)
    if scenario.shape == "herd":
        return herd(stage)
    rates = {person.index: scenario.rate for person in stage.people}
    return measure(stage, traffic=scenario.traffic, rates=rates, seconds=stage.seconds)


def ceiling(stage: Stage) -> Row:
    """Double the rate until it is too much (or halve it until it is not), then look in between.

    The row is of the highest rate that held; its note names all that were tried.
    """
    tried: list[Row] = []

    def holds(rate: float) -> bool:
        rates = shared_out(rate, stage.people)
        for _ in range(CEILING_ATTEMPTS):
            tried.append(measure(stage, traffic="commands", rates=rates, seconds=max(1.0, stage.seconds / 4)))
            if _holds(tried[-1]):
                return True
        return False

    low, high = _bracket(holds, most=_most(stage.people))
    for _ in range(CEILING_REFINEMENTS if low < high else 0):
        middle = (low * high) ** 0.5
        low, high = (middle, high) if holds(middle) else (low, middle)
    held = [row for row in tried if _holds(row)]
    best = max(held, key=lambda row: row.rate_asked or 0, default=tried[-1])
    best.note = "; ".join([*map(_said, tried), *([] if held else ["no rate held"])])
    return best


def _bracket(holds: Callable[[float], bool], *, most: float) -> tuple[float, float]:
    """A rate that holds and one that does not; twice the same where there are not both."""
    rate = min(most, CEILING_FIRST)
    if holds(rate):
        while rate < most:
            low, rate = rate, min(most, rate * 2)
            if not holds(rate):
                return low, rate
        return rate, rate
    while rate > CEILING_LOWEST:
        high, rate = rate, rate / 2
        if holds(rate):
            return rate, high
    return rate, rate


def _said(row: Row) -> str:
    limit = ", the load client the limit" if row.client_limited else ""
    return (
        f"{row.rate_asked:.0f}/s: p95 {row.delivery_p95_ms} ms, {row.rate_reached:.0f}/s acknowledged, "
        f"{row.cpu_cores} cores{limit}"
    )


def shared_out(rate: float, people: Sequence[Person]) -> dict[int, float]:
    """Who sends how much of `rate`: followers what is human, what is more comes from those who only send."""
    followers = [person.index for person in people if person.follows]
    senders = [person.index for person in people if not person.follows]
    own = min(rate, FOLLOWER_RATE * len(followers))
    rates = dict.fromkeys(followers, own / len(followers))
    needed = min(len(senders), int((rate - own) / SENDER_RATE) + 1) if rate > own else 0
    return rates | dict.fromkeys(senders[:needed], (rate - own) / max(1, needed))


def herd(stage: Stage) -> Row:
    """Everybody is gone for a moment in which the work goes on, then all come back at once."""
    row = copy_of(stage.blank)
    stage.crowd.leave()
    start_ns = time.monotonic_ns() + _NS // 2
    rates = {person.index: ABSENT_RATE for person in stage.people if not person.follows}
    stage.crowd.begin(Send("commands", start_ns, ABSENT_SECONDS, 0.0, rates))
    stage.crowd.end()
    before = cpu_seconds(stage.pids)
    returned = stage.crowd.come_back(at_ns=time.monotonic_ns() + _NS // 2, seconds=HERD_SECONDS)
    used, took = cpu_seconds(stage.pids) - before, returned.seconds
    fill_in_audit(row, stage.crowd.findings(), stage=stage)
    row.turned_away, row.never_back = returned.turned_away, returned.never
    row.sync_all_s = round(took[-1], 2) if took and not returned.never else None
    row.sync_p95_s = round(took[int(0.95 * (len(took) - 1))], 2) if took else None
    row.cpu_cores = round(used / took[-1], 2) if took else None
    row.memory_mb = round(resident_bytes(stage.pids) / 2**20, 1)
    return row


def idle(stage: Stage, targets: Sequence[Target]) -> Row:
    """What a connection costs that is open and silent; one in each room comes first, so that no room counts."""
    row = copy_of(stage.blank)
    first = list({person.room.board: person for person in stage.people}.values())
    rest = [person for person in stage.people if person not in first]
    stage.crowd.connect(targets, first)
    before = resident_bytes(stage.pids)
    stage.crowd.connect(targets, rest)
    wait_until(time.monotonic_ns() + int(LOOK_SECONDS * _NS))
    cpu, began = cpu_seconds(stage.pids), time.monotonic()
    wait_until(time.monotonic_ns() + int(stage.seconds * _NS))
    row.cpu_cores = round((cpu_seconds(stage.pids) - cpu) / (time.monotonic() - began), 3)
    after = resident_bytes(stage.pids)
    row.memory_mb = round(after / 2**20, 1)
    row.kb_per_connection = round((after - before) / 1024 / max(1, len(rest)), 1)
    fill_in_audit(row, stage.crowd.findings(), stage=stage)
    return row


def _most(people: Sequence[Person]) -> float:
    followers = sum(person.follows for person in people)
    return FOLLOWER_RATE * followers + SENDER_RATE * (len(people) - followers)


def _holds(row: Row) -> bool:
    """Whether this rate was kept up: in time, and all of it answered."""
    if row.delivery_p95_ms is None or row.delivery_p95_ms > CEILING_P95_MS:
        return False
    return (row.rate_reached or 0) >= CEILING_LEAST_REACHED * (row.rate_asked or 0)
