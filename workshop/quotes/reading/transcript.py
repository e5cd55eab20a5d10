"""WebVTT and SRT: who says what and when. Cues of one speaker that follow each other are one utterance."""

from collections.abc import Iterator
from dataclasses import dataclass

from workshop.quotes.reading.cues import read_cues
from workshop.quotes.reading.notices import ReadingError
from workshop.quotes.reading.speakers import Spoken, spoken_by
from workshop.quotes.reading.table import Table, collect

SPEAKER, TIME, WORDS = range(3)
HEADER = ("Speaker", "Time", "Utterance")
MAX_UTTERANCES = 1_500  # each is a box to tick on one page
# Longer, and it is no statement any more that could be sorted: a new one begins at the next cue.
_LONGEST_CHARACTERS = 1_000
_SENTENCE_ENDS = (".", "!", "?", "…", "”", "“", '"', "»", "。", "！", "？")


@dataclass
class _Utterance:
    speaker: str
    at_seconds: float
    words: str


def read_transcript(text: str) -> Table:
    """Return the utterances as rows, counted from 1; raises `ReadingError` when nothing is said or too much."""
    utterances = list(_joined(spoken_by(read_cues(text))))
    if not utterances:
        raise ReadingError("no_cues")
    if len(utterances) > MAX_UTTERANCES:
        raise ReadingError("too_many_utterances", count=len(utterances), limit=MAX_UTTERANCES)
    rows = collect(
        (number, (one.speaker, clock(one.at_seconds), one.words)) for number, one in enumerate(utterances, start=1)
    )
    return Table(HEADER, tuple(rows), kind="transcript")


def clock(seconds: float) -> str:
    """Return a time in a recording as a player shows it: 0:07, 12:30, 1:02:30."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _joined(spoken: Iterator[Spoken]) -> Iterator[_Utterance]:
    current: _Utterance | None = None
    for one in spoken:
        if current is not None and _goes_on(current, one):
            current.words = f"{current.words} {one.words}"
            continue
        if current is not None:
            yield current
        current = _Utterance(one.speaker, one.cue.start_seconds, one.words)
    if current is not None:
        yield current


def _goes_on(current: _Utterance, one: Spoken) -> bool:
    """Whether the same person goes on. Where nobody is named, a sentence that has ended may be somebody's last."""
    if one.speaker != current.speaker or len(current.words) + len(one.words) > _LONGEST_CHARACTERS:
        return False
    return bool(one.speaker) or not (one.turn or current.words.endswith(_SENTENCE_ENDS))
