"""The house with everybody who may come to it."""

from collections.abc import Iterator

import pytest

from realtime.engine import engine
from tests.rights.house import House, make_house
from tests.workshop.cast import make_cast


@pytest.fixture
def house(transactional_db: None) -> Iterator[House]:
    engine.writer.forget()
    yield make_house(make_cast())
    engine.writer.forget()
