"""How the log is written: JSON lines in production, lines for people elsewhere; all loggers, also those of the servers.

Every line passes `config.discretion` first. Only TROUPE_DEBUG, on a developer's own machine, shows what errors say.
"""

import logging
import sys
from typing import Any

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from config.discretion import discreet, kind_of, told, words_of

_COMMON: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
]
_LINES_FOR_PROGRAMS: list[Processor] = [
    structlog.processors.format_exc_info,
    structlog.processors.JSONRenderer(),
]


class Discreet(structlog.stdlib.ProcessorFormatter):
    """Formats a record in which no exception is left to speak for itself."""

    def format(self, record: logging.LogRecord) -> str:
        return super().format(_without_objects(record))


def logging_settings(*, production: bool, debug: bool, level: str) -> dict[str, Any]:
    """Django's LOGGING."""
    processors = [*_COMMON, *(_LINES_FOR_PROGRAMS if production else _lines_for_people())]
    formatter = {"()": structlog.stdlib.ProcessorFormatter, "processors": processors}
    if not debug:
        formatter = {"()": Discreet, "processors": [_mask, *processors]}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": formatter},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            "troupe": {"level": level},
            "troupe.requests": {"level": "INFO" if production else "WARNING"},
            # Without the handlers that Django gives them, which would write each line again, and in its own words.
            "django": {"handlers": [], "level": "WARNING"},
            "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
            "django.security.DisallowedHost": {"level": "CRITICAL"},
            "axes": {"level": "ERROR"},
        },
    }


def _lines_for_people() -> list[Processor]:
    colors = sys.stderr.isatty()
    return [structlog.dev.ConsoleRenderer(colors=colors, exception_formatter=structlog.dev.plain_traceback)]


def _without_objects(record: logging.LogRecord) -> logging.LogRecord:
    """A copy whose message holds no exception's words: errors are named by their type, other things left to `_mask`."""
    copy = logging.makeLogRecord(record.__dict__)
    if isinstance(copy.msg, BaseException) or not isinstance(copy.msg, str):
        copy.msg, copy.args = _named(copy.msg), None
    elif isinstance(copy.args, tuple):
        copy.args = tuple(_named(one) if isinstance(one, BaseException) else one for one in copy.args)
    try:
        copy.getMessage()
    except (TypeError, ValueError, KeyError):  # logging would tell of its mistake with all arguments
        copy.args = None
    return copy


def _named(thing: object) -> str:
    return kind_of(thing) if isinstance(thing, BaseException) else type(thing).__name__


def _mask(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """The message without what a person could be known by, and the exception as type and places."""
    error = _error_of(event.pop("exc_info", None))
    text = str(event["event"])
    for words in words_of(error):
        text = text.replace(words, "…")
    event["event"] = discreet(text)
    event.pop("stack_info", None)
    if error is not None:
        event["exception"] = told(error)
    return event


def _error_of(exc_info: object) -> BaseException | None:
    found = exc_info[1] if isinstance(exc_info, tuple) else exc_info
    return found if isinstance(found, BaseException) else None
