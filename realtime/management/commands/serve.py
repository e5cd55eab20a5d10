"""Serve the product; finishes what is queued and tells the sockets before it goes."""

from argparse import ArgumentParser
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.module_loading import import_string

from realtime import chores, server_lock

SERVERS = ("daphne", "uvicorn")


class Command(BaseCommand):
    help = "Serve the product on one address and port until it is stopped."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--server", choices=SERVERS, default=SERVERS[0], help="uvicorn must be installed for it")
        parser.add_argument("--banner-file", default="", help="A file whose text is printed once the server listens.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            server_lock.take()
        except server_lock.Occupied as error:
            raise CommandError(
                f"Another server already works on this database ({error}). Stop it first, "
                "or give this one its own TROUPE_VAR."
            ) from None
        serve = import_module(f"realtime.servers.{options['server']}").serve
        application = import_string(settings.ASGI_APPLICATION)
        try:
            serve(application, host=options["host"], port=options["port"], ready=partial(self._ready, options))
        except ImportError as error:
            raise CommandError(
                f"{options['server']} cannot be used here: {error}. Install it, or use daphne."
            ) from None

    def _ready(self, options: dict[str, Any]) -> None:
        if options["banner_file"]:
            self.stdout.write(Path(options["banner_file"]).read_text(encoding="utf-8"))
        chores.begin()
        self.stdout.write(f"Troupe listens on http://{options['host']}:{options['port']}/ · Ctrl+C stops it.")
        self.stdout.flush()
