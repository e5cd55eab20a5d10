"""The cues of a WebVTT or SRT file: when something is said, and its lines with their marks still in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CLOCK = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
_TIMES = re.compile(rf"[ \t]*{_CLOCK}[ \t]*-->[ \t]*{_CLOCK}")
_SIGNATURE = re.compile(r"\s*WEBVTT(?:[ \t\n]|\Z)")
_NUMBER = re.compile(r"\s*\d+\s*\Z")
_LINES_LOOKED_AT = 12


@dataclass(frozen=True)
class Cue:
    """One cue; `lines` are not empty and hold no time."""

    start_seconds: float
    lines: tuple[str, ...]


def looks_like_transcript(text: str) -> bool:
    """Return whether `text` is WebVTT by its first word, or SRT by a line of times near its beginning."""
    beginning = text[:4_000]
    if _SIGNATURE.match(beginning):
        return True
    lines = [line for line in _normal(beginning).split("\n") if line.strip()][:_LINES_LOOKED_AT]
    return any(_TIMES.match(line) for line in lines[:2])


def read_cues(text: str) -> Iterator[Cue]:
    """Yield the cues with words, in the order of the file. Headers, notes, styles and names of cues are passed over.

    Captions that roll show every line twice; the second time it is left out.
    """
    before: tuple[str, ...] = ()
    start: float | None = None
    lines: list[str] = []
    for line in (*_normal(text).split("\n"), ""):
        times = _TIMES.match(line)
        if not line.strip() and line and not lines:
            continue  # captions that roll begin with a line of blanks
        if times or not line.strip():
            if start is not None and lines:
                # Two cues without the blank line between them: the number of the second is no word of the first.
                said = tuple(lines[:-1] if times and _NUMBER.match(lines[-1]) else lines)
                fresh = said[1:] if before and said[:1] == before[-1:] else said
                if fresh:
                    yield Cue(start, fresh)
                before = said
            start, lines = (_seconds(times) if times else None), []
        elif start is not None:
            lines.append(line.strip())


def _normal(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _seconds(times: re.Match[str]) -> float:
    hours, minutes, seconds, fraction = times.group(1, 2, 3, 4)
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(fraction.ljust(3, "0")) / 1000
