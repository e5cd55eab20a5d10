"""The session document's commands; importing this package registers them."""

from workshop.session import agenda, groups, lobby, merging, people, running, start

__all__ = ["agenda", "groups", "lobby", "merging", "people", "running", "start"]
