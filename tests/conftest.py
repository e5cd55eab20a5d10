"""What all tests share: no test is skipped under CI, and none is served collected files of another time."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings

pytest_plugins = ["tests.choosing", "tests.skipping"]


@pytest.fixture(autouse=True, scope="session")
def _no_collected_files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Static files come from where they are written, not from what `bin/run` once collected; uploads go elsewhere."""
    folder = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=folder, MEDIA_ROOT=tmp_path_factory.mktemp("uploads")):
        yield folder
