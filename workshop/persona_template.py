"""The fields that a group is asked to fill in the room, and that a persona has: data, not code."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Field:
    """One field of the sheet: `lines_most` is 1 for a single statement."""

    id: str
    label: str | Promise
    help: str | Promise
    lines_most: int = 30


FIELDS = (
    Field("summary", _("In one line"), _("Who is this, in one sentence that a colleague would repeat?"), lines_most=1),
    Field("goals", _("What they must achieve"), _("What counts as success for them, and by when?")),
    Field("obstacles", _("What stops them"), _("What gets in the way, today and in their own words?")),
    Field(
        "triggers",
        _("What starts the search"),
        _("What happens on the day on which they begin to look for something better?"),
    ),
    Field("others", _("Who else decides"), _("Who has to agree, who can say no, whom do they ask?")),
)


def field_named(id: str) -> Field | None:
    return next((field for field in FIELDS if field.id == id), None)
