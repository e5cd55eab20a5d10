"""The agendas that are supplied: what a workshop is made from."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


@dataclass(frozen=True)
class AgendaItem:
    """One step of a template; an empty instruction means the exercise's own."""

    exercise: str
    title: Text
    minutes: int
    instruction: Text = ""
    example: Text = ""


@dataclass(frozen=True)
class AgendaTemplate:
    """A supplied agenda."""

    id: str
    title: Text
    description: Text
    items: tuple[AgendaItem, ...]
    has_prework: bool = False
    """Whether a workshop begins with suggestions of what to find out before it."""

    @property
    def minutes(self) -> int:
        return sum(item.minutes for item in self.items)


THREE_HOURS = AgendaTemplate(
    id="three-hours",
    title=_("3-hour remote persona workshop"),
    description=_(
        "From real customer quotes to a handful of personas that the whole team has made, sorted and voted on."
    ),
    has_prework=True,
    items=(
        AgendaItem(
            "talk",
            _("Opening: why we are here, how we work"),
            15,
            _("Listen, say hello, and make sure that you can hear everybody."),
        ),
        AgendaItem(
            "talk",
            _("Readout of the research"),
            30,
            _("Listen to what the research has found. Note the words of customers that surprise you."),
        ),
        AgendaItem("clustering", _("Sort the quotes, find the segments"), 30),
        AgendaItem("talk", _("Break"), 15, _("Stretch, drink something. We go on when the clock is at zero.")),
        AgendaItem("sheet", _("Draft one persona in each group"), 25),
        AgendaItem("narrative", _("Tell a Monday morning of your persona"), 20),
        AgendaItem(
            "talk",
            _("Present and critique"),
            30,
            _(
                "Each group presents its persona in turn. Ask what rests on evidence, "
                "and say what you have heard otherwise."
            ),
        ),
        AgendaItem("vote", _("Vote, next steps and owners"), 15),
    ),
)

TEMPLATES = {template.id: template for template in (THREE_HOURS,)}
