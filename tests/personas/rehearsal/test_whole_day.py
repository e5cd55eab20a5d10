"""A whole rehearsal by the command itself: a served process, real sockets, 24 people, four files of one pack."""

import csv
import hashlib
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from personas.exports.markdown import escape
from tests.personas.rehearsal.command import DEMO_QUOTES, Place, Ran

PARTICIPANTS = 24
QUOTES = {row["quote"] for row in csv.DictReader(DEMO_QUOTES.read_text("utf-8").splitlines())}
PROBES = {
    "a ballot is sent to its owner alone",
    "no result is sent before the reveal",
    "a wrong code lets nobody in",
    "another site's page gets no live connection",
    "a guest sees no editors' page",
    "a participant cannot move the agenda",
    "another group's board cannot be changed",
    "another group's board cannot be read",
    "a ballot keeps to the budget",
    "an ended workshop cannot be changed",
    "a locked board takes nothing",
    "a press that comes late does not move the agenda twice",
    "closing the console changes nothing for anybody",
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return Place(tmp_path_factory.mktemp("rehearsal"))


@pytest.fixture(scope="module")
def ran(place: Place) -> Ran:
    return place.run(participants=PARTICIPANTS, groups=2, speed=20)


@pytest.fixture(scope="module")
def out(place: Place, ran: Ran) -> Path:
    assert ran.code == 0, ran.complained
    return place.out


@pytest.fixture(scope="module")
def pack(out: Path) -> Any:
    return json.loads((out / "pack.json").read_bytes())


@pytest.fixture(scope="module")
def summary(out: Path) -> Any:
    return json.loads((out / "summary.json").read_bytes())


def test_it_ends_well_and_leaves_nothing_but_its_files(place: Place, ran: Ran, out: Path) -> None:
    assert ran.complained == ""
    assert f"The pack and summary.json are in {out}" in ran.said
    assert place.left_behind == []
    assert {path.name for path in out.iterdir()} == {"pack.json", "pack.md", "pack.pdf", "pack.csv", "summary.json"}


def test_nothing_was_lost_and_all_clients_came_to_the_same(summary: Any) -> None:
    assert summary["commands_lost"] == 0
    assert summary["clients_converged"] is True
    assert summary["server_errors"] == 0
    assert summary["problems"] == []
    assert summary["probes"] == dict.fromkeys(PROBES, True)


def test_the_counts_are_of_a_real_day(summary: Any) -> None:
    assert (summary["participants"], summary["groups"]) == (PARTICIPANTS, 2)
    assert (summary["quotes_imported"], summary["quotes_dealt"]) == (len(QUOTES), 60)
    assert summary["commands_sent"] == summary["commands_acknowledged"] + summary["commands_refused"]
    assert summary["commands_acknowledged"] > 10 * PARTICIPANTS
    assert sum(summary["refusals"].values()) == summary["commands_refused"]
    assert summary["clients_compared"] == PARTICIPANTS + 1
    assert summary["reconnects"] >= 2, "somebody in each group loses the line"
    assert summary["personas"] >= 2
    assert (summary["latecomers"], summary["drop_outs"]) == (2, 1)


def test_the_summary_names_the_files_as_they_are(out: Path, summary: Any) -> None:
    assert set(summary["files"]) == {f"pack.{format}" for format in ("json", "md", "pdf", "csv")}
    for name, said in summary["files"].items():
        content = (out / name).read_bytes()
        assert said == {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


PERSONA = {"id", "name", "summary", "rank", "votes", "fields", "quotes", "evidence"}
FIELDS = ["summary", "goals", "obstacles", "triggers", "others"]


def test_the_json_has_the_shape_of_a_pack(pack: Any, summary: Any) -> None:
    assert (pack["format"], pack["version"], pack["number"]) == ("troupe-pack", 1, "1.0")
    assert re.fullmatch(r"Persona Pack v1\.0 – [A-Z][a-z]+ \d{4}", pack["title"])
    assert pack["title"] == summary["pack"]
    assert pack["workshop"]["participants"] == PARTICIPANTS
    assert len(pack["personas"]) == summary["personas"]
    for persona in pack["personas"]:
        assert set(persona) == PERSONA
        assert [field["id"] for field in persona["fields"]] == FIELDS
        for field in persona["fields"]:
            assert set(field) == {"id", "label", "lines", "quotes"}
            assert all(set(line) == {"text", "evidence", "assumption"} for line in field["lines"])


def test_every_line_rests_on_quotes_that_were_imported_or_is_an_assumption(pack: Any) -> None:
    for persona in pack["personas"]:
        held = {quote["id"]: quote["text"] for quote in persona["quotes"]}
        assert set(held.values()) <= QUOTES
        lines = [line for field in persona["fields"] for line in field["lines"]]
        assert all(set(line["evidence"]) <= set(held) for line in lines)
        assert all(line["assumption"] is not bool(line["evidence"]) for line in lines)
        counts = persona["evidence"]
        assert counts["quotes"] == len(held)
        assert (counts["lines"], counts["assumptions"]) == (len(lines), sum(line["assumption"] for line in lines))


def test_each_group_has_drafted_a_persona_in_all_its_fields(pack: Any) -> None:
    drafted = [one for one in pack["personas"] if all(field["lines"] or field["quotes"] for field in one["fields"])]
    assert len(drafted) >= 2
    assert all(one["votes"]["dots"] <= 5 * PARTICIPANTS for one in pack["personas"])


def test_the_markdown_says_the_same(out: Path, pack: Any) -> None:
    text = (out / "pack.md").read_text("utf-8")
    for persona in pack["personas"]:
        assert f"\n## {escape(persona['name'])}\n" in text
        for line in _lines(persona):
            assert f"\n- {escape(line['text'])}" in text
        for quote in persona["quotes"]:
            assert f"\n> {escape(quote['text'])}\n>\n> — [{quote['number']}]" in text


def test_the_table_says_the_same(out: Path, pack: Any) -> None:
    text = (out / "pack.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    said = {(row["persona"], row["text"], int(row["evidence"])) for row in rows if row["text"]}
    assert said == {
        (persona["name"], line["text"], len(line["evidence"]))
        for persona in pack["personas"]
        for line in _lines(persona)
    }


def test_the_pdf_says_the_same(out: Path, pack: Any) -> None:
    printed = _squeezed("".join(page.extract_text() for page in PdfReader(out / "pack.pdf").pages))
    assert _squeezed(pack["title"]) in printed
    for persona in pack["personas"]:
        assert _squeezed(persona["name"]) in printed
        for text in [line["text"] for line in _lines(persona)] + [quote["text"] for quote in persona["quotes"]]:
            assert _squeezed(text) in printed


def _lines(persona: Any) -> list[Any]:
    return [line for field in persona["fields"] for line in field["lines"]]


def _squeezed(text: str) -> str:
    """Without blanks and places to break: where a line ends is the typesetter's business."""
    return re.sub(r"[\s\u200b\u2060]", "", text)
