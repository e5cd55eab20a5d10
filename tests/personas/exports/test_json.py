"""The JSON export: the pack itself."""

import json

import pytest

from personas.exports.json import make
from personas.exports.pack import read_pack
from tests.personas.exports.nasty import nasty_pack
from tests.personas.exports.sample import Json, sample_pack


@pytest.mark.parametrize("pack", [sample_pack(), nasty_pack()], ids=["sample", "nasty"])
def test_reading_it_gives_the_pack_back(pack: Json) -> None:
    assert json.loads(make(pack)) == pack


def test_it_is_utf8_with_sorted_keys_and_one_newline_at_the_end() -> None:
    made = make(sample_pack())
    text = made.decode("utf-8")
    assert text.endswith("}\n")
    assert text.count("\n") == 1
    assert "–" in text
    assert list(json.loads(text)) == sorted(sample_pack())


def test_a_key_that_a_later_version_adds_does_not_disturb_the_reading() -> None:
    pack = sample_pack()
    pack["persona_of_the_year"] = pack["personas"][0]["mood"] = "fine"
    assert len(read_pack(pack).personas) == 3
