"""What a page asks the planner, as it comes in an address: values refused rather than repaired."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from workshop.breakouts.proposal import Wish
from workshop.breakouts.values import GROUPS_MOST
from workshop.session.groups import PLACES_MOST

SEED_MOST = 1_000_000
_ID_LENGTH = 36
_UNREADABLE = _("This could not be understood. Load the page again, please.")


class WishForm(forms.Form):
    """How many groups, which of the ways to make them, and whether people stay where they are."""

    groups = forms.IntegerField(min_value=1, max_value=GROUPS_MOST, required=False)
    seed = forms.IntegerField(min_value=0, max_value=SEED_MOST, required=False)
    keep = forms.BooleanField(required=False)

    def wish(self) -> Wish:
        found = self.cleaned_data
        return Wish(groups=found["groups"], seed=found["seed"] or 0, keep=found["keep"])


class HereForm(forms.Form):
    """`here` names the people whom the page sees present, with commas between their ids; it may be empty.

    The page says it and the server does not look: who is present is known to the connections, each process of its own
    and through Redis of others, and a facilitator gets the answer to what they see. Nothing is allowed by it.
    """

    here = forms.CharField(required=False, max_length=PLACES_MOST * (_ID_LENGTH + 1))

    def __init__(self, data: Mapping[str, Any], *, known: Collection[str]) -> None:
        super().__init__(data)
        self._known = known

    def clean_here(self) -> frozenset[str]:
        try:
            ids = frozenset(str(UUID(id)) for id in self.cleaned_data["here"].split(",") if id)
        except ValueError:
            raise ValidationError(_UNREADABLE) from None
        if not ids <= frozenset(self._known):
            raise ValidationError(_("Somebody who is named as present is not on the list any more."))
        return ids
