"""An ended workshop with everything that its room left behind, and a browser for each of the cast."""

import pytest

from personas.choosing import choose
from personas.models import Persona
from tests.personas.room import Room
from tests.workshop.cast import Cast
from tests.workshop.conftest import cast, fresh_engine

__all__ = ["cast", "fresh_engine"]


@pytest.fixture
def room(cast: Cast) -> Room:
    """The workshop has ended; nobody has drafted anything yet."""
    return Room(cast)


@pytest.fixture
def petra(room: Room) -> Persona:
    """The draft that grew from the Planners' sheet: six lines, one of them an assumption."""
    sheet = room.petra()
    (persona,) = choose(workshop=room.workshop, candidates=[sheet])
    return persona
