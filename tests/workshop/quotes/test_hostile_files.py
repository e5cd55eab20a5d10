"""Files that were made to hurt: refused with a sentence, in bounded memory and time, and never in this process."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from tests.workshop.quotes.pages import upload, words
from tests.workshop.quotes.workbooks import SHEET, bomb, lying_about_its_size, with_parts, with_shared_texts, workbook
from workshop.models import Import, Workshop
from workshop.quotes.reading import apart, apart_child
from workshop.quotes.reading.apart import read_apart, read_safely
from workshop.quotes.reading.archive import MAX_ENTRIES
from workshop.quotes.reading.files import read_file
from workshop.quotes.reading.notices import ReadingError
from workshop.quotes.reading.table import MAX_COLUMNS, MAX_TABLE_CHARACTERS, ReadAs, collect

MEGABYTE = 1024 * 1024
SMALL = workbook(("quote", "person"), ("It is slow", "Petra"))
MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LAUGHS = (
    b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>'
    b"<sst " + MAIN + b"><si><t>&d;&d;&d;</t></si></sst>"
)
QUADRATIC = (
    b'<!DOCTYPE x [<!ENTITY a "' + b"a" * 100_000 + b'">]><sst ' + MAIN + b"><si><t>" + b"&a;" * 100_000
) + b"</t></si></sst>"
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><sst ' + MAIN + b"><si><t>&a;</t></si></sst>"


def _cell_everywhere() -> bytes:
    """One text of 32,000 characters, which three million cells point at."""
    row = b"<row>" + b'<c t="s"><v>0</v></c>' * MAX_COLUMNS + b"</row>"
    sheet = b"<worksheet " + MAIN + b"><sheetData>" + row * 200 + b"</sheetData></worksheet>"
    text = b"<sst " + MAIN + b"><si><t>" + b"a" * 32_000 + b"</t></si></sst>"
    return with_shared_texts(SMALL, text, sheet=sheet)


def _far_away() -> bytes:
    """A row with the highest number that a computer can count to."""
    row = b'<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>'
    return with_parts(SMALL, {SHEET: b"<worksheet " + MAIN + b"><sheetData>" + row + b"</sheetData></worksheet>"})


def _huge_dimension() -> bytes:
    """A sheet that says it is as large as a sheet can be, with one cell in it."""
    cells = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>'
    whole = b'<dimension ref="A1:XFD1048576"/><sheetData>' + cells + b"</sheetData>"
    return with_parts(SMALL, {SHEET: b"<worksheet " + MAIN + b">" + whole + b"</worksheet>"})


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (bomb(megabytes=200), "too_large_inside"),
        (bomb(megabytes=90), "too_large_inside"),
        (lying_about_its_size(bomb(megabytes=20), part=SHEET), "damaged_workbook"),
        (with_parts(SMALL, {f"xl/{number}.xml": b"" for number in range(MAX_ENTRIES + 1)}), "too_large_inside"),
        (with_shared_texts(SMALL, LAUGHS), "unsafe"),
        (with_shared_texts(SMALL, QUADRATIC), "unsafe"),
        (with_shared_texts(SMALL, OUTSIDE), "unsafe"),
        (_cell_everywhere(), "too_large_inside"),
        (_far_away(), "unsafe"),
    ],
    ids=["gigabytes", "ratio", "lie", "entries", "laughs", "quadratic", "outside", "shared text", "far away"],
)
def test_a_workbook_that_was_made_to_hurt_is_refused(data: bytes, code: str) -> None:
    assert len(data) < MEGABYTE
    with pytest.raises(ReadingError) as refused:
        read_safely(data)
    assert refused.value.code == code


def test_what_a_sheet_says_of_its_size_costs_nothing() -> None:
    assert [row.cells for row in read_safely(_huge_dimension()).rows] == [("1",), ("2",)]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"[" * 100_000 + b"]" * 100_000, "json_too_deep"),
        (b'{"quotes": ' + b'{"a": ' * 100_000 + b"1" + b"}" * 100_001, "json_too_deep"),
        (b"[" + b"[]," * 3_000_000 + b"[]]", "json_shape"),
        (b"[" + b'{"a":1},' * 1_200_000 + b"{}]", "too_many_rows"),
        (b"[{" + b",".join(b'"k%d":1' % number for number in range(50_000)) + b"}]", "too_many_columns"),
    ],
    ids=["lists", "objects", "empty lists", "items", "keys"],
)
def test_json_that_was_made_to_hurt_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(ReadingError) as refused:
        read_safely(data)
    assert refused.value.code in (code, "reading_failed")


CHILD = Path(apart_child.__file__)
AFTER_LIMITS = "    _limit()\n"
# The columns are measured too, as the page does.
MEASURED = (
    "    wanted = msgspec",
    "    def measured(*args):\n        table = read_file(*args)\n        assert table.columns\n        return table\n\n"
    "    wanted = msgspec",
)


def changed_child(*changes: tuple[str, str]) -> tuple[str, ...]:
    """The command of the other process with some of its lines changed."""
    program = CHILD.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in program
        program = program.replace(old, new)
    return (sys.executable, "-I", "-c", f"__file__ = {str(CHILD)!r}\n{program}")


@pytest.mark.parametrize(
    ("changes", "works"),
    [
        ([], True),
        ([(AFTER_LIMITS, AFTER_LIMITS + "    hoard = bytearray(300 * 1024 ** 2)\n")], True),
        ([(AFTER_LIMITS, AFTER_LIMITS + "    hoard = bytearray(600 * 1024 ** 2)\n")], False),
        ([(AFTER_LIMITS, AFTER_LIMITS + "    while True: pass\n"), ("CPU_SECONDS = 20", "CPU_SECONDS = 1")], False),
        ([(AFTER_LIMITS, AFTER_LIMITS + "    import os; os.abort()\n")], False),
        ([(AFTER_LIMITS, AFTER_LIMITS + "    print('something else', flush=True)\n")], False),
    ],
    ids=["unchanged", "some memory", "too much memory", "processor time", "crash", "no table"],
)
def test_a_process_that_goes_wrong_is_a_refusal(
    monkeypatch: pytest.MonkeyPatch, changes: list[tuple[str, str]], works: bool
) -> None:
    monkeypatch.setattr(apart, "_COMMAND", changed_child(*changes))
    if works:
        assert read_apart(b"quote\nIt is slow\n", ReadAs()).rows[0].cells == ("It is slow",)
        return
    with pytest.raises(ReadingError) as refused:
        read_apart(b"quote\nIt is slow\n", ReadAs())
    assert refused.value.code == "reading_failed"


def test_a_process_that_only_waits_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    waiting = changed_child((AFTER_LIMITS, AFTER_LIMITS + "    import threading; threading.Event().wait()\n"))
    monkeypatch.setattr(apart, "_COMMAND", waiting)
    monkeypatch.setattr(apart, "TIMEOUT_SECONDS", 1)
    with pytest.raises(ReadingError) as refused:
        read_apart(b"quote\nIt is slow\n", ReadAs())
    assert refused.value.code == "reading_failed"


def test_the_other_process_can_write_no_file(tmp_path: Path) -> None:
    writing = f"{AFTER_LIMITS}    Path({str(tmp_path / 'made')!r}).write_text('x')\n"
    done = subprocess.run(changed_child((AFTER_LIMITS, writing)), input=b"", capture_output=True, check=False)
    assert done.returncode != 0
    assert (tmp_path / "made").read_text(encoding="utf-8") == ""


def test_no_more_than_two_files_are_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_WAIT_SECONDS", 0)
    with apart._turns, apart._turns:
        with pytest.raises(ReadingError) as refused:
            read_safely(SMALL)
        assert refused.value.code == "reading_busy"
        assert read_safely(b"quote\nIt is slow\n").rows
    assert read_safely(SMALL).rows


def test_ten_megabytes_in_three_hundred_columns_are_read_in_less_than_two_hundred(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """All that the process asks for counts, its libraries too."""
    row = ",".join(f"{number:02}" for number in range(MAX_COLUMNS - 1)).encode() + b",%d\n"
    data = b"".join(row % number for number in range(10 * MEGABYTE // len(row) - 40))
    assert 9 * MEGABYTE < len(data) <= 10 * MEGABYTE
    tight = changed_child(("512 * 1024 * 1024", "200 * 1024 * 1024"), ("read_file(data", "measured(data"), MEASURED)
    monkeypatch.setattr(apart, "_COMMAND", tight)
    assert len(read_safely(data).rows) == data.count(b"\n")


def test_a_text_of_many_cells_is_bounded_in_all() -> None:
    cell = "a" * (MAX_TABLE_CHARACTERS // 100)
    with pytest.raises(ReadingError) as refused:
        collect((number, [cell]) for number in range(101))
    assert refused.value.code == "too_large_inside"


def test_a_large_file_is_read_in_the_other_process(monkeypatch: pytest.MonkeyPatch) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    data = b"quote,person\n" + b"It is slow every morning,Petra\n" * 5_000
    assert read_safely(data).rows[0].cells == ("It is slow every morning", "Petra")
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime == before
    monkeypatch.setattr(apart, "APART_FROM_BYTES", 1_000)
    assert read_safely(data) == read_file(data)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime > before


def test_a_bomb_is_refused_on_the_page_and_nothing_is_kept(signed_in: Client, house: Workshop) -> None:
    page = upload(signed_in, house, bomb(megabytes=200), name="quotes.xlsx")
    assert page.status_code == 422
    assert "The file is small but far too large inside." in words(page)
    assert not Import.objects.exists()
