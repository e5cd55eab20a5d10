"""Forms of the quote pages. They check shapes; what a mapping means is decided by the reader."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from realtime.refusals import Refusal
from realtime.text_cleaning import clean_line
from workshop.models import Workshop
from workshop.quotes.dealing import MAX_DECK_SIZE, MIN_DECK_SIZE, Sample
from workshop.quotes.reading.candidates import MAX_RESPONDENT_CHARACTERS
from workshop.quotes.reading.dates import DAY_FIRST, MONTH_FIRST
from workshop.quotes.reading.encoding import ENCODINGS
from workshop.quotes.reading.mapping import Mapping, check_mapping
from workshop.quotes.reading.notices import ReadingError
from workshop.quotes.reading.table import ReadAs, Table
from workshop.quotes.reading.transcript import SPEAKER, TIME, WORDS
from workshop.quotes.wording import DELIMITER_NAMES, SOURCES, SPLIT_NAMES, explain

MAX_SEED = 9_999
MAX_PASTED_CHARACTERS = 2_000_000
ACCEPTED = ".csv,.tsv,.txt,.xlsx,.xlsm,.json,.jsonl,.vtt,.srt,text/csv,text/tab-separated-values,text/plain,text/vtt"
_LAST_HEADER_ROW = 100
# Which choices a kind of file leaves.
_READING_FIELDS = {
    "text": ("encoding", "delimiter", "header_row"),
    "pasted": ("delimiter", "header_row"),
    "workbook": ("sheet", "header_row"),
    "json": ("encoding",),
    "transcript": ("encoding",),
}


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
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
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
    """How the kept file is to be read: the choices that its kind leaves."""

    encoding = forms.ChoiceField(label=_("Encoding"), choices=list(ENCODINGS.items()), required=False)
    sheet = forms.ChoiceField(label=_("Sheet"))
    delimiter = forms.ChoiceField(label=_("Columns are separated by"), choices=list(DELIMITER_NAMES.items()))
    header_row = forms.IntegerField(
        label=_("Row with the column names"),
        help_text=_("0 when there is none."),
        min_value=0,
        max_value=_LAST_HEADER_ROW,
    )

    def __init__(self, *args: Any, table: Table, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.fields.keys() - _READING_FIELDS[table.kind]:
            del self.fields[name]
        if table.kind == "pasted":
            choices = [*SPLIT_NAMES.items(), *DELIMITER_NAMES.items()]
            self.fields["delimiter"] = forms.ChoiceField(label=_("How the text is split"), choices=choices)
            self.fields["header_row"].required = False
        if table.kind == "workbook":
            sheets = [(name, name) for name in table.sheets]
            self.fields["sheet"] = forms.ChoiceField(label=_("Sheet"), choices=sheets)

    def read_as(self) -> ReadAs:
        """The choice, once the form is valid."""
        chosen = self.cleaned_data
        delimiter = chosen.get("delimiter")
        header_row = 0 if delimiter in SPLIT_NAMES else chosen.get("header_row") or 0
        encoding = chosen.get("encoding") or ("utf-8" if delimiter else None)
        return ReadAs(encoding, delimiter, header_row, chosen.get("sheet"))


class MappingForm(forms.Form):
    """Which columns of a table hold what."""

    chooser = "text"
    """The field by which the quotes are chosen: beside it is said why there are none."""

    text = forms.MultipleChoiceField(
        label=_("Quotes"), required=False, error_messages={"invalid_choice": _("This column does not exist here.")}
    )
    respondent = forms.ChoiceField(label=_("Respondent"), required=False)
    segment = forms.ChoiceField(label=_("Segment or role"), required=False)
    source = forms.ChoiceField(label=_("Source"), required=False)
    date = forms.ChoiceField(label=_("Date"), required=False)
    date_order = forms.ChoiceField(
        label=_("In dates of numbers"),
        required=False,
        choices=[
            ("", _("As the dates tell")),
            (DAY_FIRST, _("the day comes first")),
            (MONTH_FIRST, _("the month comes first")),
        ],
    )
    tags = forms.ChoiceField(label=_("Tags"), required=False)
    consent = forms.ChoiceField(
        label=_("Consent"),
        help_text=_("Rows that say no are kept apart: never dealt, shown to nobody."),
        required=False,
    )
    fixed_source = forms.ChoiceField(
        label=_("Source of rows without one"),
        required=False,
        choices=[("", _("Not said")), *SOURCES.items()],
    )
    pseudonymise = forms.BooleanField(
        label=_("Numbers instead of names: R1, R2 …"),
        help_text=_("The same person keeps the same number in this workshop. Neither the names nor the file are kept."),
        required=False,
    )

    def __init__(self, *args: Any, table: Table, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.table = table
        self._offer()

    def _offer(self) -> None:
        """Make the columns of the table the choices."""
        table = self.table
        columns = [(str(column), table.label(column)) for column in range(len(table.header))]
        nobody = ("", _("Each row is a respondent of its own"))
        self._choose("text", columns)
        self._choose("respondent", [nobody, *columns])
        self._choose("segment", [("", _("No column")), *columns])
        for name in ("source", "date", "tags", "consent"):
            self._choose(name, [("", _("No column")), *columns])

    def clean(self) -> dict[str, Any]:
        """Refuse a mapping that the reader would refuse."""
        cleaned = super().clean() or {}
        if not self.errors:
            try:
                check_mapping(self.mapping(), table=self.table)
            except ReadingError as error:
                self.add_error(self.chooser, explain(error.notice))
        return cleaned

    def mapping(self) -> Mapping:
        """The choice, once the form is valid."""
        chosen = self.cleaned_data
        return Mapping(
            text=tuple(int(column) for column in chosen["text"]),
            respondent=_column(chosen["respondent"]),
            source=_column(chosen["source"]),
            segment=_column(chosen["segment"]),
            date=_column(chosen["date"]),
            date_order=chosen["date_order"] if chosen["date"] else "",
            tags=_column(chosen["tags"]),
            consent=_column(chosen["consent"]),
            fixed_source=chosen["fixed_source"],
            pseudonymise=chosen["pseudonymise"],
        )

    @staticmethod
    def initial_for(mapping: Mapping) -> dict[str, Any]:
        """The initial values that show `mapping`."""
        return {
            "text": [str(column) for column in mapping.text],
            "respondent": _value(mapping.respondent),
            "segment": _value(mapping.segment),
            "source": _value(mapping.source),
            "date": _value(mapping.date),
            "date_order": mapping.date_order,
            "tags": _value(mapping.tags),
            "consent": _value(mapping.consent),
            "fixed_source": mapping.fixed_source,
            "pseudonymise": mapping.pseudonymise,
            "fixed_respondent": mapping.fixed_respondent,
            "rows": [str(row) for row in mapping.rows or ()],
        }

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


class UtterancesForm(MappingForm):
    """Which utterances of a transcript are quotes; its columns are known."""

    chooser = "rows"

    rows = forms.MultipleChoiceField(
        label=_("Utterances"), required=False, error_messages={"invalid_choice": _("This utterance does not exist.")}
    )
    fixed_respondent = forms.CharField(
        label=_("Whose words are those without a speaker?"), required=False, max_length=MAX_RESPONDENT_CHARACTERS
    )

    def _offer(self) -> None:
        for name in ("text", "respondent", "segment", "source", "date", "date_order", "tags", "consent"):
            del self.fields[name]
        if all(row.cells[SPEAKER] for row in self.table.rows):
            del self.fields["fixed_respondent"]
        self._choose("rows", [(str(row.number), "") for row in self.table.rows])
        self.fields["fixed_source"].label = _("Source")

    def mapping(self) -> Mapping:
        """The choice, once the form is valid."""
        chosen = self.cleaned_data
        return Mapping(
            text=(WORDS,),
            respondent=SPEAKER,
            time=TIME,
            fixed_source=chosen["fixed_source"],
            fixed_respondent=clean_line(chosen.get("fixed_respondent", "")),
            rows=tuple(sorted({int(row) for row in chosen["rows"]})),
            pseudonymise=chosen["pseudonymise"],
        )


def mapping_form(*args: Any, table: Table, **kwargs: Any) -> MappingForm:
    """Return the form that goes with the kind of file."""
    form = UtterancesForm if table.kind == "transcript" else MappingForm
    return form(*args, table=table, **kwargs)


class DeckForm(forms.Form):
    """How many quotes are dealt, in shares by what, and which sample of them."""

    size = forms.IntegerField(label=_("At most"), min_value=MIN_DECK_SIZE, max_value=MAX_DECK_SIZE)
    by = forms.ChoiceField(
        label=_("In shares by"), choices=[("", _("Nothing: from all alike")), *Workshop.DeckBy.choices], required=False
    )
    seed = forms.IntegerField(label=_("Sample number"), min_value=1, max_value=MAX_SEED)

    @classmethod
    def showing(cls, sample: Sample) -> "DeckForm":
        """The form with what is set."""
        return cls(initial={"size": sample.size, "seed": sample.seed, "by": sample.by})

    def sample(self) -> Sample:
        """The choice, once the form is valid."""
        return Sample(self.cleaned_data["size"], self.cleaned_data["seed"], self.cleaned_data["by"])


class CorrectionForm(forms.Form):
    """Another wording of a quote. What it may be is decided by `correcting.correct`."""

    text = forms.CharField(
        label=_("The words"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("There are no words in it. Withdraw the quote if it should not be used.")},
    )
    reason = forms.CharField(label=_("Why"), required=False)
    was = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def refuse(self, refusal: Refusal, *, now: str) -> None:
        """Say why it was not kept; the words of somebody else are what is compared with the next time."""
        self.add_error("text", str(refusal.message))
        if refusal.code == "changed_meanwhile":
            self.data = {**self.data, "text": self["text"].value(), "reason": self["reason"].value(), "was": now}


class WithdrawalForm(forms.Form):
    """Why a quote is withdrawn."""

    reason = forms.CharField(
        label=_("Why is it withdrawn?"),
        error_messages={"required": _("Say why, so that others understand it later.")},
    )


def _column(value: str) -> int | None:
    return int(value) if value else None


def _value(column: int | None) -> str:
    return "" if column is None else str(column)
