"""Every name that the facilitator's guide prints in bold stands on a screen."""

import ast
import re
from collections.abc import Iterator

from tests.house.tree import ROOT, files

GUIDE = ROOT / "docs" / "facilitating.md"
BOLD = re.compile(r"\*\*(.+?)\*\*", re.S)
IN_TEMPLATES = re.compile(
    r"""\{%\s*translate\s+(?:"([^"]+)"|'([^']+)')|\{%\s*blocktranslate[^%]*%\}(.*?)\{%\s*endblocktranslate""", re.S
)
IN_SCRIPTS = re.compile(r"gettext\(((?:[^()\"]|\"(?:[^\"\\]|\\.)*\")*)\)")
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
PLURAL = re.compile(r"\{%\s*plural\s*%\}")
GAP = re.compile(r"%\(\w+\)s|\{\{[^}]*\}\}|%s")
FILLED = r"(?:\d+|…)"
LEAST_LETTERS = 2


def test_every_name_in_bold_stands_on_a_screen() -> None:
    shown = list(patterns())
    names = bold_names(GUIDE.read_text(encoding="utf-8"))
    assert len(names) > 50
    assert [name for name in names if not any(pattern.fullmatch(name) for pattern in shown)] == []


def test_a_name_that_no_screen_has_is_found() -> None:
    shown = list(patterns())
    for name in ("Begin the workshop", "Next: ", "…", "Import quotes now", "Lock it"):
        assert not any(pattern.fullmatch(name) for pattern in shown), name
    for name in ("Start the workshop", "Next: …", "Import … quotes", "+2 min"):
        assert any(pattern.fullmatch(name) for pattern in shown), name


def bold_names(text: str) -> list[str]:
    """The names in the order of the text; a line break within one is a space."""
    return [" ".join(name.split()) for name in BOLD.findall(text)]


def patterns() -> Iterator[re.Pattern[str]]:
    """One for each text that is translated; a gap in it is a number or “…” in the guide."""
    for text in {" ".join(text.split()) for text in texts()}:
        parts = GAP.split(text)
        if sum(letter.isalpha() for part in parts for letter in part) >= LEAST_LETTERS:
            yield re.compile(FILLED.join(re.escape(part) for part in parts))


def texts() -> Iterator[str]:
    """The texts of templates, scripts and Python that pass gettext."""
    for path in files(".html", under="templates"):
        for double, single, block in IN_TEMPLATES.findall(path.read_text(encoding="utf-8")):
            yield from PLURAL.split(double or single or block)
    for path in files(".js", under="static/js"):
        for call in IN_SCRIPTS.findall(path.read_text(encoding="utf-8")):
            yield from (ast.literal_eval(f'"{text}"') for text in STRING.findall(call))
    for app in ("workshop", "personas", "config"):
        for path in files(".py", under=app):
            yield from _python_texts(ast.parse(path.read_text(encoding="utf-8")))


def _python_texts(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in ("_", "ngettext", "gettext")
        ):
            yield from (arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str))
