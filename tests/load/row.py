"""A row of the report: what was asked of which server, and what came of it."""

import msgspec


class Row(msgspec.Struct, kw_only=True):
    """All times are of this run on this machine. None: the scenario has no such figure."""

    scenario: str
    server: str
    database: str
    journal: str
    processes: int
    cores: int
    rooms: int
    people: int
    seconds: float
    rate_asked: float | None = None
    """Commands or words per second, of all people together."""
    rate_reached: float | None = None
    delivery_p50_ms: float | None = None
    delivery_p95_ms: float | None = None
    delivery_p99_ms: float | None = None
    delivery_max_ms: float | None = None
    deliveries: int = 0
    """Those that were timed."""
    ack_p50_ms: float | None = None
    ack_p95_ms: float | None = None
    cpu_cores: float | None = None
    """Core-seconds per second of the serving processes."""
    cpu_us_per_delivery: float | None = None
    memory_mb: float | None = None
    lost: int = 0
    """Deliveries of acknowledged commands that never came."""
    twice: int = 0
    """Commands that stand in the log more than once."""
    disordered: int = 0
    """Commands that stand in the log behind one that the same person sent later."""
    passed_over: int = 0
    """Ephemeral words that a later word of the same person overtook, by design."""
    refused: dict[str, int] = {}
    closed: dict[int, int] = {}
    unanswered: int = 0
    resyncs: int = 0
    """Snapshots that a slow reader was sent in place of changes."""
    gaps: int = 0
    """Changes that did not continue what their follower had."""
    server_errors: int = 0
    ratio: float | None = None
    """To the yardstick in the same run: of the delivery's p95, or of what the scenario measures instead."""
    client_cpu: float | None = None
    """The busiest load process's share of a core."""
    client_lag_p95_ms: float | None = None
    client_limited: bool = False
    others_cpu: float | None = None
    """Cores that neither server nor load used: the database, and whatever else the machine did."""
    sync_p95_s: float | None = None
    sync_all_s: float | None = None
    turned_away: int = 0
    never_back: int = 0
    kb_per_connection: float | None = None
    note: str = ""
    profiled: bool = False
    goal: str = ""
    at: str = ""
    versions: dict[str, str] = {}

    @property
    def is_whole(self) -> bool:
        """Whether nothing was lost or broken; no speed counts here."""
        broken = (self.lost, self.twice, self.disordered, self.unanswered, self.server_errors, self.never_back)
        return not any(broken)
