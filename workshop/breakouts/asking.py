"""What a page asks the planner, as it comes in an address: values refused rather than repaired."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from workshop.breakouts.apart import PAIRS_MOST
from workshop.breakouts.proposal import Wish
from workshop.breakouts.values import GROUPS_MOST
from workshop.session.groups import PLACES_MOST

SEED_MOST = 1_000_000
_UNREADABLE = _("This could not be understood. Load the page again, please.")


class WishForm(forms.Form):
    """`pin=PERSON:PLACE` and `apart=PERSON:PERSON` may come more than once."""

    groups = forms.IntegerField(min_value=1, max_value=GROUPS_MOST, required=False)
    seed = forms.IntegerField(min_value=0, max_value=SEED_MOST, required=False)
    keep = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        pins, pairs = self._several("pin", most=PLACES_MOST), self._several("apart", most=PAIRS_MOST)
        try:
            cleaned["pins"] = {_id(person): int(place) for person, place in pins}
            cleaned["apart"] = [(_id(one), _id(other)) for one, other in pairs]
        except ValueError:
            raise ValidationError(_UNREADABLE) from None
        return cleaned

    def wish(self) -> Wish:
        found = self.cleaned_data
        return Wish(
            groups=found["groups"],
            seed=found["seed"] or 0,
            keep=found["keep"],
            pins=found["pins"],
            apart=found["apart"],
        )

    def _several(self, name: str, *, most: int) -> list[list[str]]:
        values: list[str] = self.data.getlist(name) if hasattr(self.data, "getlist") else []
        if len(values) > most:
            raise ValidationError(_("Those are too many wishes at once."))
        pairs = [value.split(":") for value in values]
        if any(len(pair) != 2 for pair in pairs):
            raise ValidationError(_UNREADABLE)
        return pairs


def _id(text: str) -> str:
    return str(UUID(text))
