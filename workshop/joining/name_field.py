"""The field for a display name, wherever somebody says who they are."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workshop.joining.names import NAME_LONGEST, clean_name


class NameField(forms.CharField):
    """What was typed is checked, and so is what is left of it once everything that nobody sees is taken away."""

    def __init__(self, *, required_message: Any, **options: Any) -> None:
        messages = {
            "required": required_message,
            "max_length": _("Use a name of at most %(limit_value)d characters; yours has %(show_value)d."),
        }
        options.setdefault("label", _("Your name"))
        super().__init__(max_length=NAME_LONGEST, error_messages=messages, **options)

    def clean(self, value: Any) -> str:
        name = clean_name(super().clean(value))
        self.validate(name)
        self.run_validators(name)
        return name
