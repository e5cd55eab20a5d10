"""Workshops as a Django app; loading it registers every exercise's document kind."""

from importlib import import_module

from django.apps import AppConfig


class WorkshopConfig(AppConfig):
    name = "workshop"

    def ready(self) -> None:
        import_module("workshop.session")
        import_module("workshop.exercises").discover()
        import_module("workshop.quotes.on_boards")
