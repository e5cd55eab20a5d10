"""Forms of the pre-work. They check shapes and clean what was typed; nothing typed is lost when they refuse."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from realtime.text_cleaning import clean_line, clean_text
from workshop.models import Finding, PreworkItem
from workshop.prework.files.kinds import ACCEPTED, FILE_MEGABYTES
from workshop.prework.links import LINK_CHARACTERS, clean_link
from workshop.prework.refused import Refused

TITLE_CHARACTERS = 160
TEXT_CHARACTERS = 20_000
STATEMENT_CHARACTERS = 600
LATEST_YEAR, EARLIEST_YEAR = 2_100, 1_970
_BASE_MOST = 1_000_000_000


class LineField(forms.CharField):
    """One cleaned line."""

    def to_python(self, value: Any) -> str:
        return clean_line(super().to_python(value) or "")


class TextField(forms.CharField):
    """Cleaned text of several lines."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        return clean_text(super().to_python(value) or "").strip()


class DayField(forms.DateField):
    """A day, as browsers with a calendar and those without send it."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        wrong = {"invalid": _("Write the day as year, month and day: 2027-03-31.")}
        super().__init__(required=False, widget=widget, input_formats=["%Y-%m-%d"], error_messages=wrong, **kwargs)


class PeriodForm(forms.Form):
    """What has a period: from and to, either of them may be open."""

    period_from = DayField(label=_("From"))
    period_to = DayField(label=_("To"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        begins, ends = cleaned.get("period_from"), cleaned.get("period_to")
        for name, day in (("period_from", begins), ("period_to", ends)):
            if day and not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
                self.add_error(name, _("Look at the year again."))
        if begins and ends and ends < begins:
            self.add_error("period_to", _("It ends before it begins."))
        return cleaned

    def show(self, refused: Refused) -> None:
        """Say beside the field that it belongs to why something was refused."""
        self.add_error(refused.field if refused.field in self.fields else None, str(refused.message))

    def write_over(self, known_by: str, now: int) -> None:
        """Let the next press write over what stands there now, which the page shows beside what was typed."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        data[known_by] = str(now)
        self.data = data


class ItemForm(PeriodForm):
    """An item of the checklist."""

    field_order = ["kind", "title", "link", "text", "file", "drop_file", "period_from", "period_to", "owner_name"]

    kind = forms.ChoiceField(label=_("Kind"), choices=PreworkItem.Kind.choices)
    title = LineField(
        label=_("What is it?"),
        max_length=TITLE_CHARACTERS,
        error_messages={"required": _("Give it a title, so that the others know what it is.")},
    )
    link = LineField(
        label=_("Link"),
        required=False,
        max_length=LINK_CHARACTERS,
        help_text=_("To a report, a board or a page. Nobody but those who press it opens it."),
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
    )
    text = TextField(
        label=_("Text"),
        required=False,
        max_length=TEXT_CHARACTERS,
        help_text=_("What matters of it, in a few sentences."),
    )
    file = forms.FileField(
        label=_("File"),
        required=False,
        allow_empty_file=True,
        max_length=500,
        error_messages={"invalid": _("The file did not arrive. Choose it again.")},
        help_text=_("PDF, picture, Word, Excel, PowerPoint, CSV or text; at most {most} MB."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    drop_file = forms.BooleanField(label=_("Delete the file that is there"), required=False)
    owner_name = LineField(
        label=_("Owner"),
        required=False,
        max_length=80,
        help_text=_("Who brings it."),
        widget=forms.TextInput(attrs={"list": "owners", "autocomplete": "off"}),
    )
    is_shown = forms.BooleanField(
        label=_("Show it at the readout"),
        required=False,
        initial=True,
        help_text=_("Everybody in the workshop can then read it. An item without content is not shown."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, item: PreworkItem | None = None, **kwargs: Any) -> None:
        if item is not None:
            kwargs["initial"] = {name: getattr(item, name) for name in _ITEM_FIELDS}
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = str(self.fields["file"].help_text).format(most=FILE_MEGABYTES)
        self.fields["text"].widget.attrs["rows"] = 6
        if item is None or not item.file_path:
            del self.fields["drop_file"]
        else:
            self.fields["file"].label = _("Another file instead")

    def clean_link(self) -> str:
        try:
            return clean_link(self.cleaned_data["link"])
        except Refused as refused:
            raise forms.ValidationError(str(refused.message)) from refused

    @property
    def chosen(self) -> dict[str, Any]:
        """What the row takes over as it is."""
        return {name: self.cleaned_data[name] for name in _ITEM_FIELDS if name != "version"}

    def ask_for_the_file_again(self) -> None:
        """A browser cannot be given back the file that it sent."""
        if self.errors and self.files.get("file") and "file" not in self.errors:
            self.add_error("file", _("Choose the file once more; everything else is still here."))


class FindingForm(PeriodForm):
    """One statement, and what it rests on."""

    field_order = ["text", "source", "base_size", "period_from", "period_to"]

    text = TextField(
        label=_("What was found"),
        max_length=STATEMENT_CHARACTERS,
        error_messages={"required": _("Write what was found, as one sentence that can be checked.")},
    )
    source = LineField(
        label=_("Source"),
        required=False,
        max_length=200,
        help_text=_("Where one can look it up: a study, a report, a page."),
    )
    base_size = forms.IntegerField(
        label=_("Base size (n)"),
        required=False,
        min_value=1,
        max_value=_BASE_MOST,
        help_text=_("How many people, accounts or calls it was counted over."),
        error_messages={"invalid": _("Write a whole number."), "min_value": _("At least one.")},
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, finding: Finding | None = None, **kwargs: Any) -> None:
        if finding is not None:
            kwargs["initial"] = {name: getattr(finding, name) for name in (*STATEMENT_FIELDS, "revision")}
        super().__init__(*args, **kwargs)
        self.fields["text"].widget.attrs["rows"] = 3

    @property
    def statement(self) -> dict[str, Any]:
        """What a finding takes over as it is."""
        return {name: self.cleaned_data[name] for name in STATEMENT_FIELDS}


STATEMENT_FIELDS = ("text", "source", "period_from", "period_to", "base_size")
_ITEM_FIELDS = ("kind", "title", "link", "text", "period_from", "period_to", "owner_name", "is_shown", "version")
