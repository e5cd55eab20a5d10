"""The rows as JSON lines and as a table that people read, on the terminal and in `docs/performance.md`."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from tests.load.row import Row

Cell = Callable[[Row], str]


def _number(value: float | None, *, digits: int = 1) -> str:
    if value is None:
        return "–"
    if abs(value) >= 1000 or not digits:
        return f"{value:,.0f}"
    return f"{value:.{digits}f}".rstrip("0").rstrip(".")


def _several(*values: float | None) -> str:
    return "–" if all(value is None for value in values) else " / ".join(_number(value) for value in values)


def _limit(row: Row) -> str:
    if row.client_cpu is None:
        return "–"
    return f"{'yes' if row.client_limited else 'no'} ({row.client_cpu:.0%}, {_number(row.client_lag_p95_ms)} ms)"


def _where(row: Row) -> str:
    processes = f", {row.processes} processes" if row.processes > 1 else ""
    return f"{row.database}{' ' + row.journal.upper() if row.journal else ''}{processes}"


def _besides(row: Row) -> str:
    """What only some scenarios have."""
    parts = []
    if row.sync_all_s is not None or row.never_back:
        parts.append(f"in sync p95 {_number(row.sync_p95_s)} s, all {_number(row.sync_all_s)} s")
        parts.append(f"turned away {row.turned_away}, for good {row.never_back}")
    if row.kb_per_connection is not None:
        parts.append(f"{_number(row.kb_per_connection)} KB a connection")
    if row.passed_over:
        parts.append(f"{row.passed_over} words overtaken")
    parts += [f"{number} refused: {code}" for code, number in row.refused.items()]
    parts += [f"{number} closed with {code}" for code, number in row.closed.items()]
    parts += [f"{row.unanswered} unanswered"] if row.unanswered else []
    parts += [f"{row.twice} twice"] if row.twice else []
    parts += [f"{row.disordered} out of order"] if row.disordered else []
    parts += [f"{row.resyncs} resynchronised"] if row.resyncs else []
    parts += [f"{row.gaps} gaps"] if row.gaps else []
    parts += [f"{row.server_errors} errors in the log"] if row.server_errors else []
    return "; ".join(parts)


COLUMNS: dict[str, Cell] = {
    "scenario": lambda row: row.scenario,
    "server": lambda row: row.server,
    "database, journal": _where,
    "cores": lambda row: str(row.cores),
    "asked, reached /s": lambda row: _several(row.rate_asked, row.rate_reached),
    "delivery p50 / p95 / p99 / most, ms": lambda row: _several(
        row.delivery_p50_ms, row.delivery_p95_ms, row.delivery_p99_ms, row.delivery_max_ms
    ),
    "answer p50 / p95, ms": lambda row: _several(row.ack_p50_ms, row.ack_p95_ms),
    "CPU, cores": lambda row: _number(row.cpu_cores, digits=2),
    "µs a delivery": lambda row: _number(row.cpu_us_per_delivery),
    "other work, cores": lambda row: _number(row.others_cpu, digits=2),
    "memory, MB": lambda row: _number(row.memory_mb, digits=0),
    "lost": lambda row: str(row.lost),
    "× yardstick": lambda row: _number(row.ratio),
    "load client the limit (CPU, lag)": _limit,
    "besides": _besides,
    "goal": lambda row: row.goal or "–",
}


def table(rows: Iterable[Row]) -> str:
    """A Markdown table with aligned columns."""
    lines = [list(COLUMNS), *([cell(row).replace("|", "/") for cell in COLUMNS.values()] for row in rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(COLUMNS))]
    text = [" | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines]
    rule = "|".join("-" * (width + 2) for width in widths)
    return "\n".join([f"| {text[0]} |", f"|{rule}|", *(f"| {line} |" for line in text[1:])])


def notes(rows: Iterable[Row]) -> str:
    """What the rows have to say beyond their cells: the steps to a ceiling."""
    return "\n".join(f"- {row.scenario}, {row.server}, {_where(row)}: {row.note}" for row in rows if row.note)


def append(file: Path, row: Row) -> None:
    """Add the row to a file of JSON lines."""
    with file.open("ab") as output:
        output.write(msgspec.json.encode(row) + b"\n")


def read(file: Path) -> list[Row]:
    """The rows of a file of JSON lines; of several of the same sort the last one, in the place of the first."""
    rows: dict[tuple[object, ...], Row] = {}
    for line in file.read_bytes().splitlines():
        row = msgspec.json.decode(line, type=Row)
        rows[(row.scenario, row.server, row.database, row.journal, row.processes)] = row
    return list(rows.values())


def write(page: Path, *, mark: str, text: str) -> None:
    """Replace what stands between `<!-- MARK: begin -->` and `<!-- MARK: end -->` of a page."""
    begin, end = f"<!-- {mark}: begin -->", f"<!-- {mark}: end -->"
    before = page.read_text(encoding="utf-8")
    pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.DOTALL)
    if not pattern.search(before):
        raise ValueError(f"{page} has no lines {begin} and {end} to write between")
    page.write_text(pattern.sub(lambda _: f"{begin}\n\n{text}\n\n{end}", before, count=1), encoding="utf-8")


def page_text(rows: list[Row]) -> str:
    """The table and its notes, with the machine and the versions that they were measured with."""
    shown = [row for row in rows if not row.profiled]
    versions = {name: version for row in shown for name, version in row.versions.items()}
    when = sorted({row.at[:10] for row in shown})
    about = ", ".join(f"{name} {version}" for name, version in sorted(versions.items()))
    head = f"Measured {' and '.join(when)} with {about}." if shown else "Nothing has been measured yet."
    return "\n\n".join(part for part in (head, table(shown), notes(shown)) if part)
