"""The session document's commands; importing this package registers them."""

from workshop.session import agenda, people, running

__all__ = ["agenda", "people", "running"]
