"""The CSV export: one row a line, and nothing that a spreadsheet would run."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from personas.exports.csv import COLUMNS, make
from tests.personas.exports.nasty import nasty_pack
from tests.personas.exports.sample import Json, sample_pack
from workshop.quotes.reading.spreadsheet import without_formula_guard
from workshop.spreadsheet_safety import neutralise

FORMULAS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "\0=1",
    "|calc",
    "%0A",
    "＝1+1",
    "＋1",
    "－a",
    "＠a",
]
HIDDEN = [f"{blank}=1+1" for blank in " \u00a0\u200b\u200d\u2060\ufeff\u3000\u200e"]
PLAIN = ["", "text", "-5", "+49", "-1,234.5", "-5 %", "a=b", "1-2", "'quoted'", "…"]


def rows(pack: Json) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(make(pack).decode("utf-8-sig"), newline="")))


def test_it_begins_with_a_byte_order_mark_and_stable_columns() -> None:
    made = make(sample_pack())
    assert made.startswith(b"\xef\xbb\xbf" + ",".join(COLUMNS).encode() + b"\r\n")


def test_every_line_of_every_persona_is_a_row() -> None:
    pack = sample_pack()
    expected = [
        (persona["name"], field["label"], line["text"])
        for persona in pack["personas"]
        for field in persona["fields"]
        for line in field["lines"]
    ]
    said = [
        (row["persona"], row["field"], row["text"]) for row in rows(pack) if row["kind"] in ("evidenced", "assumption")
    ]
    assert said == expected


def test_a_row_tells_its_kind_and_its_quotes() -> None:
    found = {row["text"]: row for row in rows(sample_pack())}
    evidenced = found["Have every urgent job accepted by a qualified technician within thirty minutes"]
    assert (evidenced["rank"], evidenced["kind"], evidenced["evidence"]) == ("primary", "evidenced", "2")
    assert evidenced["quotes"].startswith("[2] “I keep a paper list")
    assert evidenced["quotes"].endswith("(Support ticket · Dispatcher)")
    assumed = found["The works council, wherever location is recorded"]
    assert (assumed["kind"], assumed["evidence"], assumed["quotes"]) == ("assumption", "0", "")


def test_quotes_of_a_field_as_a_whole_have_a_row() -> None:
    whole = [row for row in rows(sample_pack()) if row["kind"] == "quotes"]
    assert [(row["persona"], row["field"], row["evidence"]) for row in whole] == [
        ("Petra the Firefighter", "What stops them", "1"),
        ("Tom on the Kitchen Table", "Who else decides", "1"),
    ]


@pytest.mark.parametrize("cell", [*FORMULAS, *HIDDEN])
def test_a_formula_becomes_text(cell: str) -> None:
    assert neutralise(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", PLAIN)
def test_plain_text_and_plain_numbers_stay(cell: str) -> None:
    assert neutralise(cell) == cell


def test_no_cell_of_the_nasty_pack_begins_a_formula() -> None:
    for row in rows(nasty_pack()):
        for cell in row.values():
            assert neutralise(cell) == cell


@given(st.text(alphabet="=+-@|%＝＋ \u200b19.,a", max_size=12))
def test_our_import_takes_the_apostrophe_off_again(cell: str) -> None:
    assert without_formula_guard(neutralise(cell)) == cell
