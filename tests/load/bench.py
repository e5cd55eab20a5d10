"""`bin/bench`: measures the live engine through a served Troupe, beside a bare broadcast server in the same run."""

import argparse
import resource
import signal
import sys
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from types import FrameType

from tests.load import profile, report, running, servers
from tests.load.crowd import LoadError
from tests.load.databases import Unavailable
from tests.load.row import Row
from tests.load.running import Installation, Way
from tests.load.scenarios import SCENARIOS, SMALL, judge

ALL = SCENARIOS | SMALL
REFERENCE = "room60"
"""What the scenario “yardstick” asks of the bare server."""


def main() -> int:
    """Run what the arguments ask for; the code is 1 when something was lost or broken, whatever the speed."""
    options = read_arguments()
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _interrupt)
    rows: list[Row] = []
    try:
        for row in () if options.no_run else run(options):
            rows.append(row)
            if options.json:
                report.append(options.json, row)
    except (servers.ServerError, LoadError, Unavailable, profile.CannotLook) as error:
        sys.exit(f"bench: {error}")
    except KeyboardInterrupt:
        return 130
    sys.stdout.write(f"\n{report.table(rows)}\n\n{report.notes(rows)}\n" if rows else "")
    sys.stdout.write(f"\n{profiles(options.profile)}\n" if options.profile and rows else "")
    if options.write:
        write_page(options, rows)
    return 0 if all(row.is_whole for row in rows) else 1


def read_arguments(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The options; leaves with code 2 and the reason when they make no sense."""
    parser = make_parser()
    options = parser.parse_args(arguments)
    names = [*ALL, servers.YARDSTICK]
    unknown = [name for name in options.scenarios if name not in names]
    if unknown:
        parser.error(f"there is no scenario {unknown[0]}; there are {', '.join(names)}")
    if options.no_run and not (options.json and options.write):
        parser.error("--no-run needs --json and --write")
    if options.seconds < 1 or options.clients < 1 or options.processes < 1:
        parser.error("--seconds, --clients and --processes are at least 1")
    if options.processes > 1 and options.database != ["postgresql"]:
        parser.error("several processes share a PostgreSQL only: add --database postgresql")
    return options


def make_parser() -> argparse.ArgumentParser:
    listed = "\n".join(f"  {name:<12} {scenario.title}" for name, scenario in ALL.items())
    parser = argparse.ArgumentParser(
        prog="bin/bench",
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Measure the live engine through a served Troupe, beside a bare broadcast server.\n\n"
        f"scenarios:\n{listed}\n  {servers.YARDSTICK:<12} {REFERENCE} on the bare server alone",
    )
    add = parser.add_argument
    add("scenarios", nargs="*", metavar="SCENARIO", help="default: all but room6")
    add("--server", action="append", choices=servers.SERVERS, help="default: daphne; may be repeated")
    add("--database", action="append", choices=["sqlite", "postgresql"], help="default: sqlite; may be repeated")
    add(
        "--journal", action="append", choices=["delete", "wal"], help="instead of the product's choice; may be repeated"
    )
    add("--redis", action="store_true", help="start a Redis and give its address to the server")
    add("--processes", type=int, default=1, metavar="N", help="serving processes, on PostgreSQL (default: 1)")
    add("--clients", type=int, default=max(2, running.cores() - 1), metavar="N", help="processes of load clients")
    add("--seconds", type=float, default=20.0, metavar="N", help="how long a rate is measured (default: 20)")
    add("--json", type=Path, metavar="FILE", help="add each row to FILE, one JSON object a line")
    add(
        "--write",
        type=Path,
        metavar="PAGE",
        help="replace the table in PAGE, by all rows of --json's file if there is one",
    )
    add("--no-run", action="store_true", help="measure nothing: only --write what --json's file holds")
    add("--profile", type=Path, metavar="FOLDER", help="look where the time goes and keep the stacks in FOLDER")
    add("--plant-loss", type=int, default=0, metavar="N", help=argparse.SUPPRESS)
    return parser


def run(options: argparse.Namespace) -> Iterator[Row]:
    """All rows, one after the other; the yardstick's before those that are compared with it."""
    way = Way(options.seconds, options.clients, options.plant_loss, options.profile)
    if way.profiles:
        way.profiles.mkdir(parents=True, exist_ok=True)
    names = list(dict.fromkeys(options.scenarios or SCENARIOS))
    yardsticks: dict[str, Row] = {}
    for name in dict.fromkeys(REFERENCE if name == servers.YARDSTICK else name for name in names):
        say(name, servers.YARDSTICK)
        yardsticks[name] = running.on_yardstick(name, ALL[name], way)
        yield yardsticks[name]
    for installation, name in product(installations(options), names):
        if name == servers.YARDSTICK:
            continue
        say(name, installation.server, installation.database, installation.journal)
        row = running.on_product(name, ALL[name], way, installation=installation)
        row.ratio = ratio(row, yardsticks[name])
        row.goal = judge(row, ALL[name].goal(server=row.server, journal=row.journal))
        yield row


def installations(options: argparse.Namespace) -> list[Installation]:
    """What is to be measured, in the order of the table."""
    stores = [
        (database, journal)
        for database in options.database or ["sqlite"]
        for journal in (options.journal or [""] if database == "sqlite" else [""])
    ]
    return [
        Installation(server, database, journal, options.redis, options.processes)
        for database, journal in stores
        for server in options.server or [servers.DAPHNE]
    ]


def ratio(row: Row, yardstick: Row) -> float | None:
    """How many times the yardstick's figure: the delivery's p95, else the rate, the time to be in sync, the memory."""
    if row.scenario == "ceiling":
        ours, theirs = row.rate_reached, yardstick.rate_reached
    elif row.sync_all_s is not None:
        ours, theirs = row.sync_all_s, yardstick.sync_all_s
    elif row.kb_per_connection is not None:
        ours, theirs = row.kb_per_connection, yardstick.kb_per_connection
    else:
        ours, theirs = row.delivery_p95_ms, yardstick.delivery_p95_ms
    return round(ours / theirs, 2) if ours is not None and theirs else None


def write_page(options: argparse.Namespace, rows: list[Row]) -> None:
    """Put the table, and with --profile where the time goes, into a page."""
    known = report.read(options.json) if options.json and options.json.exists() else rows
    if options.profile:
        report.write(options.write, mark="profile", text=profiles(options.profile))
    else:
        report.write(options.write, mark="figures", text=report.page_text(known))


def profiles(folder: Path) -> str:
    """Where the time went, for all stacks in a folder."""
    parts = [f"### {file.stem.replace('-', ', ')}\n\n{profile.table(file)}" for file in sorted(folder.glob("*.txt"))]
    return "\n\n".join(parts)


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    """However it is asked to end: what was started is stopped."""
    raise KeyboardInterrupt


def say(*what: str) -> None:
    sys.stderr.write(f"bench: {' '.join(part for part in what if part)} …\n")


if __name__ == "__main__":
    sys.exit(main())
