"""What somebody with an account is called on pages that others see: never by their e-mail address."""

from django import template
from django.contrib.auth.models import User
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def called(user: User) -> str:
    """The name that they gave."""
    return user.get_full_name() or _("Somebody without a name")
