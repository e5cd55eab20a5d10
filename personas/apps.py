"""Personas as a Django app; loading it registers the draft's document kind."""

from importlib import import_module

from django.apps import AppConfig


class PersonasConfig(AppConfig):
    name = "personas"

    def ready(self) -> None:
        import_module("personas.draft")
        import_module("personas.resting")
        import_module("personas.belonging")
