"""A workshop with its whole cast, and the engine that serves it."""

from collections.abc import Iterator

import pytest

from realtime.engine import engine
from tests.workshop.cast import Cast, make_cast


@pytest.fixture
def fresh_engine(transactional_db: None) -> Iterator[None]:
    """The engine writes on its own connection, so these tests commit; no state outlives its test."""
    engine.writer.forget()
    yield
    engine.writer.forget()


@pytest.fixture
def cast(fresh_engine: None) -> Cast:
    return make_cast()
