"""Acts on a group's narrative: its one text, and the name over it."""

from collections.abc import Iterable

from realtime.records import Record, Records
from realtime.text.commands import beginning
from realtime.text.plain import plain_text
from realtime.text.records import Part, Text
from realtime.text.typist import Typist
from tests.workshop.acts import Act, Arguments, Move, No, Stage, Table, uid
from tests.workshop.acts.boards import STRANGERS_TO_A_GROUP, board, removed_first
from tests.workshop.cast import Cast
from workshop.exercises.narrative.kind import MAIN, STORY
from workshop.exercises.narrative.records import Hero

MORNING = "Three lines are blinking."


def opening() -> Iterable[tuple[str, Record]]:
    return [(MAIN, Hero(name="Paula")), *beginning(STORY)]


def story(records: Records) -> str:
    return plain_text(records.get(Part.collection, {}), STORY)


def name(records: Records) -> str:
    found = records[Hero.collection][MAIN]
    assert isinstance(found, Hero)
    return found.name


def epoch(stage: Stage) -> str:
    found = stage.records()[Text.collection][STORY]
    assert isinstance(found, Text)
    return found.epoch


def typed(stage: Stage) -> Arguments:
    """The morning, typed by somebody who sees what is there."""
    typist = Typist()
    parts = stage.records().get(Part.collection, {}).values()
    typist.read(part.update for part in parts if isinstance(part, Part))
    typist.type(0, MORNING)
    return typist.arguments(STORY, epoch(stage))


def restarted(stage: Stage) -> Arguments:
    return {"text": STORY, "epoch": epoch(stage), "plain": "Another morning."}


WRITE = Move("write_text", typed)
RESTART = Move("restart_text", restarted, "facilitator")
OLD = {"text": STORY, "epoch": uid("an older edition")}

ACTS = (
    Act("write_text", typed, then=lambda r: story(r) == MORNING, undoes=False),
    Act("write_text", typed, "facilitator", before=(WRITE,), then=lambda r: story(r) == MORNING * 2, undoes=False),
    Act(
        "restart_text",
        restarted,
        "facilitator",
        before=(WRITE,),
        then=lambda r: story(r) == "Another morning.",
        undoes=False,
    ),
    Act(
        "put_back",
        removed_first("restart_text"),
        "facilitator",
        before=(WRITE, RESTART),
        then=lambda r: story(r) == MORNING,
        undoes=False,
    ),
    Act("refresh", {"name": "Vera"}, "system", then=lambda r: name(r) == "Vera", after_the_end=True),
)
REFUSALS = (
    No("write_text", {**OLD, "update": "AAA="}, code="epoch", words="begun anew"),
    No("write_text", lambda stage: {**typed(stage), "text": "elsewhere"}, code="absent"),
    No("write_text", lambda stage: {**typed(stage), "update": "AAA="}, words="changes nothing"),
    No("write_text", lambda stage: {**typed(stage), "update": "/////w8AAAAA"}, words="more is declared"),
    No("restart_text", {**OLD, "plain": "x"}, "facilitator", code="epoch", words="begun anew"),
    No("restart_text", restarted, before=(WRITE,), code="forbidden"),
    No("put_back", removed_first("restart_text"), before=(WRITE, RESTART), code="forbidden"),
    No("put_back", {"event": 1}, "facilitator", code="absent"),
    No(
        "put_back",
        removed_first("restart_text"),
        "facilitator",
        before=(WRITE, RESTART, Move("put_back", removed_first("restart_text"), "facilitator")),
        words="back already",
    ),
    No("refresh", {"name": "Vera"}, "owner", code="forbidden"),
)


def open_stage(cast: Cast) -> Stage:
    return board(cast, "narrative", opening(), group="Planners")


TABLE = Table("narrative", open_stage, ACTS, REFUSALS, outsiders=STRANGERS_TO_A_GROUP, heir="editor")
