"""The session document's commands; importing this package registers them."""

from workshop.session import (
    agenda,
    call,
    deputy,
    group_time,
    groups,
    people,
    replanning,
    running,
    signals,
    step_texts,
    telling,
    title,
)

__all__ = [
    "agenda",
    "call",
    "deputy",
    "group_time",
    "groups",
    "people",
    "replanning",
    "running",
    "signals",
    "step_texts",
    "telling",
    "title",
]
