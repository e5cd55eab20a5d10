"""Forms of the quote pages. They check shapes; what a mapping means is decided by the reader."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workshop.quotes.dealing import MAX_DECK_SIZE, MIN_DECK_SIZE
from workshop.quotes.reading.encoding import ENCODINGS
from workshop.quotes.reading.mapping import Mapping, check_mapping
from workshop.quotes.reading.notices import ReadingError
from workshop.quotes.reading.table import ReadAs, Table
from workshop.quotes.wording import DELIMITER_NAMES, SOURCES, SPLIT_NAMES, explain

MAX_SEED = 9_999
MAX_PASTED_CHARACTERS = 2_000_000
_LAST_HEADER_ROW = 100


class UploadForm(forms.Form):
    """A file; what is in it, and how large it may be, is judged by the reader."""

    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        max_length=500,
        error_messages={
            "required": _("Choose a file first."),
            "invalid": _("The file did not arrive. Choose it again."),
        },
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"}),
    )


class PasteForm(forms.Form):
    """Quotes pasted as text."""

    text = forms.CharField(
        label=_("Quotes"),
        required=False,
        strip=False,
        max_length=MAX_PASTED_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 12}),
    )


class ReadingForm(forms.Form):
    """How the kept file is to be read."""

    encoding = forms.ChoiceField(label=_("Encoding"), choices=list(ENCODINGS.items()), required=False)
    delimiter = forms.ChoiceField(label=_("Columns are separated by"))
    header_row = forms.IntegerField(
        label=_("Row with the column names"),
        help_text=_("0 when there is none."),
        min_value=0,
        max_value=_LAST_HEADER_ROW,
    )

    def __init__(self, *args: Any, is_pasted: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [*(SPLIT_NAMES.items() if is_pasted else ()), *DELIMITER_NAMES.items()]
        self.fields["delimiter"] = forms.ChoiceField(label=_("Columns are separated by"), choices=choices)
        if is_pasted:
            self.fields["delimiter"].label = _("How the text is split")
            del self.fields["encoding"]
            self.fields["header_row"].required = False

    def read_as(self) -> ReadAs:
        """The choice, once the form is valid."""
        chosen = self.cleaned_data
        delimiter = chosen["delimiter"]
        header_row = 0 if delimiter in SPLIT_NAMES else chosen["header_row"] or 0
        return ReadAs(chosen.get("encoding") or "utf-8", delimiter, header_row)


class MappingForm(forms.Form):
    """Which columns of a table hold what."""

    text = forms.MultipleChoiceField(
        label=_("Quotes"), required=False, error_messages={"invalid_choice": _("This column does not exist here.")}
    )
    respondent = forms.ChoiceField(label=_("Respondent"), required=False)
    segment = forms.ChoiceField(label=_("Segment or role"), required=False)
    source = forms.ChoiceField(label=_("Source"), required=False)
    fixed_source = forms.ChoiceField(
        label=_("Source of rows without one"),
        required=False,
        choices=[("", _("Not said")), *SOURCES.items()],
    )

    def __init__(self, *args: Any, table: Table, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.table = table
        columns = [(str(column), table.label(column)) for column in range(len(table.header))]
        nobody = ("", _("Each row is a respondent of its own"))
        self._choose("text", columns)
        self._choose("respondent", [nobody, *columns])
        self._choose("segment", [("", _("No column")), *columns])
        self._choose("source", [("", _("No column")), *columns])

    def clean(self) -> dict[str, Any]:
        """Refuse a mapping that the reader would refuse."""
        cleaned = super().clean() or {}
        if not self.errors:
            try:
                check_mapping(self.mapping(), table=self.table)
            except ReadingError as error:
                self.add_error("text", explain(error.notice))
        return cleaned

    def mapping(self) -> Mapping:
        """The choice, once the form is valid."""
        chosen = self.cleaned_data
        return Mapping(
            text=tuple(int(column) for column in chosen["text"]),
            respondent=_column(chosen["respondent"]),
            source=_column(chosen["source"]),
            segment=_column(chosen["segment"]),
            fixed_source=chosen["fixed_source"],
        )

    @staticmethod
    def initial_for(mapping: Mapping) -> dict[str, Any]:
        """The initial values that show `mapping`."""
        return {
            "text": [str(column) for column in mapping.text],
            "respondent": _value(mapping.respondent),
            "segment": _value(mapping.segment),
            "source": _value(mapping.source),
            "fixed_source": mapping.fixed_source,
        }

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


class DeckForm(forms.Form):
    """How many quotes are dealt, and which sample of them."""

    size = forms.IntegerField(label=_("At most"), min_value=MIN_DECK_SIZE, max_value=MAX_DECK_SIZE)
    seed = forms.IntegerField(label=_("Sample number"), min_value=1, max_value=MAX_SEED)


def _column(value: str) -> int | None:
    return int(value) if value else None


def _value(column: int | None) -> str:
    return "" if column is None else str(column)
