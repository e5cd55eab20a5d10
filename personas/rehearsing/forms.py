"""What somebody chooses for a rehearsal."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from personas.rehearsing.making import GROUPS_MOST, PEOPLE_MOST, SPEEDS


class RehearsalForm(forms.Form):
    """How many people and groups, and how fast people are."""

    people = forms.IntegerField(
        label=_("Simulated people"),
        min_value=2,
        max_value=PEOPLE_MOST,
        initial=12,
        help_text=_("From 2 to %(most)d. They come in within the first seconds.") % {"most": PEOPLE_MOST},
    )
    groups = forms.IntegerField(label=_("Groups"), min_value=1, max_value=GROUPS_MOST, initial=2)
    speed = forms.TypedChoiceField(
        label=_("How fast people work"),
        coerce=int,
        initial=5,
        choices=[(speed, _("%(speed)d ×") % {"speed": speed}) for speed in SPEEDS],
        help_text=_("At 1 × as people do; the clock of the session is not changed."),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        people, groups = given.get("people"), given.get("groups")
        if people and groups and people < 2 * groups:
            self.add_error("groups", _("Each group needs at least two people. Take fewer groups, or more people."))
        return given
