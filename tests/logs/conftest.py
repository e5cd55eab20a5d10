"""The engine, as its own tests have it."""

from collections.abc import Iterator

import pytest

from realtime.engine import engine


@pytest.fixture
def fresh_engine(transactional_db: None) -> Iterator[None]:
    engine.writer.forget()
    yield
    engine.writer.forget()
