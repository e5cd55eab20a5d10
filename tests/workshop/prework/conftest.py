"""A workshop with its cast whose uploads go into a folder of the test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client, override_settings

from tests.workshop.cast import Cast


@pytest.fixture(autouse=True)
def uploads(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "uploads"
    with override_settings(MEDIA_ROOT=str(folder)):
        yield folder


@pytest.fixture
def facilitator(cast: Cast) -> Client:
    return cast.browser("facilitator")
