"""The supplied three-hour remote persona workshop: its steps; what hosts say and watch for is in two modules beside."""

from django.utils.translation import gettext_lazy as _

from workshop.agenda_templates import three_hours_first_half as first
from workshop.agenda_templates import three_hours_second_half as second
from workshop.agenda_templates.values import AgendaTemplate

THREE_HOURS = AgendaTemplate(
    id="three-hours",
    title=_("3-hour remote persona workshop"),
    description=_(
        "From real customer quotes to a handful of personas that the whole team has made, sorted and voted on."
    ),
    has_prework=True,
    items=(
        first.OPENING,
        first.READOUT,
        first.SORTING,
        first.BREAK,
        second.DRAFTING,
        second.TELLING,
        second.PRESENTING,
        second.VOTING,
    ),
)
