"""Which formats there are. Finds the modules of `personas.exports`; knows none of them by name."""

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise


class ExportFailed(RuntimeError):
    """A format could not make its file this time; the pack itself is fine."""


@dataclass(frozen=True, kw_only=True)
class ExportFormat:
    """A way to write a pack.

    `name` stands in the address, `extension` in the file's name (no dot); `label` is what people read. `make` turns the
    pack's JSON, as `personas/exports/pack.py` describes it, into the file, or raises ExportFailed. `order` sorts the
    buttons.
    """

    name: str
    extension: str
    media_type: str
    label: str | Promise
    make: Callable[[dict[str, Any]], bytes]
    order: int = 100

    def render(self, pack: dict[str, Any]) -> bytes:
        """Return the file. Its words are in the pack's language, whoever asks first: the file is kept for everyone."""
        with translation.override(language_of(pack)):
            return self.make(pack)


_formats: dict[str, ExportFormat] = {}


def register(format: ExportFormat) -> ExportFormat:
    """Add a format, once, when its module is imported. Raises ValueError when the name is taken."""
    if format.name in _formats:
        raise ValueError(f"There is an export format {format.name!r} already.")
    _formats[format.name] = format
    return format


def all_formats() -> list[ExportFormat]:
    """Every format, in the order in which people are offered them."""
    _discover()
    return sorted(_formats.values(), key=lambda format: (format.order, format.name))


def format_named(name: str) -> ExportFormat | None:
    """The format with this name in its address, or None."""
    _discover()
    return _formats.get(name)


def language_of(pack: dict[str, Any]) -> str:
    """The language code in which the pack was locked; the installation's own where the pack names none."""
    return str(pack.get("language") or settings.LANGUAGE_CODE)


@cache
def _discover() -> None:
    package = import_module("personas.exports")
    for module in pkgutil.iter_modules(package.__path__):
        import_module(f"{package.__name__}.{module.name}")
