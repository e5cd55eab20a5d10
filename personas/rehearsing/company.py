"""The processes in which simulated people live: started by this server, ended by it, and never there without it.

What they are to do goes through a pipe. The pipe closes when this process dies, however it dies, and they end with it.
"""

import os
import secrets
import subprocess
import sys
import threading
from pathlib import Path
from uuid import UUID

import msgspec
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from personas.rehearsal.visiting import Order
from realtime.refusals import Refusal

AT_ONCE = 2
ENDS_WITHIN_SECONDS = 5
KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TROUPE_VAR", "DJANGO_SETTINGS_MODULE", "PYTHONPATH", "VIRTUAL_ENV")
"""Of this process's environment; what opens the database or the installation's secrets stays here."""

_companies: dict[UUID, subprocess.Popen[bytes]] = {}
_lock = threading.Lock()


def refuse_too_many() -> None:
    """Raise Refusal while as many rehearsals are held as one server bears beside its real rooms."""
    with _lock:
        busy = sum(company.poll() is None for company in _companies.values())
    if busy >= AT_ONCE:
        raise Refusal("busy", _("Two rehearsals are being held already. Wipe one of them, or wait until it is over."))


def send(order: Order) -> None:
    """Start the people of one rehearsal."""
    process = subprocess.Popen(  # noqa: S603 our own command; the order goes through standard input
        [sys.executable, str(Path(settings.BASE_DIR) / "manage.py"), "rehearsal_people"],
        env=_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert process.stdin is not None
    process.stdin.write(msgspec.json.encode(order) + b"\n")
    process.stdin.flush()
    with _lock:
        _forget_ended()
        _companies[UUID(order.workshop)] = process
    threading.Thread(target=process.wait, daemon=True).start()


def dismiss(workshop: UUID) -> None:
    """End the people of a rehearsal, if they are in this server's care; those of another are hung up on."""
    with _lock:
        process = _companies.pop(workshop, None)
    if process is None:
        return
    assert process.stdin is not None
    process.stdin.close()
    try:
        process.wait(ENDS_WITHIN_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _forget_ended() -> None:
    for workshop in [one for one, process in _companies.items() if process.poll() is not None]:
        process = _companies.pop(workshop)
        if process.stdin is not None:
            process.stdin.close()


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in KEPT}
    return {**kept, "SECRET_KEY": secrets.token_urlsafe(48)}
