"""The example in `realtime/README.md` runs as it is printed, and is as short as it says."""

import re
from types import SimpleNamespace
from uuid import uuid4

import pytest

from realtime import kinds
from realtime.engine import engine
from realtime.refusals import Refusal
from tests.house.tree import ROOT

README = (ROOT / "realtime" / "README.md").read_text(encoding="utf-8")
KIND, VIEW, _TEXTS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
SHORT_LINES = 40


@pytest.fixture(scope="module")
def example() -> SimpleNamespace:
    """The names that the example defines."""
    names: dict[str, object] = {"__name__": __name__}
    exec(compile(KIND, "realtime/README.md", "exec"), names)  # noqa: S102 our own documentation
    return SimpleNamespace(**names)


def test_a_kind_is_written_in_less_than_forty_lines() -> None:
    code = [line for line in KIND.splitlines() if line.strip() and not line.startswith(("from", "import"))]
    assert len(code) < SHORT_LINES
    assert len(KIND.splitlines()) < SHORT_LINES + 1


def test_the_example_wishes_refuses_repeats_and_undoes(example: SimpleNamespace) -> None:
    names: dict[str, object] = {"uuid4": uuid4}
    exec(compile(VIEW, "realtime/README.md", "exec"), names)  # noqa: S102 the same
    document = names["document"]
    assert [wish.text for wish in engine.read(document)["wishes"].values()] == ["More light"]  # type: ignore[arg-type,attr-defined]
    for text in ("Two", "Three"):
        engine.execute(document, "make_wish", {"wish": str(uuid4()), "text": text}, actor="u:7")  # type: ignore[arg-type]
    with pytest.raises(Refusal, match="enough"):
        engine.execute(document, "make_wish", {"wish": str(uuid4()), "text": "Four"}, actor="u:7")  # type: ignore[arg-type]
    engine.execute(document, "undo", {}, actor="u:7")  # type: ignore[arg-type]
    assert len(engine.read(document)["wishes"]) == 2  # type: ignore[arg-type]


def test_the_kind_is_known(example: SimpleNamespace) -> None:
    assert kinds.kind_named("wishes") is example.wishes
