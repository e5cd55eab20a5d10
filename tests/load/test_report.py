"""The report: its table, its pages, its judgement, and what py-spy's stacks are added up to."""

from pathlib import Path

import pytest

from tests.load import profile, report
from tests.load.bench import ratio, read_arguments
from tests.load.row import Row
from tests.load.scenarios import SCENARIOS, Goal, judge
from tests.load.shapes import FOLLOWER_RATE, SENDER_RATE, shared_out
from tests.load.world import imagined, people_of

PAGE = "# Page\n\n<!-- figures: begin -->\nold\n<!-- figures: end -->\n\nThe end.\n"


def row(
    *,
    scenario: str = "room60",
    server: str = "daphne",
    p95: float | None = 12.5,
    ratio: float | None = None,
    rate: float | None = None,
    lost: int = 0,
) -> Row:
    return Row(
        scenario=scenario,
        server=server,
        database="sqlite",
        journal="delete",
        processes=1,
        cores=2,
        rooms=1,
        people=60,
        seconds=20,
        delivery_p95_ms=p95,
        ratio=ratio,
        rate_reached=rate,
        lost=lost,
        at="2026-01-02T03:04:05+00:00",
        versions={"Python": "3.11"},
    )


def test_the_last_row_of_a_sort_counts_and_keeps_its_place(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    for one in (row(p95=12.5), row(server="uvicorn"), row(p95=11.25)):
        report.append(file, one)

    assert [(one.server, one.delivery_p95_ms) for one in report.read(file)] == [("daphne", 11.25), ("uvicorn", 12.5)]


def test_a_page_gets_the_table_between_its_marks_and_keeps_the_rest(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE, encoding="utf-8")

    report.write(page, mark="figures", text=report.page_text([row()]))
    report.write(page, mark="figures", text=report.page_text([row(p95=77.7)]))

    text = page.read_text(encoding="utf-8")
    assert "77.7" in text and "12.5" not in text and "old" not in text
    assert text.startswith("# Page\n\n<!-- figures: begin -->\n\nMeasured 2026-01-02 with Python 3.11.")
    assert text.endswith("<!-- figures: end -->\n\nThe end.\n")


def test_a_page_without_marks_is_not_touched(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Page\n", encoding="utf-8")
    with pytest.raises(ValueError, match="figures: begin"):
        report.write(page, mark="figures", text="x")


@pytest.mark.parametrize(
    ("found", "goal", "verdict"),
    [
        (row(p95=19.9), Goal(p95_ms=20), "met"),
        (row(p95=20.5), Goal(p95_ms=20), "missed: p95 20.5 > 20 ms"),
        (row(p95=None), Goal(p95_ms=20), "missed: p95 – > 20 ms"),
        (row(p95=1, ratio=4.5), Goal(p95_ms=20, ratio=4), "missed: × yardstick 4.5 > 4"),
        (row(rate=2_900.4), Goal(rate=3_000), "missed: 2900/s < 3000/s"),
        (row(rate=3_000), Goal(rate=3_000), "met"),
        (row(), Goal(), ""),
    ],
)
def test_goals_are_judged_by_figures(found: Row, goal: Goal, verdict: str) -> None:
    assert judge(found, goal) == verdict


def test_the_journal_mode_decides_where_the_goal_names_it() -> None:
    scenario = SCENARIOS["room60"]
    assert scenario.goal(server="uvicorn", journal="wal").p95_ms == 6
    assert scenario.goal(server="uvicorn", journal="delete").p95_ms == 10
    assert scenario.goal(server="uvicorn", journal="").p95_ms is None
    assert scenario.goal(server="daphne", journal="wal").p95_ms == 20


def test_the_ratio_compares_what_the_scenario_measures() -> None:
    assert ratio(row(p95=10), row(p95=4)) == 2.5
    assert ratio(row(scenario="ceiling", rate=3_000), row(scenario="ceiling", rate=1_500)) == 2
    assert ratio(row(p95=None), row(p95=4)) is None


def test_beyond_a_human_rate_the_rest_comes_from_those_who_only_send() -> None:
    people = people_of(imagined(rooms=1, people=8), following=6)

    human, more = shared_out(30, people), shared_out(6 * FOLLOWER_RATE + 30, people)

    assert sum(human.values()) == pytest.approx(30) and set(human) == {person.index for person in people[:6]}
    assert sum(more.values()) == pytest.approx(6 * FOLLOWER_RATE + 30)
    assert max(more.values()) <= SENDER_RATE


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["room61"], "no scenario room61"),
        (["--seconds", "0"], "at least 1"),
        (["--processes", "2"], "add --database postgresql"),
        (["--no-run"], "--no-run needs"),
        (["--server", "gunicorn"], "invalid choice"),
    ],
)
def test_options_that_make_no_sense_end_it(
    arguments: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        read_arguments(arguments)
    assert left.value.code == 2
    assert reason in capsys.readouterr().err


def test_stacks_are_added_up_by_thread_and_part_without_those_that_wait(tmp_path: Path) -> None:
    writer = "thread (7): realtime-writer;Writer._transact (realtime/writer.py:223)"
    file = tmp_path / "stacks.txt"
    file.write_text(
        f"{writer};Atomic.__exit__ (django/db/transaction.py:263);X._commit (django/db/backends/base/base.py:303) 6\n"
        f"{writer};QuerySet.filter (django/db/models/query.py:9) 2\n"
        f"{writer};Condition.wait (threading.py:327) 500\n"
        "thread (1): MainThread;Runner.run (asyncio/runners.py:118);Hub.publish (realtime/hub.py:9) 2\n"
        "thread (1): MainThread;Runner.run (asyncio/runners.py:118) 900\n",
        encoding="utf-8",
    )

    lines = profile.table(file).splitlines()

    assert lines[2:5] == [
        "| writer | commit, with the disk | `Writer._transact` in `realtime/writer.py` | 60% |",
        "| writer | Django's ORM | `Writer._transact` in `realtime/writer.py` | 20% |",
        "| event loop | `realtime/hub.py` | `Hub.publish` in `realtime/hub.py` | 20% |",
    ]
