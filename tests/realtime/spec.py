"""What `realtime/SPEC.md` says, as tests read it."""

import re

from tests.house.tree import ROOT

SPEC = (ROOT / "realtime" / "SPEC.md").read_text(encoding="utf-8")
_RULE = re.compile(r"^- \*\*([A-Z]\d+)\*\* ", re.MULTILINE)
_ROW = re.compile(r"^\| `?(\w+)`? \| (.*?) \|", re.MULTILINE)

RULES = _RULE.findall(SPEC)


def table(heading: str) -> dict[str, str]:
    """The second column of the table below a heading, by the first."""
    section = SPEC.split(f"### {heading}\n")[1].split("\n## ")[0].split("\n### ")[0]
    rows = dict(_ROW.findall(section))
    return {first: second for first, second in rows.items() if first not in ("t", "code")}


def fields(heading: str) -> dict[str, set[str]]:
    """The fields of each message in a table, `t` among them."""
    return {tag: {"t", *re.findall(r"`(\w+)`", cell)} for tag, cell in table(heading).items()}


FROM_THE_CLIENT = fields("From the client")
FROM_THE_SERVER = fields("From the server")
