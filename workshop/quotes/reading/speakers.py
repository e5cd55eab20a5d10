"""Who says the words of a cue: a voice mark of WebVTT, a name with a colon, or a dash where the speaker changes."""

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workshop.quotes.reading.cues import Cue

_VOICE = re.compile(r"<v(?:\.[^ \t>]*)?[ \t]+([^<>]*)>")
_MARK = re.compile(r"</?[a-zA-Z0-9][^<>]*>|\{\\[^{}]*\}")
_NAME = re.compile(r"[-–—>]*\s*\[?([^\W\d_][^:\[\]<>]{0,39}?)\]?\s*:\s+(?=\S)")
_DASH = re.compile(r"[-–—]\s*(?=\S)")
_NAME_WORDS = 4
_NAMED_SHARE = 0.5


@dataclass(frozen=True)
class Spoken:
    """Words of one speaker, "" when nobody is named; `turn` when a mark says that the speaker changes here."""

    cue: Cue
    speaker: str
    words: str
    turn: bool = False


def spoken_by(cues: Iterable[Cue]) -> Iterator[Spoken]:
    """Yield what is said in `cues`, speaker by speaker, without marks."""
    pieces = [piece for cue in cues for piece in _pieces(cue)]
    names = _names(pieces)
    speaker = ""
    for piece in pieces:
        if piece.speaker:
            yield piece
            continue
        named = _NAME.match(piece.words)
        if named and named[1].strip() in names:
            speaker = named[1].strip()
            yield Spoken(piece.cue, speaker, piece.words[named.end() :], turn=True)
        else:
            # Where names stand before words, they stand where the speaker changes.
            dashed = _DASH.match(piece.words)
            words = piece.words[dashed.end() :] if dashed else piece.words
            yield Spoken(piece.cue, "" if dashed else speaker, words, turn=bool(dashed))


def _pieces(cue: Cue) -> Iterator[Spoken]:
    """The voices of a cue, or its lines: each may begin with a name or a dash."""
    text = "\n".join(cue.lines)
    voices = _VOICE.split(text)
    before, named = voices[0], voices[1:]
    groups: list[tuple[str, list[str]]] = []
    for line in before.split("\n"):
        words = _plain(line)
        begins = _NAME.match(words) or _DASH.match(words)
        if words and groups and not begins:
            groups[-1][1].append(words)
        elif words:
            groups.append(("", [words]))
    for name, said in zip(named[::2], named[1::2], strict=True):
        if words := _plain(said):
            groups.append((_plain(name), [words]))
    for speaker, lines in groups:
        yield Spoken(cue, speaker, " ".join(lines))


def _names(pieces: list[Spoken]) -> set[str]:
    """What stands before colons and comes again; where nothing does, what stands there nearly always.

    “One thing: it is slow” is no name.
    """
    found = [named[1].strip() for piece in pieces if not piece.speaker and (named := _NAME.match(piece.words))]
    counted = Counter(name for name in found if len(name.split()) <= _NAME_WORDS)
    again = {name for name, count in counted.items() if count > 1}
    return again or (set(counted) if len(found) > _NAMED_SHARE * len(pieces) else set())


def _plain(text: str) -> str:
    return " ".join(html.unescape(_MARK.sub("", text)).split())
