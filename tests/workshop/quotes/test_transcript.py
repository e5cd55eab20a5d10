"""WebVTT and SRT as calls and recorders make them: who says what, joined while one person speaks."""

import pytest

from workshop.quotes.reading.candidates import read_quotes, refuse_unusable
from workshop.quotes.reading.files import read_file
from workshop.quotes.reading.mapping import Mapping, guess_mapping
from workshop.quotes.reading.notices import ReadingError
from workshop.quotes.reading.transcript import MAX_UTTERANCES, SPEAKER, WORDS, clock

VOICES = """WEBVTT - Interview

STYLE
::cue { color: red }

NOTE made by a machine

intro
00:01.000 --> 00:02.500 align:start
<v Ina Kern>How do you plan?</v>

00:00:03.000 --> 00:00:05.000
<v Petra>By half past <i>seven</i></v>

00:00:05.000 --> 00:00:07.000
<v.loud Petra>my plan is dead &amp; gone.</v>

01:02:07.000 --> 01:02:09.000
<v Ina Kern>And then?</v> <v Petra>I call them.</v>
"""
NAMES = """1
00:00:01,000 --> 00:00:02,000
INA: How do you plan?

2
00:00:03,000 --> 00:00:04,000
PETRA: By half past seven
my plan is dead.

3
00:00:04,000 --> 00:00:06,000
One thing: it is slow.

4
00:00:06,000 --> 00:00:07,000
INA: And then?
PETRA: I call them.
"""


def said(text: str | bytes) -> list[tuple[str, str]]:
    table = read_file(text.encode() if isinstance(text, str) else text)
    assert table.kind == "transcript"
    return [(row.cells[SPEAKER], row.cells[WORDS]) for row in table.rows]


def cue(number: int, words: str) -> str:
    return f"00:{number:02}.000 --> 00:{number + 1:02}.000\n{words}\n\n"


def test_voices_are_speakers_and_cues_of_one_speaker_are_joined() -> None:
    assert said(VOICES) == [
        ("Ina Kern", "How do you plan?"),
        ("Petra", "By half past seven my plan is dead & gone."),
        ("Ina Kern", "And then?"),
        ("Petra", "I call them."),
    ]
    table = read_file(VOICES.encode())
    assert [row.cells[1] for row in table.rows] == ["0:01", "0:03", "1:02:07", "1:02:07"]
    assert [row.number for row in table.rows] == [1, 2, 3, 4]


def test_names_before_colons_are_speakers_where_they_come_again() -> None:
    assert said(NAMES) == [
        ("INA", "How do you plan?"),
        ("PETRA", "By half past seven my plan is dead. One thing: it is slow."),
        ("INA", "And then?"),
        ("PETRA", "I call them."),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_encoding_and_line_end_is_read(encoding: str, end: str) -> None:
    text = "WEBVTT\n\n" + cue(1, "Das müsste längst gehen.") + cue(2, "Geht aber nicht.")
    assert said(text.replace("\n", end).encode(encoding)) == [
        ("", "Das müsste längst gehen."),
        ("", "Geht aber nicht."),
    ]


def test_without_speakers_sentences_are_put_together() -> None:
    text = "WEBVTT\n\n" + cue(1, "By half past seven") + cue(2, "my plan is dead.") + cue(3, "I call them.")
    assert said(text) == [("", "By half past seven my plan is dead."), ("", "I call them.")]


def test_a_dash_is_another_speaker() -> None:
    text = "WEBVTT\n\n" + cue(1, "- How do you plan\n- By hand") + cue(2, "- Every day")
    assert said(text) == [("", "How do you plan"), ("", "By hand"), ("", "Every day")]


def test_captions_that_roll_are_read_once() -> None:
    text = "WEBVTT\n\n" + cue(1, " \nby half past seven") + cue(2, "by half past seven\n ")
    text += cue(3, "by half past seven\nmy plan is dead.")
    assert said(text) == [("", "by half past seven my plan is dead.")]


def test_cues_without_a_blank_line_between_them_are_two() -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nSlow.\n2\n00:00:03,000 --> 00:00:04,000\nDear.\n"
    assert said(text) == [("", "Slow."), ("", "Dear.")]


def test_a_long_speech_begins_anew_at_a_cue() -> None:
    text = "WEBVTT\n\n" + "".join(cue(number, f"<v Petra>{number} " + "word " * 60) for number in range(8))
    lengths = [len(words) for _speaker, words in said(text)]
    assert len(lengths) == 3
    assert max(lengths) <= 1_000


def test_marks_and_positions_are_no_words() -> None:
    text = "WEBVTT\n\n" + cue(1, "<c.yellow>It <00:00:01.500>is</c> <b>slow</b> {\\an8} &lt;really&gt; 2 < 3")
    assert said(text) == [("", "It is slow <really> 2 < 3")]


def test_markup_that_never_ends_takes_no_time() -> None:
    words = "<v <v " * 20_000 + "{\\" * 20_000 + "A: " * 20_000
    table = read_file(("WEBVTT\n\n" + cue(1, words) + cue(2, "\n".join("ab" * 20_000))).encode())
    assert table.kind == "transcript"


def test_a_transcript_without_words_says_so() -> None:
    with pytest.raises(ReadingError) as refused:
        read_file(("WEBVTT\n\n" + cue(1, "<v Petra> </v>")).encode())
    assert refused.value.code == "no_cues"


def test_more_utterances_than_can_be_ticked_are_refused() -> None:
    text = "WEBVTT\n\n" + "".join(cue(number % 50, f"Sentence {number}.") for number in range(MAX_UTTERANCES + 1))
    with pytest.raises(ReadingError) as refused:
        read_file(text.encode())
    assert refused.value.code == "too_many_utterances"


def test_nothing_is_picked_at_first_and_only_what_is_picked_is_a_quote() -> None:
    table = read_file(VOICES.encode())
    mapping = guess_mapping(table)
    assert (mapping.text, mapping.respondent, mapping.rows) == ((WORDS,), SPEAKER, ())
    with pytest.raises(ReadingError) as refused:
        refuse_unusable(read_quotes(table, mapping), mapping)
    assert refused.value.code == "nothing_picked"
    picked = read_quotes(table, Mapping(text=(WORDS,), respondent=SPEAKER, rows=(2, 4)))
    assert [(one.row, one.respondent, one.text[:6]) for one in picked.candidates] == [
        (2, "Petra", "By hal"),
        (4, "Petra", "I call"),
    ]
    assert picked.empty_rows == 0


def test_words_that_nobody_is_named_for_belong_to_whom_one_says() -> None:
    table = read_file(("WEBVTT\n\n" + cue(1, "Slow.")).encode())
    [quote] = read_quotes(
        table, Mapping(text=(WORDS,), respondent=SPEAKER, fixed_respondent="Jo", rows=(1,))
    ).candidates
    assert quote.respondent == "Jo"


@pytest.mark.parametrize(("seconds", "shown"), [(0, "0:00"), (7.9, "0:07"), (750, "12:30"), (3_750, "1:02:30")])
def test_times_are_shown_as_a_player_does(seconds: float, shown: str) -> None:
    assert clock(seconds) == shown
