"""The benchmark measures a served Troupe and the yardstick, loses nothing, and tells when something is lost."""

import subprocess
from pathlib import Path

from tests.load import report
from tests.load.row import Row
from tests.serving import ROOT


def bench(*arguments: str, file: Path) -> tuple["subprocess.CompletedProcess[str]", list[Row]]:
    command = [str(ROOT / "bin" / "bench"), *arguments, "--seconds", "1", "--json", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    return done, report.read(file) if file.exists() else []


def test_a_small_room_loses_nothing_and_the_report_has_all_its_columns(tmp_path: Path) -> None:
    done, rows = bench("room6", file=tmp_path / "rows.jsonl")

    assert done.returncode == 0, done.stdout + done.stderr
    assert [row.server for row in rows] == ["yardstick", "daphne"]
    for row in rows:
        assert row.is_whole
        assert row.deliveries >= 5 * 6 and row.gaps == 0 and not row.refused and not row.closed
        assert row.rate_asked == 12 and row.rate_reached
        asked = (row.delivery_p50_ms, row.delivery_p95_ms, row.delivery_p99_ms, row.delivery_max_ms)
        times = [time for time in asked if time]
        assert len(times) == len(asked) and times == sorted(times)
        assert row.ack_p50_ms and row.ack_p95_ms and row.memory_mb and row.client_cpu is not None
        assert row.cpu_cores is not None and row.others_cpu is not None and row.client_lag_p95_ms is not None
    assert rows[1].ratio and rows[1].journal in ("delete", "wal")
    assert all(column in done.stdout for column in report.COLUMNS)


def test_a_delivery_that_never_came_is_told_and_the_run_fails(tmp_path: Path) -> None:
    """The planted fault: one of sixty clients forgets its twentieth frame, which on this server holds one change."""
    done, (row,) = bench("yardstick", "--plant-loss", "20", file=tmp_path / "rows.jsonl")

    assert done.returncode == 1
    assert (row.lost, row.gaps, row.is_whole) == (1, 1, False)
