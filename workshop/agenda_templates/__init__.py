"""The agendas that are supplied: what a workshop is made from. Each has a module of its own."""

from workshop.agenda_templates.alignment import ALIGNMENT
from workshop.agenda_templates.three_hours import THREE_HOURS
from workshop.agenda_templates.values import AgendaItem, AgendaTemplate, PartItem

TEMPLATES = {template.id: template for template in (THREE_HOURS, ALIGNMENT)}

__all__ = ["ALIGNMENT", "TEMPLATES", "THREE_HOURS", "AgendaItem", "AgendaTemplate", "PartItem"]
