"""Minutes as people read them. The same words stand in static/js/ui/time.js."""

from django import template
from django.utils.translation import gettext as _

register = template.Library()

HOUR_MINUTES = 60


@register.filter
def duration(minutes: int) -> str:
    """`185` → "3 h 5 min"."""
    hours, rest = divmod(minutes, HOUR_MINUTES)
    if not hours:
        return _("%(minutes)s min") % {"minutes": rest}
    if not rest:
        return _("%(hours)s h") % {"hours": hours}
    return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": rest}
