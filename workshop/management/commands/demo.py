"""`manage.py demo`: make the demo, and with --links print how to get in."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils.translation import gettext as _

from realtime import server_lock
from realtime.engine import engine
from workshop.demo.making import find_demo, is_complete, make_demo
from workshop.demo.views import FACILITATOR, LIBRARY
from workshop.models import Workshop


class Command(BaseCommand):
    help = "Make the demo library with its prepared workshop. What is there already stays as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--links", action="store_true", help="Print the links to get in.")
        parser.add_argument("--origin", default="http://localhost:8000", help="What the links begin with.")

    def handle(self, *args: Any, links: bool, origin: str, **options: Any) -> None:
        workshop = find_demo()
        if workshop is None or not is_complete(workshop):
            workshop = _make()
        if links:
            self._print(_links(workshop, origin=origin.rstrip("/")))

    def _print(self, links: dict[str, str]) -> None:
        width = max(map(len, links))
        for label, link in links.items():
            self.stdout.write(f"  {label:<{width}}  {link}")


def _make() -> Workshop:
    try:
        server_lock.take()
    except server_lock.Occupied:
        raise CommandError("The server is running on this database. Stop it first, then make the demo.") from None
    try:
        return make_demo()
    finally:
        engine.writer.stop(timeout_seconds=10)
        server_lock.free()


def _links(workshop: Workshop, *, origin: str) -> dict[str, str]:
    """Label and address of each way in. Without a demo key one has to sign in by oneself."""
    key = settings.DEMO_KEY
    facilitator = reverse("demo", args=[FACILITATOR, key]) if key else reverse("console", args=[workshop.pk])
    library = reverse("demo", args=[LIBRARY, key]) if key else reverse("library", args=[workshop.library_id])
    return {
        _("Facilitator"): origin + facilitator,
        _("Participant"): origin + reverse("join_code", args=[workshop.join_code]),
        _("Library"): origin + library,
    }
