"""What a test of faults is given to break."""

from dataclasses import dataclass
from typing import Any

from tests.faults.acts import Room
from tests.faults.site import Site
from tests.load.databases import Environment


@dataclass(frozen=True)
class Installed:
    """A database with a room in it, and what its processes are told."""

    environment: Environment
    room: Room

    def site(self, **about: Any) -> Site:
        """Processes that serve it."""
        return Site(self.environment, self.room, **about)

    def told(self, environment: Environment) -> "Installed":
        """The same with something else told to the processes."""
        return Installed({**self.environment, **environment}, self.room)
