"""The documentation names files that are there."""

import re

from tests.house.tree import ROOT, files, lines_of

OURS = "config|realtime|workshop|personas|static|templates|tests|bin|docs|requirements"
NAMED = re.compile(rf"(?:`|\]\()((?:{OURS})/[\w./-]+)(?=[`):#])")
EXAMPLE = "parking"
"""The exercise that docs/adding-an-exercise.md makes before the reader's eyes."""


def test_every_path_in_the_documentation_leads_somewhere() -> None:
    pages = [*files("README.md", "CHANGELOG.md", "SPEC.md"), *files(".md", under="docs")]
    lost = [
        f"{place}: {name}" for place, line in lines_of(pages) for name in NAMED.findall(line) if not leads(place, name)
    ]
    assert lost == []


def leads(place: str, name: str) -> bool:
    """From the root of the project, or from the page that names it; the example's files are the reader's to make."""
    if EXAMPLE in name:
        return True
    page = ROOT / place.rpartition(":")[0]
    return (ROOT / name).exists() or (page.parent / name).exists()


def test_paths_are_found_in_prose_and_links() -> None:
    assert NAMED.findall("see `bin/run` and [this](docs/a.md), not `a/b` or bin/x") == ["bin/run", "docs/a.md"]
