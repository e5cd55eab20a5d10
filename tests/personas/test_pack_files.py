"""A pack's files: made once, served again byte for byte, to those who may, under a name that says what it is."""

import csv
import hashlib
import io
import json
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from django.db import connections
from django.urls import reverse
from django.utils import translation
from pypdf import PdfReader

from personas import pack_files, packs
from personas.exports import ExportFailed, all_formats, format_named
from personas.models import Pack, PackExport, Persona
from personas.rehearsal.pages import read_page
from tests.personas.room import Room
from tests.workshop.acts import uid
from workshop.models import Quote

NAMES = [format.name for format in all_formats()]
TYPES = {
    "pdf": "application/pdf",
    "md": "text/markdown; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}


def broken(content: dict[str, Any]) -> bytes:
    raise ExportFailed("no typesetter today")


BROKEN = {format.name: replace(format, make=broken) for format in all_formats()}
MAY = ["owner", "facilitator", "co_facilitator", "editor", "reviewer", "reader"]


@pytest.fixture
def pack(room: Room, petra: Persona) -> Pack:
    return packs.lock(workshop=room.workshop, actor=room.cast.accounts["editor"])


def address(pack: Pack, format: str) -> str:
    return reverse("pack_export", args=[pack.pk, format])


def fetch(room: Room, pack: Pack, format: str, *, by: str = "reader") -> Any:
    return room.cast.browser(by).get(address(pack, format))


@pytest.mark.parametrize("name", NAMES)
class TestEachFormat:
    def test_it_comes_as_a_file_with_a_name(self, room: Room, pack: Pack, name: str) -> None:
        Pack.objects.filter(pk=pack.pk).update(title="Persona Pack v1.0 – November 2026")
        response = fetch(room, pack, name)
        assert response.status_code == 200
        assert response["Content-Type"] == TYPES[name]
        assert response["Content-Disposition"] == f'attachment; filename="persona-pack-v1.0-november-2026.{name}"'
        assert response["X-Content-Type-Options"] == "nosniff"
        assert "public" not in response.get("Cache-Control", "")

    def test_it_is_made_once_and_kept(self, room: Room, pack: Pack, name: str) -> None:
        first = fetch(room, pack, name).content
        kept = PackExport.objects.get(pack=pack, format=name)
        assert bytes(kept.content) == first
        assert kept.sha256 == hashlib.sha256(first).hexdigest()
        marker = b"the file that the library holds"
        PackExport.objects.filter(pk=kept.pk).update(content=marker)
        assert fetch(room, pack, name, by="owner").content == marker
        assert pack_files.file_of(pack, format=BROKEN[name]) == marker
        assert PackExport.objects.count() == 1

    def test_it_is_the_same_after_drafts_and_quotes_have_changed(
        self, room: Room, petra: Persona, pack: Pack, name: str
    ) -> None:
        first = fetch(room, pack, name).content
        PackExport.objects.all().delete()
        room.do(petra, "name_persona", name="Somebody Else", was="Petra")
        Quote.objects.update(text="Rewritten", source="")
        assert fetch(room, pack, name).content == first


def test_who_gets_them(room: Room, pack: Pack, subtests: pytest.Subtests) -> None:
    answers = {**dict.fromkeys(MAY, 200), "stranger": 404, "anna": 302, "nobody": 302}
    for name in NAMES:
        PackExport.objects.create(pack=pack, format=name, content=b"x", sha256="")
        for who, status in answers.items():
            with subtests.test(f"{name} {who}"):
                response = fetch(room, pack, name, by=who)
                assert response.status_code == status
                if status == 302:
                    assert response["Location"].startswith("/account/sign-in/?next=")


def test_they_are_only_read(room: Room, pack: Pack) -> None:
    assert room.cast.browser("owner").post(address(pack, "json")).status_code == 405
    assert not PackExport.objects.exists()


def test_a_format_that_there_is_not_is_not_found(room: Room, pack: Pack) -> None:
    for format in ("docx", "PDF", "exe", "..", "%2e%2e%2fsettings"):
        assert room.cast.browser("owner").get(f"/packs/{pack.pk}/{format}/").status_code == 404, format
    assert not PackExport.objects.exists()


def test_a_pack_that_there_is_not_is_not_found(room: Room) -> None:
    assert room.cast.browser("owner").get(f"/packs/{uid('nowhere')}/pdf/").status_code == 404


def test_a_title_in_another_script_still_gives_a_file_name(room: Room, pack: Pack) -> None:
    Pack.objects.filter(pk=pack.pk).update(title='حزمة "الشخصيات" v1.10\r\n – نوفمبر 2026')
    assert fetch(room, pack, "json")["Content-Disposition"] == 'attachment; filename="v1.10-2026.json"'


def test_the_words_are_in_the_language_of_the_lock_whoever_asks(room: Room, pack: Pack) -> None:
    mine = fetch(room, pack, "md").content
    PackExport.objects.all().delete()
    theirs = room.cast.browser("reader").get(address(pack, "md"), headers={"accept-language": "de"}).content
    assert theirs == mine


def test_two_who_ask_first_get_the_same_file(room: Room, pack: Pack) -> None:
    def made(_reader: int) -> bytes:
        try:
            return bytes(fetch(room, pack, "pdf").content)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as both:
        first, second = both.map(made, range(2))
    assert first == second == bytes(PackExport.objects.get().content)


def test_a_file_that_cannot_be_made_leaves_the_pack_readable_and_nothing_behind(
    room: Room, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("personas.views.packs.format_named", BROKEN.get)
    response = fetch(room, pack, "pdf")
    assert (response.status_code, response["Retry-After"]) == (503, "60")
    assert "The file could not be made just now" in response.content.decode()
    assert "Petra" in response.content.decode()
    assert not PackExport.objects.exists()
    monkeypatch.undo()
    assert fetch(room, pack, "pdf").content.startswith(b"%PDF-")


def test_the_json_file_is_what_the_checksum_is_taken_of_and_a_line_end(room: Room, pack: Pack) -> None:
    made = fetch(room, pack, "json").content
    assert made == pack.content.encode() + b"\n"
    assert hashlib.sha256(made[:-1]).hexdigest() == pack.sha256


class TestEvidence:
    """Every number after a line leads to the words that it stands for, in each file as on the page."""

    CITED = {"Keeps the day together": [1], "Every urgent job taken within the hour": [2, 3], "Her boss signs": [4]}

    def test_in_json(self, room: Room, pack: Pack) -> None:
        (persona,) = json.loads(fetch(room, pack, "json").content)["personas"]
        numbers = {quote["id"]: quote["number"] for quote in persona["quotes"]}
        assert {quote["number"]: quote["text"] for quote in persona["quotes"]} == {n: f"Quote {n}" for n in range(1, 6)}
        found = {line["text"]: line["evidence"] for field in persona["fields"] for line in field["lines"]}
        for text, cited in self.CITED.items():
            assert [numbers[id] for id in found[text]] == cited

    def test_in_markdown(self, room: Room, pack: Pack) -> None:
        text = fetch(room, pack, "md").content.decode()
        for line, cited in self.CITED.items():
            assert f"- {line} {' '.join(f'[{number}]' for number in cited)}\n" in text
        for number in range(1, 6):
            assert f"> Quote {number}\n>\n> — [{number}] Interview · Dispatcher" in text

    def test_in_csv(self, room: Room, pack: Pack) -> None:
        table = io.StringIO(fetch(room, pack, "csv").content.decode("utf-8-sig"), newline="")
        rows = {row["text"]: row for row in csv.DictReader(table)}
        for line, cited in self.CITED.items():
            quotes = "\n".join(f"[{number}] “Quote {number}” (Interview · Dispatcher)" for number in cited)
            assert (rows[line]["evidence"], rows[line]["quotes"]) == (str(len(cited)), quotes)
        assert rows["Home at six"]["kind"] == "assumption"

    def test_in_pdf(self, room: Room, pack: Pack) -> None:
        reader = PdfReader(io.BytesIO(fetch(room, pack, "pdf").content))
        annotations = [link.get_object() for link in reader.pages[1].annotations or []]
        places = {tuple(link["/Dest"]) for link in annotations if not isinstance(link["/Dest"], str)}
        assert {reader.get_page_number(page.get_object()) for page, *_point in places} == {len(reader.pages) - 1}
        assert len(places) == 5

    def test_on_the_page_and_back(self, room: Room, pack: Pack) -> None:
        html = room.cast.browser("reader").get(reverse("pack", args=[pack.pk])).content.decode()
        ids = set(re.findall(r'\bid="([^"]+)"', html))
        inner = {link[1:] for link in read_page(html).links if link.startswith("#")}
        assert {f"quote-{number}" for number in range(1, 6)} <= inner
        assert inner <= ids
        assert {"persona-1", "persona-1-goals-1", "persona-1-obstacles"} <= inner


def test_what_a_spreadsheet_would_run_is_text(room: Room, petra: Persona) -> None:
    formula = '=HYPERLINK("https://evil.example","click")'
    room.do(petra, "name_persona", name=formula, was="Petra")
    room.do(petra, "add_line", line=uid("formula"), field="triggers", text="@SUM(A1:A9)")
    made = packs.lock(workshop=room.workshop, actor=room.cast.accounts["editor"])
    table = io.StringIO(fetch(room, made, "csv").content.decode("utf-8-sig"), newline="")
    cells = [cell for row in csv.reader(table) for cell in row]
    assert f"'{formula}" in cells
    assert "'@SUM(A1:A9)" in cells
    assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r")]


def test_the_page_offers_every_format(room: Room, pack: Pack) -> None:
    html = room.cast.browser("reader").get(reverse("pack", args=[pack.pk])).content.decode()
    links = read_page(html).links
    assert [link for link in links if link in {address(pack, name) for name in NAMES}] == [
        address(pack, name) for name in NAMES
    ]


def test_a_pack_is_rendered_in_its_own_language_outside_a_request(pack: Pack) -> None:
    markdown = format_named("md")
    assert markdown is not None
    with translation.override("de"):
        made = pack_files.file_of(pack, format=markdown)
    assert b"## How this pack was made" in made
