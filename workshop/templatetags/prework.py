"""How links, periods and files of the pre-work are told."""

from datetime import date

from django import template

from workshop.models import PreworkItem
from workshop.models.prework import Statement
from workshop.prework import periods
from workshop.prework.files.kinds import KINDS
from workshop.prework.links import host_of

register = template.Library()
register.filter("host", host_of)


@register.filter
def is_old(covers: PreworkItem | Statement, day: date) -> bool:
    """Whether what somebody found ended more than a year before `day`."""
    return periods.is_old(covers.period_from, covers.period_to, on=day)


@register.filter
def kind_name(file_kind: str) -> str:
    """“PDF” for “pdf”."""
    return KINDS[file_kind].name if file_kind in KINDS else file_kind
