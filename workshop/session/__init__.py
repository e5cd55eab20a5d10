"""The session document's commands; importing this package registers them."""

from workshop.session import (
    agenda,
    call,
    contributing,
    deputy,
    group_time,
    groups,
    lobby,
    merging,
    people,
    replanning,
    running,
    signals,
    start,
    step_texts,
    telling,
    title,
)

__all__ = [
    "agenda",
    "call",
    "contributing",
    "deputy",
    "group_time",
    "groups",
    "lobby",
    "merging",
    "people",
    "replanning",
    "running",
    "signals",
    "start",
    "step_texts",
    "telling",
    "title",
]
