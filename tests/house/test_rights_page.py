"""The page of who may do what is what the command prints, and the table holds nothing that nothing asks for."""

import subprocess
import sys

from tests.house.tree import ROOT, files, name_of
from workshop.rights import TABLE, Capability

NOT_YET = ["ENTER_FOR_OTHERS"]
"""Capabilities of the table whose commands are still to be made."""
READ_ONLY_BY = {"workshop/rights.py", "workshop/rights_page.py"}


def test_the_page_is_what_the_command_prints() -> None:
    """In a process of its own: other tests register documents that the product does not have."""
    command = [sys.executable, "manage.py", "rights"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True, timeout=60).stdout
    page = (ROOT / "docs" / "rights.md").read_text(encoding="utf-8")
    assert page == printed, "make it anew: bin/manage rights > docs/rights.md"


def test_every_capability_has_its_row_in_the_table() -> None:
    assert set(TABLE) == set(Capability)


def test_every_capability_is_asked_for_somewhere() -> None:
    code = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("workshop", "personas")
        for path in files(".py", under=folder)
        if name_of(path) not in READ_ONLY_BY
    )
    assert [one.name for one in Capability if f"Capability.{one.name}" not in code] == NOT_YET
