"""What is measured, and what it should come to. Every scenario is one line of `docs/performance.md`."""

from dataclasses import dataclass, field
from typing import Literal

from tests.load.plan import Traffic
from tests.load.row import Row

Shape = Literal["steady", "ceiling", "herd", "idle"]


@dataclass(frozen=True)
class Goal:
    """The most (rate: the least) that a figure may be."""

    p95_ms: float | None = None
    ratio: float | None = None
    cpu_cores: float | None = None
    rate: float | None = None
    sync_all_s: float | None = None


@dataclass(frozen=True)
class Scenario:
    """So many rooms with so many followers each; `senders` more per room only send."""

    title: str
    rooms: int
    people: int
    shape: Shape = "steady"
    traffic: Traffic = "commands"
    rate: float = 0.0
    """Per person and second."""
    senders: int = 0
    goals: dict[str, Goal] = field(default_factory=dict)
    """By server, or by server and journal mode where that decides."""

    def goal(self, *, server: str, journal: str) -> Goal:
        return self.goals.get(f"{server} {journal}") or self.goals.get(server) or Goal()


SCENARIOS = {
    "room60": Scenario(
        "60 people in one room, 2 commands a second each",
        rooms=1,
        people=60,
        rate=2,
        goals={
            "uvicorn wal": Goal(p95_ms=6, ratio=4),
            "uvicorn delete": Goal(p95_ms=10, ratio=4),
            "uvicorn": Goal(ratio=4),
            "daphne": Goal(p95_ms=20, ratio=4),
        },
    ),
    "room200": Scenario(
        "200 people in one room, a command every 2 seconds each",
        rooms=1,
        people=200,
        rate=0.5,
        goals={"uvicorn": Goal(p95_ms=25, cpu_cores=0.75), "daphne": Goal(p95_ms=45, cpu_cores=1)},
    ),
    "rooms7": Scenario(
        "7 rooms of 9 people, 2 commands a second each",
        rooms=7,
        people=9,
        rate=2,
        goals={"uvicorn": Goal(p95_ms=35, cpu_cores=0.5), "daphne": Goal(p95_ms=35, cpu_cores=0.5)},
    ),
    "ephemeral60": Scenario(
        "60 people in one room, 10 ephemeral words a second each",
        rooms=1,
        people=60,
        traffic="words",
        rate=10,
        goals={"uvicorn": Goal(p95_ms=35, cpu_cores=0.5), "daphne": Goal(p95_ms=35, cpu_cores=0.5)},
    ),
    "ceiling": Scenario(
        "the rate at which the deliveries in one room of 60 pass a p95 of 100 ms",
        rooms=1,
        people=60,
        shape="ceiling",
        senders=240,
        goals={"uvicorn": Goal(rate=3_000), "daphne": Goal(rate=3_000)},
    ),
    "herd": Scenario(
        "1,000 people in 20 rooms reconnect at the same moment",
        rooms=20,
        people=50,
        shape="herd",
        senders=1,
        goals={"uvicorn": Goal(sync_all_s=10), "daphne": Goal(sync_all_s=10)},
    ),
    "idle": Scenario("1,000 people in 20 rooms are there and do nothing", rooms=20, people=50, shape="idle"),
}
SMALL = {
    "room6": Scenario("6 people in one room, 2 commands a second each: a quick look", rooms=1, people=6, rate=2),
}
"""Named, they run as the others do; without a name they are left out."""


def judge(row: Row, goal: Goal) -> str:
    """“met”, or what was missed and by how much; empty where there is no goal."""
    limits = [
        ("p95", row.delivery_p95_ms, goal.p95_ms, "ms"),
        ("× yardstick", row.ratio, goal.ratio, ""),
        ("CPU", row.cpu_cores, goal.cpu_cores, "cores"),
        ("in sync", row.sync_all_s, goal.sync_all_s, "s"),
    ]
    asked = [(name, found, most, unit) for name, found, most, unit in limits if most is not None]
    missed = [
        f"{name} {_said(found)} > {most:g} {unit}".rstrip() for name, found, most, unit in asked if _over(found, most)
    ]
    if goal.rate is not None and _over(goal.rate, row.rate_reached or 0):
        missed.append(f"{row.rate_reached or 0:.0f}/s < {goal.rate:.0f}/s")
    if not asked and goal.rate is None:
        return ""
    return f"missed: {'; '.join(missed)}" if missed else "met"


def _over(found: float | None, most: float) -> bool:
    return found is None or found > most


def _said(found: float | None) -> str:
    return "–" if found is None else f"{found:g}"
