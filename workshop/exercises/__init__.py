"""The exercises: one folder each, found here by itself. Adding one touches no other file."""

import pkgutil
from importlib import import_module

from workshop.exercises.contract import Candidate, Exercise, Opening, all_exercises, exercise_named

__all__ = ["Candidate", "Exercise", "Opening", "all_exercises", "discover", "exercise_named"]


def discover() -> None:
    """Import every exercise's folder, which registers it."""
    for module in pkgutil.iter_modules(__path__):
        if module.ispkg:
            import_module(f"{__name__}.{module.name}")
