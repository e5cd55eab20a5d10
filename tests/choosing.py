"""Which tests run: those that break things under load take minutes, and run alone when they are asked for."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--faults", action="store_true", help="run the tests that break things under load (some minutes), and no others"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without --faults those marked `faults` are left out; with it everything beside tests/faults is."""
    if config.getoption("--faults"):
        chosen = [item for item in items if "faults" in item.path.parts]
    else:
        chosen = [item for item in items if item.get_closest_marker("faults") is None]
    config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
    items[:] = chosen
