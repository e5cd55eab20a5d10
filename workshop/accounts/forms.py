"""The forms of the account pages: what may be typed, and what is said about it."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordResetForm, SetPasswordForm
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from workshop.accounts.post import send_soon
from workshop.joining.name_field import NameField

# The column of the user name, which holds the address.
EMAIL_LONGEST = 150

NOT_TOGETHER = _("That e-mail address and password do not go together. Check both, or choose a new password below.")
PASSWORD_HINT = _("At least 10 characters. Three or four words make a good one.")
NEW_PASSWORD = {"autocomplete": "new-password"}


class SignUpForm(forms.Form):
    """A name, an address and a password; whether the address is taken is no business of this form."""

    name = NameField(
        required_message=_("Type your name."),
        widget=forms.TextInput(attrs={"autocomplete": "name", "autofocus": True}),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=EMAIL_LONGEST,
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
        error_messages={
            "required": _("Type your e-mail address."),
            "invalid": _("This does not look like an e-mail address. It needs an @, as in ana@example.org."),
            "max_length": _("Use an address of at most %(limit_value)d characters; this one has %(show_value)d."),
        },
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        help_text=PASSWORD_HINT,
        widget=forms.PasswordInput(attrs=NEW_PASSWORD),
        error_messages={"required": _("Choose a password.")},
    )

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()

    def clean(self) -> dict[str, Any]:
        """Check the password last: it must not resemble the name or the address."""
        given = super().clean() or {}
        if "password" in given:
            email, name = given.get("email", ""), given.get("name", "")
            try:
                validate_password(given["password"], user=User(username=email, email=email, first_name=name))
            except ValidationError as error:
                self.add_error("password", error)
        return given


class SignInForm(AuthenticationForm):
    """Django's form, asking for an e-mail address; the throttle sits behind `authenticate`."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.error_messages = {"invalid_login": NOT_TOGETHER, "inactive": NOT_TOGETHER}
        address = self.fields["username"]
        address.label = _("E-mail address")
        address.widget = forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True})
        address.error_messages["required"] = _("Type your e-mail address.")
        self.fields["password"].error_messages["required"] = _("Type your password.")

    def clean_username(self) -> str:
        """The address as accounts have it; no account has a longer one, and the throttle could not keep it."""
        address = str(self.cleaned_data["username"]).strip().lower()
        if len(address) > EMAIL_LONGEST:
            raise ValidationError(NOT_TOGETHER)
        return address


class LostPasswordForm(PasswordResetForm):
    """Asks for the address and answers everybody alike; the letter leaves after the answer."""

    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=EMAIL_LONGEST,
        widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True}),
        error_messages={
            "required": _("Type your e-mail address."),
            "invalid": _("This does not look like an e-mail address. It needs an @, as in ana@example.org."),
            "max_length": _("Use an address of at most %(limit_value)d characters; this one has %(show_value)d."),
        },
    )

    def send_mail(
        self,
        subject_template_name: str,
        email_template_name: str,
        context: dict[str, Any],
        from_email: str | None,
        to_email: str,
        html_email_template_name: str | None = None,
    ) -> None:
        """Write the letter of the given templates and hand it to the post."""
        subject = " ".join(render_to_string(subject_template_name, context).split())
        body = render_to_string(email_template_name, context)
        send_soon(EmailMessage(subject, body, from_email, [to_email]))


class NewPasswordForm(SetPasswordForm):  # type: ignore[type-arg]
    """A new password, typed twice because it is not seen."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        first, second = self.fields["new_password1"], self.fields["new_password2"]
        first.label, second.label = _("New password"), _("The same again")
        first.help_text, second.help_text = PASSWORD_HINT, ""
        first.widget.attrs["autofocus"] = True
        self.error_messages = {"password_mismatch": _("The two passwords differ. Type the same one twice.")}
