"""What a rehearsal found, as numbers: the file, the table, and whether it passed."""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from personas.rehearsal.checking import Findings
from personas.rehearsal.editing import FORMATS, Made
from personas.rehearsal.plan import Plan
from personas.rehearsal.tally import Tally

SUMMARY = "summary.json"
SHOWN = (
    "participants groups quotes_imported quotes_dealt commands_sent commands_acknowledged commands_refused "
    "commands_lost clients_converged personas duration_s"
).split()


@dataclass
class Outcome:
    """Everything that came of a rehearsal."""

    plan: Plan
    tally: Tally
    findings: Findings = field(default_factory=Findings)
    title: str = ""
    quotes_imported: int = 0
    quotes_dealt: int = 0
    latecomers: int = 0
    drop_outs: int = 0
    """People who left in the middle of a step and came back."""
    lost: list[str] = field(default_factory=list)
    left_behind: list[str] = field(default_factory=list)
    made: Made | None = None
    phases: dict[str, float] = field(default_factory=dict)
    duration_s: float = 0.0

    def problems(self) -> list[str]:
        """A sentence for everything that must not be; none when the rehearsal passed."""
        let_through = [f"This did not hold: {what}." for what, held in self.tally.probes.items() if not held]
        errors = [f"The server failed: {error}" for error in dict.fromkeys(self.tally.server_errors)]
        left = [f"A line of the room is not in the pack: “{text}”" for text in self.left_behind]
        return [*self.lost, *self.findings.apart, *left, *let_through, *errors]

    def as_json(self) -> dict[str, Any]:
        """The summary. `clients_converged` says whether no comparison of any step found a difference."""
        tally, content = self.tally, self.made.content if self.made else {}
        return {
            "participants": self.plan.participants,
            "groups": self.plan.groups,
            "quotes_imported": self.quotes_imported,
            "quotes_dealt": self.quotes_dealt,
            "commands_sent": tally.sent,
            "commands_acknowledged": tally.acknowledged,
            "commands_refused": tally.refused,
            "commands_lost": len(self.lost),
            "clients_converged": self.findings.checks > 0 and not self.findings.apart,
            "personas": len(content.get("personas", ())),
            "duration_s": round(self.duration_s, 2),
            "workshop": self.title,
            "latecomers": self.latecomers,
            "drop_outs": self.drop_outs,
            "pack": content.get("title", ""),
            "speed": self.plan.speed,
            "commands_sent_again": tally.resent,
            "refusals": tally.refusals(),
            "acknowledged_ms": tally.acknowledged_ms(),
            "clients_compared": self.findings.clients,
            "comparisons": self.findings.checks,
            "documents_compared": len(self.findings.documents),
            "reconnects": tally.reconnects,
            "gaps_closed": tally.resyncs,
            "requests": tally.requests,
            "frames_received": tally.frames,
            "server_errors": len(tally.server_errors),
            "probes": tally.probes,
            "problems": self.problems(),
            "phases_s": self.phases,
            "files": self._files(),
        }

    def table(self) -> dict[str, object]:
        """What is shown at the end."""
        found = self.as_json()
        rows: dict[str, object] = {name.replace("_", " "): found[name] for name in SHOWN}
        rows["clients converged"] = "yes" if found["clients_converged"] else "NO"
        rows["duration s"] = f"{self.duration_s:.1f}"
        rows["probes held"] = f"{sum(self.tally.probes.values())} of {len(self.tally.probes)}"
        rows["latecomers"], rows["drop-outs"] = self.latecomers, self.drop_outs
        rows["reconnects"] = self.tally.reconnects
        rows["server errors"] = len(self.tally.server_errors)
        return rows

    def write(self, folder: Path) -> None:
        """Write the pack's files and the summary; files of an earlier rehearsal do not stay beside them."""
        for format in FORMATS:
            (folder / f"pack.{format}").unlink(missing_ok=True)
        for format, content in (self.made.files if self.made else {}).items():
            (folder / f"pack.{format}").write_bytes(content)
        text = json.dumps(self.as_json(), indent=2, ensure_ascii=False)
        (folder / SUMMARY).write_text(text + "\n", encoding="utf-8")

    def _files(self) -> dict[str, dict[str, Any]]:
        files = self.made.files if self.made else {}
        return {
            f"pack.{format}": {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for format, content in files.items()
        }
