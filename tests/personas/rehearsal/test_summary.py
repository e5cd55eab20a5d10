"""The summary: what was sent and what became of it, and the files beside it."""

import json
from pathlib import Path

from personas.rehearsal.editing import Edited, Made, lines_left_behind
from personas.rehearsal.plan import Plan
from personas.rehearsal.summary import Outcome
from personas.rehearsal.tally import Tally
from tests.personas.rehearsal.hands import document, sent

PLAN = Plan(quotes=Path("quotes.csv"), participants=2, groups=1, out=Path("out"))
PACK = {"title": "Persona Pack v1.0", "personas": [{"fields": [{"lines": [{"text": "One"}, {"text": "Two!"}]}]}]}


def made() -> Made:
    return Made("/packs/1/", {"json": json.dumps(PACK).encode(), "md": b"# Pack"})


def test_commands_are_counted_once_by_what_became_of_them() -> None:
    tally = Tally()
    again = sent()
    again.times_sent = 3
    never = sent(answer=None)
    never.times_sent = 0
    probe = sent(answer="forbidden")
    probe.is_probe = True
    refused = [sent(answer="invalid"), sent(answer="invalid"), sent(answer="changed_meanwhile")]
    tally.commands = [sent(), again, never, probe, *refused, sent(answer=None)]
    assert (tally.sent, tally.acknowledged, tally.refused, tally.resent) == (6, 2, 3, 2)
    assert tally.refusals() == {"invalid": 2, "changed_meanwhile": 1}
    assert len(tally.unanswered) == 1


def test_times_are_of_commands_that_went_out_once() -> None:
    tally = Tally()
    for took in (1.0, 2.0, 3.0):
        tally.commands.append(sent())
        tally.commands[-1].took_ms = took
    slow = sent()
    slow.times_sent, slow.took_ms = 2, 9_000
    tally.commands.append(slow)
    assert tally.acknowledged_ms()["median"] == 2.0
    assert Tally().acknowledged_ms() == {}


def test_the_folder_holds_what_came_of_this_rehearsal_alone(tmp_path: Path) -> None:
    for name in ("pack.pdf", "pack.csv", "summary.json", "notes.txt"):
        (tmp_path / name).write_text("of yesterday")
    outcome = Outcome(plan=PLAN, tally=Tally(), made=made())
    outcome.write(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"pack.json", "pack.md", "summary.json", "notes.txt"}
    written = json.loads((tmp_path / "summary.json").read_text("utf-8"))
    assert written == outcome.as_json()
    assert (written["pack"], written["personas"], set(written["files"])) == (
        "Persona Pack v1.0",
        1,
        {"pack.json", "pack.md"},
    )


def test_of_a_rehearsal_that_broke_off_there_is_no_pack(tmp_path: Path) -> None:
    Outcome(plan=PLAN, tally=Tally()).write(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["summary.json"]


def test_a_line_that_the_room_wrote_and_the_pack_has_not_is_left_behind() -> None:
    sheet = document({"lines": {"1": {"text": "One"}, "2": {"text": "Two"}, "3": {"text": "Three"}}})
    left = lines_left_behind(made(), [sheet], edited=[Edited(was="Two", now="Two!")])
    assert left[0] == "Three"
    assert len(left) == 2, "and what the editor added"
