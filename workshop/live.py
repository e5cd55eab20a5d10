"""Who is behind a live socket: the account that is signed in, and the guests whose cookies the browser holds."""

from types import SimpleNamespace
from typing import cast

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest

from realtime.identity import Identity
from workshop.access import account_actor, guest_actor, observer_actor
from workshop.joining.guests import guests_behind, observers_behind


def authenticate(cookies: dict[str, str]) -> Identity:
    """The actors that a browser with `cookies` may be: its account first, then its guests."""
    actors = []
    session_key = cookies.get(settings.SESSION_COOKIE_NAME)
    if session_key:
        request = SimpleNamespace(session=SessionStore(session_key))
        user = get_user(cast(HttpRequest, request))
        if user.is_authenticated:
            actors.append(account_actor(user))
    actors += [guest_actor(participant.pk) for participant in guests_behind(cookies)]
    actors += [observer_actor(observer.pk) for observer in observers_behind(cookies)]
    return Identity(tuple(actors))
