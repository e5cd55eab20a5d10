"""What the person who looks at a page may do in its workshop, so that no page offers what would be refused."""

from typing import Any

from django import template

from workshop.access import account_actor, rights_in
from workshop.models import Workshop

register = template.Library()


@register.simple_tag(takes_context=True)
def rights(context: dict[str, Any], workshop: Workshop) -> frozenset[str]:
    """The capabilities of the account that asks: `{% rights workshop as may %}`."""
    user = context["request"].user
    if not user.is_authenticated:
        return frozenset()
    actor = account_actor(user)
    return rights_in(workshop, [actor])[actor]
