"""What the tests of links do again and again: making one, and opening it."""

import re
from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.workshop.cast import Cast
from workshop.membership.invitations import make_library_link, make_staff_link

Answer = Any


def newcomer(name: str = "Nora") -> User:
    """An account that is nothing anywhere yet."""
    address = f"{name.lower()}@example.org"
    return User.objects.create(username=address, email=address, first_name=name)


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def link(cast: Cast, role: str = "editor", *, by: str = "owner", for_several: bool = False, days: int = 14) -> str:
    """The address of a new link into the cast's library."""
    library, actor = cast.workshop.library, cast.accounts[by]
    token = make_library_link(library, actor=actor, role=role, for_several=for_several, days=days)
    return reverse("invitation", args=[token])


def staff_link(cast: Cast, *, by: str = "facilitator", for_several: bool = False) -> str:
    """The address of a new link to help to run the cast's workshop."""
    token = make_staff_link(cast.workshop, actor=cast.accounts[by], for_several=for_several, days=14)
    return reverse("invitation", args=[token])


def opens(user: User, address: str) -> bool:
    """Whether the link still shows something."""
    return bool(browser(user).get(address).status_code == 200)


def role_in_library(cast: Cast, user: User) -> str | None:
    return cast.workshop.library.memberships.filter(user=user).values_list("role", flat=True).first()


def role_in_workshop(cast: Cast, user: User) -> str | None:
    return cast.workshop.staff.filter(user=user).values_list("role", flat=True).first()


def plain(answer: Answer) -> str:
    """The page without tokens that are new each time."""
    return re.sub(r'(name="csrfmiddlewaretoken" value=|nonce=)[^ >]*', "", answer.content.decode())
