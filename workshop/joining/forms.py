"""The forms of coming in, and of the invitation. They check shapes; who may come in is decided elsewhere."""

from datetime import UTC, datetime
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from workshop.joining.name_field import NameField
from workshop.models import Workshop

PASSCODE_LONGEST = 60
DAY, MOMENT = "%Y-%m-%d", "%Y-%m-%dT%H:%M"
_FIRST_YEAR, _LAST_YEAR = 2000, 2099


class CodeForm(forms.Form):
    """The code of an invitation."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        help_text=_("Eight letters and digits, for example 7K4M 2XQ9."),
        error_messages={"required": _("Type the code of your invitation.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class NameForm(forms.Form):
    """The name that somebody comes in with, and the passcode where there is one."""

    name = NameField(
        required_message=_("Type the name that the others know you by."),
        help_text=_("As the others know you. Nothing else is asked."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    passcode = forms.CharField(
        label=_("Passcode"),
        max_length=PASSCODE_LONGEST,
        help_text=_("It came with your invitation, apart from the link."),
        error_messages={"required": _("Type the passcode of your invitation.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, workshop: Workshop, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not workshop.passcode_hash:
            del self.fields["passcode"]
        else:
            self.fields["name"].help_text = _("As the others know you.")


class InvitationForm(forms.Form):
    """What it takes to come in."""

    has_lobby = forms.BooleanField(
        label=_("Lobby: you let people in"),
        help_text=_("Who opens the link waits until somebody of the staff presses “Let in”."),
        required=False,
    )
    passcode = forms.CharField(
        label=_("Passcode"),
        required=False,
        max_length=PASSCODE_LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )
    no_passcode = forms.BooleanField(label=_("Nobody needs a passcode any more"), required=False)
    expires_at = forms.DateTimeField(
        label=_("The code opens until"),
        required=False,
        input_formats=[MOMENT],
        error_messages={"invalid": _("Give a day and a time, or leave it empty.")},
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MOMENT),
    )

    def __init__(self, *args: Any, workshop: Workshop, **kwargs: Any) -> None:
        kwargs["initial"] = {"has_lobby": workshop.has_lobby, "expires_at": workshop.code_expires_at}
        super().__init__(*args, **kwargs)
        if workshop.passcode_hash:
            self.fields["passcode"].label = _("Another passcode")
            self.fields["passcode"].help_text = _("There is one. It is kept in a form that nobody can read again.")
        else:
            del self.fields["no_passcode"]
            self.fields["passcode"].help_text = _("Say it apart from the link. It is kept so that nobody can read it.")
        self.fields["expires_at"].help_text = _("Time zone: %(zone)s. Empty: until 12 hours after the planned end.") % {
            "zone": workshop.time_zone
        }


class ObserverForm(forms.Form):
    """What observers see."""

    sees = forms.ChoiceField(
        label=_("Observers see"),
        required=False,
        choices=[("", _("Nothing: nobody can watch")), *Workshop.Shown.choices],
        error_messages={"invalid_choice": _("Choose one of these.")},
        widget=forms.RadioSelect,
    )


class StartForm(forms.Form):
    """When the workshop begins."""

    day = forms.DateField(
        label=_("Day"),
        input_formats=[DAY],
        error_messages={"required": _("Choose the day."), "invalid": _("Give the day as 2027-10-25.")},
        widget=forms.DateInput(attrs={"type": "date"}, format=DAY),
    )
    time = forms.TimeField(
        label=_("Time"),
        input_formats=["%H:%M", "%H:%M:%S"],
        error_messages={"required": _("Choose the time."), "invalid": _("Give the time as 09:30.")},
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )

    def __init__(self, *args: Any, workshop: Workshop, **kwargs: Any) -> None:
        kwargs["initial"] = _start_of(workshop)
        super().__init__(*args, **kwargs)
        self.fields["time_zone"] = forms.ChoiceField(
            label=_("Time zone"),
            choices=_zones(),
            error_messages={"required": _("Choose the time zone."), "invalid_choice": _("Choose one of the list.")},
            widget=forms.Select(attrs={} if workshop.starts_at else {"data-own-time-zone": ""}),
        )

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"]
        if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
            raise forms.ValidationError(_("Look at the year once more."))
        return day

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if not self.errors:
            zone = ZoneInfo(found["time_zone"])
            local = datetime.combine(found["day"], found["time"])
            found["starts_at"] = local.replace(tzinfo=zone).astimezone(UTC)
            if found["starts_at"].astimezone(zone).replace(tzinfo=None) != local:
                self.add_error("time", _("There is no such time on that day there: the clocks are put forward."))
        return found


def _start_of(workshop: Workshop) -> dict[str, Any]:
    if workshop.starts_at is None:
        return {"time_zone": workshop.time_zone}
    local = workshop.starts_at.astimezone(ZoneInfo(workshop.time_zone))
    return {"day": local.date(), "time": local.time(), "time_zone": workshop.time_zone}


@cache
def _zones() -> list[tuple[str, str]]:
    """The places of the world by name; the files of the database that are no places stay out."""
    names = [name for name in available_timezones() if "/" in name and not name.startswith("Etc/")]
    return [("UTC", "UTC"), *((name, name.replace("_", " ")) for name in sorted(names))]
