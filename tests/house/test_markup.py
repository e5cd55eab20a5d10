"""Templates keep to the strict Content-Security-Policy: no inline style, handler or script without a nonce."""

import re

import pytest

from tests.house.tree import files, lines_of

INLINE = {
    "a style attribute": r"<[^>]*\sstyle\s*=",
    "a style element": r"<style\b",
    "a handler attribute": r"<[^>]*\son[a-z]+\s*=",
    "a script address": r"""(?:href|src|action)\s*=\s*["']?\s*javascript:""",
    "something from another server": r"""(?:src|srcset|href)\s*=\s*["'](?:https?:)?//""",
}
SCRIPT = re.compile(r"<script\b([^>]*)>")


@pytest.mark.parametrize("what", INLINE)
def test_no_template_has(what: str) -> None:
    lines = [*lines_of(files(".html", under="templates")), *lines_of(files(".js", under="static/js"))]
    assert [place for place, line in lines if re.search(INLINE[what], line)] == []


def test_every_script_of_a_template_has_the_nonce_and_a_file() -> None:
    tags = [(place, tag) for place, line in lines_of(files(".html", under="templates")) for tag in SCRIPT.findall(line)]
    assert tags
    assert [place for place, tag in tags if "request.csp_nonce" not in tag or "src=" not in tag] == []


def test_browser_modules_make_no_markup_from_strings() -> None:
    harmful = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|unsafeHTML|\beval\(|new Function\(")
    assert [place for place, line in lines_of(files(".js", under="static/js")) if harmful.search(line)] == []


def test_printed_pages_evaluate_nothing() -> None:
    assert [place for place, line in lines_of(files(".typ")) if re.search(r"\beval\b", line)] == []


@pytest.mark.parametrize(
    ("what", "line"),
    [
        ("a style attribute", '<p class="x" style="color: red">'),
        ("a handler attribute", '<button onclick="go()">'),
        ("a script address", '<a href="javascript:void 0">'),
        ("something from another server", '<script src="//cdn.example/x.js">'),
    ],
)
def test_the_patterns_catch_what_they_are_for(what: str, line: str) -> None:
    assert re.search(INLINE[what], line)
