"""A file or pasted list as a roster: which columns hold what, who is in it, and what is wrong in which row.

Bytes are read by the same ladder as quotes: any encoding, any delimiter, workbooks in a process of their own.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Annotated

import msgspec
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from msgspec import Meta

from workshop.joining.guests import PEOPLE_MOST
from workshop.joining.names import NAME_LONGEST, clean_name, name_key
from workshop.joining.roster.values import Expected, Problem, function_of, yes_or_no
from workshop.quotes.reading.apart import read_safely
from workshop.quotes.reading.notices import ReadingError
from workshop.quotes.reading.table import ReadAs, column_letter

COLUMNS_MOST, CELL_LONGEST = 30, 300
_NAMES: dict[str, frozenset[str]] = {
    "name": frozenset(
        "name fullname displayname participant attendee person firstname givenname vorname nom who".split()
    ),
    "last_name": frozenset("lastname surname familyname nachname".split()),
    "function": frozenset("function role department team jobfunction funktion abteilung rolle area".split()),
    "meets_customers": frozenset(
        "meetscustomers meetscustomer customercontact customerfacing customers kundenkontakt".split()
    ),
    "email": frozenset("email emailaddress mail mailaddress emailadresse".split()),
}


Cell = Annotated[str, Meta(max_length=CELL_LONGEST)]


class Sheet(msgspec.Struct, frozen=True):
    """A list as it came: a header, empty where there is none, and rows with their numbers in the file."""

    header: Annotated[list[Cell], Meta(max_length=COLUMNS_MOST)]
    rows: Annotated[
        list[tuple[int, Annotated[list[Cell], Meta(max_length=COLUMNS_MOST)]]], Meta(max_length=PEOPLE_MOST)
    ]

    @property
    def width(self) -> int:
        return max([len(self.header), *(len(cells) for _number, cells in self.rows)])

    def label(self, column: int) -> str:
        """What a column is called: by its header, or by its letter and its first cell."""
        if column < len(self.header) and self.header[column]:
            return self.header[column]
        first = next((cells[column] for _number, cells in self.rows if len(cells) > column and cells[column]), "")
        return f"{column_letter(column)} – {first[:40]}" if first else column_letter(column)


Columns = Mapping[str, int]
"""Which field stands in which column, counted from 0."""


def read_sheet(data: bytes) -> Sheet:
    """The list in a file, or in pasted text as UTF-8; raises `ReadingError` with what to do about it."""
    table = read_safely(data, ReadAs(header_row=0))
    rows = [
        (row.number, [" ".join(cell.split())[:CELL_LONGEST] for cell in row.cells[:COLUMNS_MOST]]) for row in table.rows
    ]
    header = rows.pop(0)[1] if any(_field_named(cell) for cell in rows[0][1]) else []
    if not rows:
        raise ReadingError("header_only")
    if len(rows) > PEOPLE_MOST:
        raise ReadingError("too_many_rows", limit=PEOPLE_MOST)
    return Sheet(header, rows)


def guess(sheet: Sheet) -> dict[str, int]:
    """Which columns hold what: by their names, else by what is in them. Without a name nobody is found."""
    found: dict[str, int] = {}
    for column, title in enumerate(sheet.header):
        field = _field_named(title)
        if field is not None:
            found.setdefault(field, column)
    if not sheet.header:
        for column in range(sheet.width):
            found.setdefault(_field_by_content(_filled(sheet, column)), column)
    if "name" not in found and (free := [one for one in range(sheet.width) if one not in found.values()]):
        found["name"] = free[0]
    return found


def people_in(sheet: Sheet, columns: Columns) -> tuple[list[tuple[int, Expected]], list[Problem]]:
    """Everybody in the list with their row, and what is wrong. Who comes twice is taken once."""
    people: list[tuple[int, Expected]] = []
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    for number, cells in sheet.rows:
        cell = {field: cells[column] if column < len(cells) else "" for field, column in columns.items()}
        name = clean_name(f"{cell.get('name', '')} {cell.get('last_name', '')}")
        if wrong := _wrong_name(name, seen):
            problems.append(Problem(number, wrong, left_out=True))
            continue
        seen[name_key(name)] = number
        people.append((number, _person(number, name, cell, problems)))
    return people, problems


def _wrong_name(name: str, seen: Mapping[str, int]) -> str:
    if not name:
        return _("There is no name in this row.")
    if len(name) > NAME_LONGEST:
        return _("This name has %(count)s characters; at most %(most)s fit.") % {
            "count": len(name),
            "most": NAME_LONGEST,
        }
    if first := seen.get(name_key(name)):
        words = _("“%(name)s” stands in row %(row)s already. If these are two people, tell their names apart.")
        return words % {"name": name, "row": first}
    return ""


def _person(number: int, name: str, cell: Mapping[str, str], problems: list[Problem]) -> Expected:
    """The person of a row. What cannot be understood is named, and left open."""
    function = function_of(cell.get("function", ""))
    if function is None:
        words = _("“%(word)s” is not one of the functions; it is left open.")
        problems.append(Problem(number, words % {"word": cell["function"]}))
    try:
        meets = yes_or_no(cell.get("meets_customers", ""))
    except ValueError as error:
        meets = None
        problems.append(Problem(number, _("“%(word)s” is neither yes nor no; it is left open.") % {"word": error}))
    email = cell.get("email", "")
    try:
        if email:
            validate_email(email)
    except ValidationError:
        problems.append(Problem(number, _("“%(word)s” is no e-mail address; it is left out.") % {"word": email}))
        email = ""
    return Expected(name, function or "", meets, email)


def _field_named(title: str) -> str | None:
    short = re.sub(r"[\W_]+", "", title.casefold())
    return next((field for field, names in _NAMES.items() if short in names), None)


def _field_by_content(cells: Sequence[str]) -> str:
    """What most of the cells are; a name, when they are nothing else."""
    half = len(cells) / 2
    if sum("@" in cell for cell in cells) > half:
        return "email"
    if sum(function_of(cell) is not None for cell in cells) > half:
        return "function"
    if sum(_says(cell) for cell in cells) > half:
        return "meets_customers"
    return "name"


def _says(cell: str) -> bool:
    try:
        return yes_or_no(cell) is not None
    except ValueError:
        return False


def _filled(sheet: Sheet, column: int) -> list[str]:
    return [cells[column] for _number, cells in sheet.rows if column < len(cells) and cells[column]]
