"""The house of the rights tests, served over a port by this process."""

from collections.abc import Iterator

import pytest

from tests.leaks.served import served_here
from tests.rights.conftest import house

__all__ = ["house"]


@pytest.fixture
def origin() -> Iterator[str]:
    with served_here() as found:
        yield found
