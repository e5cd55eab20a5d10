"""Imports run one way, and browser modules and templates name files that exist."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

from realtime.templatetags.assets import BARE
from tests.house.tree import ROOT, files, lines_of

# A specifier in a static import or re-export, also on its last line, or in a call of import() with a plain string.
SPECIFIER = re.compile(r"""(?:^\s*(?:import|export|}).*?\bfrom\s+|^\s*import\s+|\bimport\()["']([^"']+)["']""")
STATIC = re.compile(r"""{%\s*static\s+["']([^"']+)["']""")


def test_import_contracts_hold() -> None:
    checker = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([checker, "--no-logo"], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout


def test_every_exercise_is_under_the_contract_of_independence() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    held = {module for contract in contracts if contract["type"] == "independence" for module in contract["modules"]}
    folders = {path.parent.name for path in files("__init__.py", under="workshop/exercises")} - {"exercises"}
    assert held == {f"workshop.exercises.{name}" for name in folders}


def test_every_browser_module_imports_what_is_there() -> None:
    lost = [
        f"{place} imports {specifier}"
        for path in files(".js", under="static/js")
        for place, line in lines_of([path])
        if not line.lstrip().startswith(("*", "/*", "//"))
        for specifier in SPECIFIER.findall(line)
        if not target_of(specifier, importer=path).is_file()
    ]
    assert lost == []


def target_of(specifier: str, *, importer: Path) -> Path:
    if specifier.startswith("."):
        return (importer.parent / specifier).resolve()
    return ROOT / "static" / BARE.get(specifier, "no such name")


def test_every_static_file_that_a_template_names_is_there() -> None:
    lost = [
        f"{place} names {name}"
        for place, line in lines_of(files(".html", under="templates"))
        for name in STATIC.findall(line)
        if not (ROOT / "static" / name).is_file()
    ]
    assert lost == []


def test_the_specifiers_are_found_in_all_their_forms() -> None:
    source = [
        'import "./a.js";',
        'import { x } from "./b.js";',
        '} from "./c.js";',
        'await import("./d.js")',
        'export * from "./e.js";',
    ]
    assert [found for line in source for found in SPECIFIER.findall(line)] == [
        "./a.js",
        "./b.js",
        "./c.js",
        "./d.js",
        "./e.js",
    ]
