"""What every registered format holds to, a new one without a change here."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

import personas.exports
from personas.exports import ExportFormat, all_formats, format_named, register, registry
from tests.personas.exports.nasty import crowded_pack, nasty_pack
from tests.personas.exports.sample import Json, pack_of, sample_pack

PACKS: dict[str, Callable[[], Json]] = {
    "sample": sample_pack,
    "crowded": crowded_pack,
    "nasty": nasty_pack,
    "without personas": lambda: pack_of([]),
}


@pytest.fixture(params=all_formats(), ids=lambda format: format.name)
def format(request: pytest.FixtureRequest) -> ExportFormat:
    chosen: ExportFormat = request.param
    return chosen


@pytest.fixture(params=PACKS)
def pack(request: pytest.FixtureRequest) -> Json:
    return PACKS[request.param]()


def test_the_formats_of_the_product_are_offered_in_this_order() -> None:
    assert [format.name for format in all_formats()] == ["pdf", "md", "csv", "json"]


def test_a_format_is_found_by_the_name_in_its_address(format: ExportFormat) -> None:
    assert format_named(format.name) is format
    assert format_named("absent") is None


def test_it_renders_every_pack(format: ExportFormat, pack: Json) -> None:
    assert format.render(pack)


def test_the_same_pack_gives_the_same_bytes(format: ExportFormat, pack: Json) -> None:
    reordered = json.loads(json.dumps(pack), object_pairs_hook=lambda pairs: dict(reversed(pairs)))
    assert format.render(pack) == format.render(reordered)


def test_the_words_are_in_the_pack_s_language_whoever_asks(format: ExportFormat) -> None:
    made = format.render(sample_pack())
    with translation.override("de"):
        assert format.render(sample_pack()) == made


def test_rendering_changes_nothing_in_the_pack(format: ExportFormat, pack: Json) -> None:
    before = json.dumps(pack)
    format.render(pack)
    assert json.dumps(pack) == before


def test_a_name_can_be_registered_once() -> None:
    with pytest.raises(ValueError, match="already"):
        register(
            ExportFormat(
                name="pdf", extension="pdf", media_type="application/pdf", label="Second", make=lambda _pack: b""
            )
        )


def test_adding_a_file_adds_a_format(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    guide = (Path(__file__).parents[3] / "docs" / "adding-an-export.md").read_text()
    (tmp_path / "names_of_the_guide.py").write_text(guide.split("```python\n")[1].split("```")[0])
    formats: dict[str, Any] = dict(registry._formats)
    monkeypatch.setattr(registry, "_formats", formats)
    monkeypatch.setattr(personas.exports, "__path__", [*personas.exports.__path__, str(tmp_path)])
    registry._discover.cache_clear()

    added = format_named("names")

    assert added is not None
    assert added.render(sample_pack()).decode().splitlines()[0] == "Petra the Firefighter"
