"""The colours of the style sheets keep the contrast of WCAG 2.2 AA, in light and in dark."""

import re
from pathlib import Path

import pytest

CSS = Path(__file__).parents[2] / "static" / "css"
TEXT, GRAPHIC = 4.5, 3.0
SCHEMES = {"light": 0, "dark": 1}

GROUNDS = ("ground", "surface", "raised", "sunken")
WORDS = ("ink", "ink-soft", "ink-faint", "accent-text", "spot-text", "good-text", "warn-text", "bad-text", "info-text")
FILLS = (
    ("on-accent", "accent"),
    ("on-accent", "accent-hover"),
    ("on-spot", "spot"),
    ("on-spot", "spot-hover"),
    ("on-bad", "bad"),
)
TINTS = ("accent", "spot", "good", "warn", "bad", "info")
STAGE = (("on-stage", "stage"), ("on-stage-soft", "stage"), ("on-stage", "stage-raised"))

_COLOUR = re.compile(r"--([\w-]+):\s*(?:light-dark\((#\w{6}), (#\w{6})\)|(#\w{6}));")
_HUE = re.compile(r"\.hue-(\d),\s*\[data-hue=\"\d\"\] \{(.*?)\}", re.DOTALL)


def colours_in(css: str) -> dict[str, tuple[str, str]]:
    """Name → (light, dark)."""
    return {name: (light or same, dark or same) for name, light, dark, same in _COLOUR.findall(css)}


TOKENS = colours_in((CSS / "tokens.css").read_text(encoding="utf-8"))
HUES = {
    int(number): colours_in(rules) for number, rules in _HUE.findall((CSS / "hues.css").read_text(encoding="utf-8"))
}


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb. https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21. https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_measures_as_the_standard_does() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("words", "ground"),
    [
        *((words, ground) for words in WORDS for ground in GROUNDS),
        *FILLS,
        *STAGE,
        *((f"{tint}-text", f"{tint}-soft") for tint in TINTS),
        *(("ink", f"{tint}-soft") for tint in TINTS),
        ("ink", "hover"),
        ("ink-soft", "hover"),
    ],
)
def test_words_can_be_read(scheme: str, words: str, ground: str) -> None:
    at = SCHEMES[scheme]

    assert contrast(TOKENS[words][at], TOKENS[ground][at]) >= TEXT


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("edge", ["line-strong", "focus"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_edges_of_fields_and_the_focus_ring_can_be_seen(scheme: str, edge: str, ground: str) -> None:
    at = SCHEMES[scheme]

    assert contrast(TOKENS[edge][at], TOKENS[ground][at]) >= GRAPHIC


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("number", range(1, 9))
def test_each_hue_carries_its_words(scheme: str, number: int) -> None:
    at = SCHEMES[scheme]
    hue = {name: pair[at] for name, pair in HUES[number].items()}
    on_hue = ("#ffffff", "#181016")[at]

    assert contrast(on_hue, hue["hue"]) >= TEXT
    assert contrast(hue["hue-text"], hue["hue-soft"]) >= TEXT
    assert contrast(hue["hue-text"], TOKENS["surface"][at]) >= TEXT
    assert contrast(TOKENS["ink-soft"][at], hue["hue-soft"]) >= TEXT
    assert contrast(hue["hue"], TOKENS["surface"][at]) >= GRAPHIC
