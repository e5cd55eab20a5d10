"""The forms of members, staff and their links: what may be sent, and what is said about it."""

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from workshop.joining.names import clean_name
from workshop.membership.members import RANKS
from workshop.models import LibraryMembership

LIBRARY_NAME_LONGEST = 120
SINGLE, SEVERAL = "one", "several"
DAYS = 14

_LABELS = dict(LibraryMembership.Role.choices)
ROLE_CHOICES = [(role, _LABELS[role]) for role in RANKS]
_WHICH_ROLE = _("Choose what this person is to be.")


class RoleForm(forms.Form):
    """What a member is to be."""

    role = forms.ChoiceField(
        choices=ROLE_CHOICES, error_messages={"required": _WHICH_ROLE, "invalid_choice": _WHICH_ROLE}
    )


class StaffLinkForm(forms.Form):
    """For how many a link is, and for how long."""

    uses = forms.ChoiceField(
        label=_("For"),
        choices=[(SINGLE, _("one person")), (SEVERAL, _("several people"))],
        initial=SINGLE,
        error_messages={"required": _("Choose for how many.")},
    )
    days = forms.TypedChoiceField(
        label=_("Opens for"),
        coerce=int,
        choices=[(1, _("a day")), (7, _("a week")), (DAYS, _("two weeks")), (30, _("a month"))],
        initial=DAYS,
        error_messages={"required": _("Choose for how long.")},
    )

    def wish(self) -> dict[str, Any]:
        """The arguments of what makes a link."""
        given = self.cleaned_data
        return {"for_several": given["uses"] == SEVERAL, "days": given["days"]}


class LibraryLinkForm(StaffLinkForm):
    """As what a link invites into a library, too."""

    role = forms.ChoiceField(
        label=_("As"),
        choices=ROLE_CHOICES,
        initial=LibraryMembership.Role.EDITOR,
        error_messages={"required": _WHICH_ROLE},
    )
    field_order = ["role", "uses", "days"]

    def wish(self) -> dict[str, Any]:
        return {**super().wish(), "role": self.cleaned_data["role"]}


class LibraryNameForm(forms.Form):
    """Another name for a library."""

    name = forms.CharField(
        label=_("Name"),
        max_length=LIBRARY_NAME_LONGEST,
        help_text=_("A product line, mostly: all personas of a library stand beside one another."),
        error_messages={
            "required": _("Give the library a name."),
            "max_length": _("Use a name of at most %(limit_value)d characters; yours has %(show_value)d."),
        },
    )

    def clean_name(self) -> str:
        name = clean_name(self.cleaned_data["name"])
        if not name:
            raise forms.ValidationError(_("Give the library a name."))
        MaxLengthValidator(LIBRARY_NAME_LONGEST, self.fields["name"].error_messages["max_length"])(name)
        return name
