"""Forms about a workshop as a whole: its title, its occasion, its agenda, and holding it once more."""

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from realtime.text_cleaning import clean_line
from workshop.agenda_templates import THREE_HOURS
from workshop.agenda_templates.values import AgendaTemplate
from workshop.joining.names import clean_name
from workshop.models import SavedAgendaTemplate, Workshop
from workshop.workshops import Occasion

TITLE_LONGEST = 120
TOO_LONG = _("Use a title of at most %(limit_value)d characters; yours has %(show_value)d.")


class TitleForm(forms.Form):
    """A title, cleaned as names are."""

    title = forms.CharField(label=_("Title"), max_length=TITLE_LONGEST, error_messages={"max_length": TOO_LONG})

    def clean_title(self) -> str:
        field = self.fields["title"]
        title = clean_name(self.cleaned_data["title"])
        if not title:
            raise forms.ValidationError(field.error_messages["required"])
        MaxLengthValidator(TITLE_LONGEST, TOO_LONG)(title)
        return title


class WorkshopTitleForm(TitleForm):
    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["title"].help_text = _("What your colleagues will see: “Who buys our scheduling?”")
        self.fields["title"].error_messages["required"] = _("Give the workshop a title.")


class OccasionForm(forms.Form):
    """Why the workshop is held; both fields may stay empty."""

    occasion = forms.ChoiceField(
        label=_("Occasion"),
        required=False,
        choices=[("", _("Not said")), *Workshop.Occasion.choices],
        help_text=_("Why now? What it is for decides what matters."),
    )
    occasion_text = forms.CharField(
        label=_("In your words"),
        required=False,
        max_length=200,
        help_text=_("“Spring release of the planner”, for example."),
        error_messages={"max_length": _("Use at most %(limit_value)d characters; these are %(show_value)d.")},
    )

    def clean_occasion_text(self) -> str:
        return clean_line(self.cleaned_data["occasion_text"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("occasion") == Workshop.Occasion.OTHER and given.get("occasion_text") == "":
            self.add_error("occasion_text", _("Say in a few words what the occasion is."))
        return given

    @property
    def chosen(self) -> Occasion:
        """The occasion of a form that is valid."""
        return Occasion(self.cleaned_data["occasion"], self.cleaned_data["occasion_text"])


class NewWorkshopForm(WorkshopTitleForm, OccasionForm):
    """Title, occasion, and one of the agendas that there are for the library."""

    template = forms.ChoiceField(label=_("Agenda"), initial=THREE_HOURS.id)

    def __init__(self, *args: Any, templates: dict[str, AgendaTemplate], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["template"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one.id, one.title) for one in templates.values()]


class DuplicateForm(WorkshopTitleForm):
    quotes = forms.BooleanField(
        label=_("Take the quotes along"),
        required=False,
        help_text=_("With their numbers and the deck. Leave it off when you bring new ones."),
    )


class TemplateForm(TitleForm):
    """Title and description of an agenda that a library keeps."""

    description = forms.CharField(
        label=_("What it is for"),
        required=False,
        max_length=SavedAgendaTemplate._meta.get_field("description").max_length,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Who chooses an agenda reads this."),
        error_messages={"max_length": _("Use at most %(limit_value)d characters; these are %(show_value)d.")},
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["title"].error_messages["required"] = _("Give the template a title.")

    def clean_description(self) -> str:
        return clean_line(self.cleaned_data["description"])
