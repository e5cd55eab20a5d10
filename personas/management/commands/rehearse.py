"""`manage.py rehearse`: simulated people hold a whole workshop on a served instance; nothing goes past HTTP."""

import asyncio
import contextlib
import sys
import time
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from personas.rehearsal.errors import RehearsalError
from personas.rehearsal.plan import Plan, make_folder
from personas.rehearsal.progress import Progress
from personas.rehearsal.running import rehearse
from personas.rehearsal.server import ended_cleanly, own_server
from personas.rehearsal.summary import SUMMARY, Outcome
from personas.rehearsal.tally import Tally

PROBLEMS_SHOWN = 20
SERVER_LOG = "server.log"
INTERRUPTED = 130
COLUMN = "case does not matter; the beginning, or a part that no other header has, is enough"


class Command(BaseCommand):
    help = (
        "Rehearse: simulated participants hold a whole workshop with your quotes, from the invitation to the locked "
        "persona pack, over HTTP and WebSockets. Without --server a server of its own is started, with a database in "
        "a temporary folder; your data is not touched. Fails when something was lost."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--quotes", type=Path, required=True, metavar="FILE", help="CSV, TSV or text with quotes")
        parser.add_argument(
            "--text-column",
            action="append",
            default=[],
            metavar="NAME",
            help=f"a column that holds quotes; may be repeated; {COLUMN}; a part that several headers have means all "
            "of them (one survey question over several columns). Without it: what the import page guesses",
        )
        parser.add_argument("--segment-column", default="", metavar="NAME", help=f"segment or role; {COLUMN}")
        parser.add_argument("--respondent-column", default="", metavar="NAME", help=f"who said it; {COLUMN}")
        parser.add_argument("--source", default="", metavar="NAME", help=f"column with the source; {COLUMN}")
        parser.add_argument("--participants", type=_whole_number, required=True, metavar="N")
        parser.add_argument("--groups", type=_whole_number, required=True, metavar="G")
        parser.add_argument(
            "--speed", type=float, default=1.0, metavar="X", help="how fast people think; 2 is twice as fast"
        )
        parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where the pack and the summary go")
        parser.add_argument("--server", default="", metavar="URL", help="a running Troupe to rehearse on")

    def handle(self, *args: Any, **options: Any) -> None:
        plan = Plan(
            quotes=options["quotes"],
            participants=options["participants"],
            groups=options["groups"],
            out=options["out"],
            text_columns=tuple(options["text_column"]),
            respondent_column=options["respondent_column"],
            segment_column=options["segment_column"],
            source_column=options["source"],
            speed=options["speed"],
            server=options["server"].rstrip("/"),
        )
        outcome = Outcome(plan=plan, tally=Tally())
        progress = Progress(getattr(self.stdout, "_out", sys.stdout), outcome.tally)
        try:
            plan.refuse_nonsense()
            is_new = make_folder(plan.out)
        except RehearsalError as error:
            raise CommandError(str(error)) from None
        try:
            with ended_cleanly():
                _run(plan, outcome, progress)
        except RehearsalError as error:
            self._keep(outcome, is_new=is_new)
            raise CommandError(f"The rehearsal could not go on. {error}") from None
        except KeyboardInterrupt:
            self._keep(outcome, is_new=is_new)
            raise CommandError("Interrupted.", returncode=INTERRUPTED) from None
        outcome.write(plan.out)
        progress.table(outcome.table())
        self._judge(outcome)

    def _judge(self, outcome: Outcome) -> None:
        problems = outcome.problems()
        if problems:
            shown = "".join(f"\n  - {problem}" for problem in problems[:PROBLEMS_SHOWN])
            more = f"\n  and {len(problems) - PROBLEMS_SHOWN} more" if len(problems) > PROBLEMS_SHOWN else ""
            raise CommandError(f"The rehearsal did not pass:{shown}{more}\nAll of it: {outcome.plan.out / SUMMARY}")
        self.stdout.write(f"\nThe pack and {SUMMARY} are in {outcome.plan.out}")

    def _keep(self, outcome: Outcome, *, is_new: bool) -> None:
        """What is known of a rehearsal that broke off; nothing, where nothing had begun."""
        if outcome.tally.commands:
            outcome.write(outcome.plan.out)
        elif is_new:
            with contextlib.suppress(OSError):
                outcome.plan.out.rmdir()


def _run(plan: Plan, outcome: Outcome, progress: Progress) -> None:
    if plan.server:
        asyncio.run(rehearse(plan, origin=plan.server, outcome=outcome, progress=progress))
        return
    began = time.monotonic()
    with own_server() as server:
        with progress.step("Start a server"):
            server.prepare()
            server.start()
        outcome.duration_s = time.monotonic() - began
        try:
            asyncio.run(rehearse(plan, origin=server.origin, outcome=outcome, progress=progress))
        finally:
            server.stop()
            outcome.tally.server_errors += server.errors()
            (plan.out / SERVER_LOG).unlink(missing_ok=True)
            if server.errors():
                (plan.out / SERVER_LOG).write_text(server.log(), encoding="utf-8")


def _whole_number(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is no whole number") from None
