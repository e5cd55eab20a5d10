"""What happens when somebody signs up.

Sign-up must not tell whether an address has an account. Without asking everybody to confirm by e-mail, which an
installation without a mail server cannot do, the answer for a taken address can only be that of a failed sign-in:

- a new address: the account and its library are made, and the given password signs in;
- a taken address with its own password: signs in, as if it had been the sign-in page;
- a taken address with another password: the sentence of any failed sign-in, on the sign-in page, counted by the same
  throttle; nothing is changed, and the owner gets a letter.

Each way hashes two passwords, so that they take the same time.
"""

from django.contrib.auth import authenticate
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from workshop.accounts.post import send_soon
from workshop.libraries import create_library

LIBRARY_NAME_LONGEST = 120


def sign_up(request: HttpRequest, *, name: str, email: str, password: str) -> User | None:
    """Make an account with a library, unless `email` has one. Returns who may now be signed in, or None."""
    is_new = _make_account(name=name, email=email, password=password)
    user = authenticate(request, username=email, password=password)
    if isinstance(user, User):
        return user
    if not is_new:
        _tell_owner(request, email=email)
    return None


def _make_account(*, name: str, email: str, password: str) -> bool:
    """Whether the address was free."""
    hashed = make_password(password)
    if User.objects.filter(username=email).exists():
        return False
    try:
        with transaction.atomic():
            user = User.objects.create(username=email, email=email, first_name=name, password=hashed)
            title = _("Library of %(name)s") % {"name": name}
            create_library(owner=user, name=title[:LIBRARY_NAME_LONGEST])
    except IntegrityError:
        # The same form sent twice at once: the other one made the account.
        return False
    return True


def _tell_owner(request: HttpRequest, *, email: str) -> None:
    addresses = {
        "host": request.get_host(),
        "sign_in": request.build_absolute_uri(reverse("account:sign_in")),
        "reset": request.build_absolute_uri(reverse("account:password_reset")),
    }
    body = render_to_string("account/already_email.txt", addresses)
    send_soon(EmailMessage(subject=_("You already have a Troupe account"), body=body, to=[email]))
