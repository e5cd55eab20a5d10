"""The PDF export, read back with another library."""

import io
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from personas.exports import ExportFailed, format_named
from personas.exports.print import typesetting
from tests.personas.exports.nasty import HOSTILE, nasty_pack
from tests.personas.exports.sample import PETRA, Json, Said, pack_of, persona, sample_pack


def read(pack: Json) -> PdfReader:
    pdf = format_named("pdf")
    assert pdf is not None
    return PdfReader(io.BytesIO(pdf.render(pack)))


def text_of(reader: PdfReader) -> str:
    """What is printed, without blanks: where a line ends is the typesetter's business."""
    return squeezed("".join(page.extract_text() for page in reader.pages))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b\u2060]", "", text)


def root_of(reader: PdfReader) -> Any:
    return reader.trailer["/Root"]


def fonts_of(page: Any) -> list[Any]:
    return [font.get_object() for font in page["/Resources"]["/Font"].values()]


def claims_standard(reader: PdfReader) -> bool:
    return b"pdfuaid" in root_of(reader)["/Metadata"].get_data()


@pytest.fixture(scope="module")
def sample() -> PdfReader:
    return read(sample_pack())


def test_it_has_a_cover_a_page_for_each_persona_and_the_evidence(sample: PdfReader) -> None:
    starts = [squeezed(page.extract_text()) for page in sample.pages]
    assert squeezed("Who schedules the day?") in starts[0]
    for page, made in enumerate(sample_pack()["personas"], start=1):
        assert squeezed(made["name"]) in starts[0]
        assert squeezed(made["name"]) in starts[page]
    assert squeezed("How this pack was made") in starts[4]


def test_it_is_tagged_with_title_language_and_outline(sample: PdfReader) -> None:
    root = root_of(sample)
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert sample.metadata is not None
    assert sample.metadata.title == "Persona Pack v1.0 – November 2026"
    assert claims_standard(sample)
    titles = [item.title for item in sample.outline if not isinstance(item, list)]
    assert titles[0] == "Petra the Firefighter"
    assert titles[-1] == "Evidence"


def test_it_is_dated_with_the_moment_of_the_lock(sample: PdfReader) -> None:
    assert sample.metadata is not None
    assert sample.metadata.creation_date == datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


def test_every_page_says_what_it_is_and_where_in_the_pack(sample: PdfReader) -> None:
    count = len(sample.pages)
    for number, page in enumerate(sample.pages, start=1):
        printed = squeezed(page.extract_text())
        assert squeezed(f"Page {number} of {count}") in printed
        assert squeezed("Persona Pack v1.0") in printed


def test_a_title_without_the_number_gets_it_in_the_footer() -> None:
    reader = read(pack_of([], title="The people we serve"))
    assert squeezed("The people we serve · v1.0") in text_of(reader)


def test_evidence_and_assumptions_are_told(sample: PdfReader) -> None:
    petra = squeezed(sample.pages[1].extract_text())
    for said in (
        "9 of 11 lines rest on quotes",
        "4 respondents",
        "2 assumptions",
        "Primary persona",
        "17 dots from 9 people",
    ):
        assert squeezed(said) in petra
    assert petra.count("assumption") == 3


def test_every_quote_stands_in_the_evidence_with_its_origin(sample: PdfReader) -> None:
    printed = text_of(sample)
    for made in sample_pack()["personas"]:
        for quote in made["quotes"]:
            assert squeezed(quote["text"]) in printed
            assert squeezed(f"{quote['source']} · {quote['segment']}") in printed


def test_an_empty_field_says_so() -> None:
    printed = text_of(read(pack_of([persona("Nobody yet", fields={}, whole={})])))
    assert printed.count(squeezed("Not filled in the room")) == 5


def test_a_persona_with_much_to_say_is_set_closer_and_stays_on_its_page() -> None:
    said: list[Said] = [
        (f"Line {number}, long enough to need a second row in a narrow column", [2, 13]) for number in range(5)
    ]
    fields = dict.fromkeys(["goals", "obstacles", "triggers", "others"], said)
    summary: list[Said] = [("Keeps the day together.", [1])]
    reader = read(pack_of([persona("Petra", fields={"summary": summary, **fields}, whole={})]))
    page = squeezed(reader.pages[1].extract_text())
    assert page.count(squeezed("long enough to need")) == 20
    assert squeezed("In their own words").upper() in page.upper()
    assert squeezed("How this pack was made") in squeezed(reader.pages[2].extract_text())


def test_a_long_quote_is_printed_whole() -> None:
    made = persona("Petra", **PETRA)
    for quote in made["quotes"]:
        quote["text"] = " ".join(f"<{quote['number']}-{word}>" for word in range(900))
    printed = text_of(read(pack_of([made])))
    for quote in made["quotes"]:
        assert all(word in printed for word in quote["text"].split())


def test_the_quotes_of_a_persona_without_a_summary_are_named() -> None:
    reader = read(pack_of([persona("Petra", fields={}, whole={"summary": [1, 2]})]))
    assert squeezed("Quotes for this field: 1, 2") in squeezed(reader.pages[1].extract_text())


def test_hostile_text_prints_literally() -> None:
    printed = text_of(read(nasty_pack()))
    for text in HOSTILE:
        assert squeezed(text) in printed


def test_a_character_that_no_font_has_costs_the_claim_and_not_the_tags() -> None:
    private_use = "\U000f1234"
    reader = read(pack_of([persona(f"Odd {private_use}", fields={}, whole={})]))
    assert not claims_standard(reader)
    assert root_of(reader)["/MarkInfo"]["/Marked"]
    assert squeezed("does not claim PDF/UA-1") in text_of(reader)


def test_other_troubles_of_typst_are_not_hidden(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "pack.typ").write_text('#panic("broken template")')
    monkeypatch.setattr(typesetting, "HERE", tmp_path)
    with pytest.raises(ExportFailed, match="broken template"):
        read(sample_pack())


def test_no_template_evaluates_text_or_reads_files() -> None:
    templates = sorted(typesetting.HERE.glob("**/*.typ"))
    assert {"cover.typ", "pack.typ", "persona.typ"} < {path.name for path in templates}
    for path in templates:
        assert not re.search(r"\b(eval|read|plugin|include|csv|yaml|toml|xml|cbor)\s*\(", path.read_text()), path.name
        assert "@preview" not in path.read_text()


def test_the_fonts_travel_with_the_product(sample: PdfReader) -> None:
    weights = {path.stem for path in typesetting.FONTS.glob("*.ttf")}
    assert {"Inter_400Regular", "Inter_500Medium", "Inter_600SemiBold", "Inter_700Bold"} <= weights
    used = {font["/BaseFont"] for page in sample.pages for font in fonts_of(page)}
    assert {name.split("+")[1].split("-")[0] for name in used} == {"Inter"}
