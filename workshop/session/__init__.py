"""The session document's commands; importing this package registers them."""

from workshop.session import agenda, groups, people, running, title

__all__ = ["agenda", "groups", "people", "running", "title"]
