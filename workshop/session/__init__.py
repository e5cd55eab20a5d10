"""The session document's commands; importing this package registers them."""

from workshop.session import agenda, contributing, group_time, groups, people, replanning, running, signals, telling

__all__ = ["agenda", "contributing", "group_time", "groups", "people", "replanning", "running", "signals", "telling"]
