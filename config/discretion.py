"""What no line of the log may hold: who somebody is, and what lets somebody in.

Texts that people wrote cannot be told from others, so they are kept out at their source: of an exception the log has
the type and the place, never the words, in which a database or a parser likes to quote what it was given.
"""

import errno
import re
import traceback
from collections.abc import Iterator
from functools import cache
from ipaddress import ip_address

from django.urls import URLPattern, URLResolver, get_resolver

HIDDEN = "*"
_EMAIL = re.compile(r"[\w.+%-]+(?:@|%40)[\w-]+(?:\.[\w-]+)*")
_ADDRESS = re.compile(
    r"(?<![\w:.])(?:\d{1,3}(?:\.\d{1,3}){3}(?!\w|\.\d)|[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f.]{0,15}){2,8}(?![\w:]))"
)
_PATH = re.compile(r"(?<![\w/.*<])(?:[a-z]+://[^\s/'\"]+)?/[^\s'\"?#]*(?:[?#][^\s'\"]*)?")
_SECRET = re.compile(r"(?<![\w-])(?=[\w-]*\d)[\w-]{24,}(?![\w-])")
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_TYPE = re.compile(r"([A-Za-z_][\w.]*(?:Error|Exception|Refusal))(?::|$)")
_PLACE = "  File "
_TRACEBACK = "Traceback (most recent call last)"
_OWN_WORDS = {"live", "static", "metrics"}
_CHAIN_LONGEST = 8


def discreet(text: str) -> str:
    """`text` as it may be logged: paths, addresses, e-mail addresses and what looks like a token are masked."""
    return "\n".join(line if line.startswith(_PLACE) else _masked(line) for line in _lines(text))


def _masked(text: str) -> str:
    text = _EMAIL.sub(HIDDEN, text)
    text = _PATH.sub(lambda found: discreet_path(found.group()), text)
    text = _ADDRESS.sub(_hide_address, text)
    return _SECRET.sub(lambda found: found.group() if _UUID.fullmatch(found.group()) else HIDDEN, text)


def discreet_path(path: str) -> str:
    """`path` with only those parts that are words of our own addresses, or ids; what comes after a `?` is left out."""
    plain = re.split(r"[?#]", path, maxsplit=1)[0]
    return "/".join(part if _is_known(part) else HIDDEN for part in plain.split("/"))


def told(error: BaseException | None) -> str:
    """An exception and those that led to it: types, codes and places."""
    lines: list[str] = []
    for place, one in zip(range(_CHAIN_LONGEST), _chain(error), strict=False):
        lines += ["while handling:"] if place else []
        lines += [line.rstrip("\n") for line in traceback.format_tb(one.__traceback__)]
        lines.append(kind_of(one))
    return "\n".join(lines)


def kind_of(error: BaseException) -> str:
    """The type of `error`, with the code that a database or the system gave it."""
    codes = [getattr(error, name, None) for name in ("sqlstate", "sqlite_errorname")]
    if isinstance(error, OSError) and error.errno is not None:
        codes.append(errno.errorcode.get(error.errno))
    given = [code for code in codes if isinstance(code, str)]
    name = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    return f"{name} ({', '.join(given)})" if given else name


def words_of(error: BaseException | None) -> list[str]:
    """What an exception and those that led to it say; the longest first."""
    return sorted({str(one) for one in _chain(error)} - {""}, key=len, reverse=True)


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _lines(text: str) -> list[str]:
    """Of several lines the first; of a traceback that somebody has made into text, also the places and the types."""
    first, *others = text.split("\n")
    if _TRACEBACK not in text:
        return [first]
    places = [line for line in others if line.startswith(_PLACE)]
    return [first, *places, *(found.group(1) for line in others if (found := _TYPE.match(line)))]


def _is_known(part: str) -> bool:
    return not part or part in _words_of_addresses() or _UUID.fullmatch(part) is not None


def _hide_address(found: re.Match[str]) -> str:
    text = found.group()
    address = text.rstrip(".")
    try:
        ip_address(address)
    except ValueError:
        return text
    return HIDDEN + text.removeprefix(address)


@cache
def _words_of_addresses() -> frozenset[str]:
    """The fixed parts of all addresses of the product."""

    def words(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
        for one in patterns:
            yield from (part for part in str(one.pattern).split("/") if part and "<" not in part)
            if isinstance(one, URLResolver):
                yield from words(one.url_patterns)

    return frozenset(words(get_resolver().url_patterns)) | _OWN_WORDS


def is_harmless_id(text: str) -> bool:
    """Whether a request id from outside has the shape of an id, and so cannot be a name."""
    return re.fullmatch(r"[0-9a-fA-F-]{8,64}", text) is not None
