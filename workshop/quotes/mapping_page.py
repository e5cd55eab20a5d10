"""The state of the mapping page: how the file is read, what its columns hold, and what follows from it."""

from typing import Any

from django.contrib.auth.models import User
from django.http import QueryDict

from workshop.models import Import
from workshop.quotes.forms import MappingForm, ReadingForm, mapping_form
from workshop.quotes.importing import start_writing
from workshop.quotes.picking import PICK, UNPICK, picked, speakers_of, utterances_of
from workshop.quotes.preview import Preview, columns_of, preview_of
from workshop.quotes.reading.mapping import Mapping
from workshop.quotes.reading.notices import ReadingError
from workshop.quotes.uploads import guessed_for, kept_mapping, kept_read_as, read_import, save_mapping
from workshop.quotes.wording import explain

_FIELD_OF = {
    "wrong_encoding": "encoding",
    "too_many_columns": "delimiter",
    "no_header_row": "header_row",
    "header_only": "header_row",
    "empty_sheet": "sheet",
    "sheet_gone": "sheet",
}
"""Beside which choice it is said that the file cannot be read like this."""


class MappingPage:
    """One request to the page. Whatever is wrong with what was sent, all of it is shown again beside the reason."""

    def __init__(self, import_: Import, *, data: QueryDict | None) -> None:
        self.import_ = import_
        self.read_as = kept_read_as(import_)
        self.table = read_import(import_, self.read_as)
        self.data = picked(data, self.table) if data is not None and self.table.kind == "transcript" else data
        self.reading_form = self._reading_form()
        self.is_read_anew = False  # differently from before, so that the columns are others
        self.has_changed = False  # what is kept now is not what the page's preview has shown
        if data is not None:
            self._read_as_chosen()
        self.mapping_form = self._mapping_form()

    @property
    def is_picking(self) -> bool:
        """Whether the button of a speaker was pressed."""
        return self.data is not None and any(action in self.data for action in (PICK, UNPICK))

    def is_ready(self) -> bool:
        """Keep what was chosen; False when something in it is wrong."""
        if not self.reading_form.is_valid():
            return False
        if self.is_read_anew:
            self._save(guessed_for(self.table, name=self.import_.name))
            self.has_changed = True
            return True
        if not self.mapping_form.is_valid():
            return False
        chosen = self.mapping_form.mapping()
        self.has_changed = chosen != kept_mapping(self.import_) or self.read_as != kept_read_as(self.import_)
        self._save(chosen)
        return True

    def start_writing(self, *, actor: User) -> bool:
        """Begin to import what is kept; False when it gives nothing, and then the form says why."""
        try:
            start_writing(self.import_, mapping=kept_mapping(self.import_), actor=actor)
        except ReadingError as error:
            field = "date_order" if error.code == "date_order" else self.mapping_form.chooser
            self.mapping_form.add_error(field, explain(error.notice))
            return False
        return True

    def _save(self, mapping: Mapping) -> None:
        save_mapping(self.import_, read_as=self.read_as, mapping=mapping, table=self.table)

    def context(self) -> dict[str, Any]:
        """What the template shows."""
        shown = self._utterances() if self.table.kind == "transcript" else self._columns()
        return {
            **shown,
            "import": self.import_,
            "table": self.table,
            "warnings": [explain(notice) for notice in self.table.warnings],
            "reading_form": self.reading_form,
            "mapping_form": self.mapping_form,
            "preview": self._preview(),
        }

    def _columns(self) -> dict[str, Any]:
        chosen = {str(column) for column in self.mapping_form["text"].value() or ()}
        columns = sorted(columns_of(self.table), key=lambda column: column.index not in chosen)
        return {"columns": columns, "chosen": chosen}

    def _utterances(self) -> dict[str, Any]:
        chosen = {str(row) for row in self.mapping_form["rows"].value() or ()}
        return {"utterances": utterances_of(self.table), "speakers": speakers_of(self.table), "chosen": chosen}

    def _reading_form(self) -> ReadingForm:
        if self.data is not None:
            return ReadingForm(self.data, table=self.table)
        initial = {
            "encoding": self.table.encoding,
            "delimiter": self.table.delimiter,
            "header_row": self.table.header_row,
            "sheet": self.table.sheet,
        }
        return ReadingForm(initial=initial, table=self.table)

    def _read_as_chosen(self) -> None:
        """Read the file again if it is to be read differently; columns that changed make the mapping void."""
        if not self.reading_form.is_valid():
            return
        read_as = self.reading_form.read_as()
        if read_as == self.table.read_as:
            return
        try:
            table = read_import(self.import_, read_as)
        except ReadingError as error:
            self.reading_form.add_error(_FIELD_OF.get(error.code), explain(error.notice))
            return
        self.is_read_anew = table.kind != self.table.kind or table.header != self.table.header
        self.read_as, self.table = read_as, table

    def _mapping_form(self) -> MappingForm:
        if self.data is not None and not self.is_read_anew:
            return mapping_form(self.data, table=self.table)
        anew = self.is_read_anew
        mapping = guessed_for(self.table, name=self.import_.name) if anew else kept_mapping(self.import_)
        return mapping_form(initial=MappingForm.initial_for(mapping), table=self.table)

    def _preview(self) -> Preview:
        """The preview of what was sent, empty when that is not valid; without it, of what was kept."""
        if self.mapping_form.is_bound and self.mapping_form.is_valid():
            mapping = self.mapping_form.mapping()
        elif self.mapping_form.is_bound:
            return Preview()
        else:
            mapping = kept_mapping(self.import_)
        return preview_of(self.table, mapping, workshop=self.import_.workshop)
