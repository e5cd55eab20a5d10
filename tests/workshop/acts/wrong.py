"""Arguments that a command must refuse, made from those that it accepts."""

from collections.abc import Iterator
from typing import get_args, get_type_hints

import msgspec

from realtime.records import Arguments as ArgumentsType
from tests.workshop.acts import Arguments

BEYOND_MEASURE = 100_000
OF_EVERY_TYPE: tuple[object, ...] = (True, 7, 1.5, "words", ["words"], {"words": 1})


def misshapen(given: Arguments, type_: type[ArgumentsType]) -> Iterator[object]:
    """Arguments with something missing, something unknown, or something of another type."""
    yield from ([], "words", None)
    yield {**given, "surplus": 1}
    for field in msgspec.structs.fields(type_):
        if field.required:
            yield {name: value for name, value in given.items() if name != field.name}
    hints = get_type_hints(type_)
    for name, value in given.items():
        others = [other for other in OF_EVERY_TYPE if type(other) is not type(value)]
        if type(None) not in get_args(hints[name]):
            others.append(None)
        if isinstance(value, list):
            others.append([7])
        yield from ({**given, name: other} for other in others)


def outsize(given: Arguments) -> Iterator[Arguments]:
    """Arguments with a text, a list or a number beyond all measure."""
    for name, value in given.items():
        if isinstance(value, str):
            yield {**given, name: "x" * BEYOND_MEASURE}
        elif isinstance(value, list) and value:
            yield {**given, name: value * BEYOND_MEASURE}
        elif isinstance(value, int) and not isinstance(value, bool):
            yield {**given, name: -1}
            yield {**given, name: BEYOND_MEASURE}
