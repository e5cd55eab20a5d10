"""The forms of the roster: one person, a list, and which of its columns holds what."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workshop.joining.name_field import NameField
from workshop.joining.roster.reading import Sheet, read_sheet
from workshop.joining.roster.values import FIELDS, Expected
from workshop.models import Participant

PASTED_MOST = 200_000
ACCEPTED = ".csv,.tsv,.txt,.xlsx,.xlsm,text/csv,text/tab-separated-values,text/plain"
_MEETS = {"": None, "yes": True, "no": False}


class PersonForm(forms.Form):
    """One person who is expected."""

    name = NameField(
        label=_("Name"), required_message=_("Type the name."), widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    function = forms.ChoiceField(
        label=_("Function"), required=False, choices=[("", _("Not known")), *Participant.Function.choices]
    )
    meets_customers = forms.ChoiceField(
        label=_("Meets customers"), required=False, choices=[("", _("Not known")), ("yes", _("Yes")), ("no", _("No"))]
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        max_length=254,
        help_text=_("Only for the list that a meeting tool takes. No participant sees it."),
        error_messages={"invalid": _("This does not look like an e-mail address.")},
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )

    def person(self) -> Expected:
        """Who was typed, once the form is valid."""
        typed = self.cleaned_data
        return Expected(typed["name"], typed["function"], _MEETS[typed["meets_customers"]], typed["email"])


class ListForm(forms.Form):
    """A list of people, as a file or as text."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        allow_empty_file=True,
        max_length=500,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    text = forms.CharField(
        label=_("Names, one on each line"),
        required=False,
        strip=False,
        max_length=PASTED_MOST,
        widget=forms.Textarea(attrs={"rows": 7}),
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if not self.errors and not found.get("file") and not found.get("text", "").strip():
            self.add_error("text", _("Choose a file, or type the names here."))
        return found

    def sheet(self) -> Sheet:
        """The list; raises `ReadingError`."""
        file = self.cleaned_data["file"]
        return read_sheet(file.read() if file else self.cleaned_data["text"].encode("utf-8", "replace"))


class ColumnsForm(forms.Form):
    """Which column holds what."""

    def __init__(self, *args: Any, sheet: Sheet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        columns = [(str(column), sheet.label(column)) for column in range(sheet.width)]
        for field, label in FIELDS.items():
            is_name = field == "name"
            choices = columns if is_name else [("", _("–")), *columns]
            self.fields[field] = forms.ChoiceField(label=str(label), choices=choices, required=is_name)

    def columns(self) -> dict[str, int]:
        """The choice, once the form is valid."""
        return {field: int(column) for field, column in self.cleaned_data.items() if column}
