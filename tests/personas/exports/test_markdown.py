"""The Markdown export: structure is ours alone, text is text."""

import re

import pytest

from personas.exports.markdown import escape, make
from tests.personas.exports.nasty import HOSTILE, nasty_pack
from tests.personas.exports.sample import LABELS, sample_pack


def lines(text: bytes) -> list[str]:
    return text.decode().splitlines()


def headings(text: bytes) -> list[str]:
    return [line for line in lines(text) if line.startswith("#")]


def test_a_persona_is_a_section_with_its_fields() -> None:
    names = [persona["name"] for persona in sample_pack()["personas"]]
    fields = [f"### {label}" for label in LABELS.values()]
    expected = ["# Persona Pack v1.0 – November 2026"]
    for name in names:
        expected += [f"## {name}", *fields, "### In their own words"]
    assert headings(make(sample_pack())) == [*expected, "## How this pack was made"]


def test_lines_carry_the_numbers_of_their_quotes_or_the_mark_of_an_assumption() -> None:
    made = lines(make(sample_pack()))
    assert "- Have every urgent job accepted by a qualified technician within thirty minutes [2] [13]" in made
    assert "- A second dispatcher is hired and cannot take over *(assumption)*" in made


def test_a_quote_is_a_block_quote_with_number_source_and_segment() -> None:
    said = "> Nobody thanks you when a day goes well. They only ring when somebody did not turn up."
    assert f"{said}\n>\n> — [6] Survey · Dispatcher\n" in make(sample_pack()).decode()


def test_an_empty_field_says_so_unless_a_quote_stands_in_it() -> None:
    pack = sample_pack()
    assert "### Who else decides\n\nQuotes for this field: [25]" in make(pack).decode()
    pack["personas"][2]["fields"][4]["quotes"] = []
    assert "### Who else decides\n\n*Not filled in the room*" in make(pack).decode()


def test_hostile_text_opens_no_heading_list_table_link_or_tag() -> None:
    made = make(nasty_pack())
    ours = ("# ", "## ", "### ", "- ", "> ", ">", "| ", "**", "*", "Quotes for this field:", "")
    first_lines = {"\\=cmd"}
    for line in lines(made):
        assert line.startswith(ours) or line.split("\\|")[0] in first_lines, line
    text = made.decode()
    assert "<" not in text
    assert not re.search(r"(?<!\\)\]\(", text), "a link"
    assert not re.search(r"^ {0,3}\[", text, re.MULTILINE), "a link definition"


def test_every_row_of_the_overview_has_as_many_cells_as_its_head() -> None:
    rows = [line for line in lines(make(nasty_pack())) if line.startswith("| ")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {7}


@pytest.mark.parametrize("text", HOSTILE)
def test_escaped_text_reads_as_it_was_typed(text: str) -> None:
    unescaped = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", escape(text))
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        unescaped = unescaped.replace(entity, character)
    assert unescaped == " ".join(text.split())


@pytest.mark.parametrize("start", ["- a", "+ a", "1. a", "23) a", "# a", "> a", "=== a", "* a", "    a"])
def test_the_beginning_of_a_line_starts_no_block(start: str) -> None:
    assert re.match(r"[\\&a]|\d+\\", escape(start))
