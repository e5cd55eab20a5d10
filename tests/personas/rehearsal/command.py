"""`bin/manage rehearse` as a process of its own, with a folder for everything that it could leave behind."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
DEMO_QUOTES = ROOT / "workshop" / "demo" / "quotes.csv"
LONGEST_SECONDS = 240
IN_BACKGROUND = ("sh", "-c", 'trap "" INT; exec "$@"', "sh")


@dataclass(frozen=True)
class Ran:
    """How it ended, and what it said where."""

    code: int
    said: str
    complained: str


@dataclass(frozen=True)
class Place:
    """Temporary files, data and results of one run."""

    folder: Path

    @property
    def out(self) -> Path:
        return self.folder / "out"

    def start(self, *options: str, in_background: bool = False) -> "subprocess.Popen[str]":
        """Start it and come back at once; `in_background` as a script does it, which makes it ignore Ctrl+C."""
        temporary = self.folder / "tmp"
        temporary.mkdir(exist_ok=True)
        return subprocess.Popen(
            [*(IN_BACKGROUND if in_background else ()), str(ROOT / "bin" / "manage"), "rehearse", *options],
            env={**os.environ, "TMPDIR": str(temporary), "TROUPE_VAR": str(self.folder / "var")},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, **options: object) -> Ran:
        """Run it to its end. Unless told otherwise: the demo's quotes, two people, one group, at high speed."""
        given = {"quotes": DEMO_QUOTES, "participants": 2, "groups": 1, "speed": 50, "out": self.out, **options}
        process = self.start(*(f"--{name.replace('_', '-')}={value}" for name, value in given.items()))
        return ended(process)

    @property
    def left_behind(self) -> list[str]:
        """Temporary files, and processes that were started from here and still run."""
        marker = f"TMPDIR={self.folder / 'tmp'}".encode()
        files = [str(path) for path in (self.folder / "tmp").iterdir()]
        return files + [str(path) for path in Path("/proc").glob("[0-9]*/environ") if marker in _read(path)]


def ended(process: "subprocess.Popen[str]") -> Ran:
    said, complained = process.communicate(timeout=LONGEST_SECONDS)
    return Ran(process.returncode, said, complained)


def _read(path: Path) -> list[bytes]:
    """The variables of a process; none where it has ended or is somebody else's."""
    try:
        return path.read_bytes().split(b"\0")
    except OSError:
        return []
