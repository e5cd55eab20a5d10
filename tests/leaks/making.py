"""Makes the cast in the database of an installation, before its servers start; says as JSON who they are.

Run as `python -m tests.leaks.making`.
"""

import sys

import django
import msgspec

django.setup()

from realtime.engine import engine  # noqa: E402 the apps must be loaded first
from tests.leaks.people import Made  # noqa: E402
from tests.workshop.cast import make_cast  # noqa: E402


def make() -> Made:
    cast = make_cast()
    cookies = {
        name: {key: morsel.value for key, morsel in cast.browser(name).cookies.items()}
        for name in (*cast.accounts, *cast.guests)
    }
    people = {name: str(guest.pk) for name, guest in cast.guests.items()}
    return Made(cast.workshop.session, cookies, people)


if __name__ == "__main__":
    try:
        made = make()
    finally:
        engine.writer.stop(timeout_seconds=10)
    sys.stdout.write(msgspec.json.encode(made).decode())
