"""Acts on a persona sheet that is silent: the same commands, and each person's work is theirs alone."""

from tests.workshop.acts import Act, Move, No, Stage, Table
from tests.workshop.acts.boards import STRANGERS_TO_A_GROUP, board
from tests.workshop.acts.sheet import (
    E1,
    L1,
    L2,
    MAIN,
    PLANNERS,
    QUOTES,
    about,
    add,
    attach,
    attached,
    draw,
    edit,
    opening,
    remove,
    texts,
)
from tests.workshop.cast import Cast
from workshop.exercises import silence
from workshop.exercises.sheet.records import Line, Proposal
from workshop.exercises.silence import Written

HERS, HIS = add(), add(L2, "Call them all", by="ben")
ONE_LINE = (add(L1, "Plans on paper", "summary"), add(L2, "Calls everybody", "summary", by="ben"))


def people_written(stage_records: object) -> int:
    """How many have written, as those who run the session are told."""
    assert isinstance(stage_records, dict)
    found = stage_records[Written.collection][MAIN]
    assert isinstance(found, Written)
    return found.people


def is_everybodys(records: object) -> bool:
    """Whether nothing on the sheet is anybody's alone."""
    assert isinstance(records, dict)
    return all(line.to is None for line in records[Line.collection].values() if isinstance(line, Line))


ACTS = (
    Act(
        "name_persona",
        {"name": " Petra  Plan", "was": ""},
        before=(Move("name_persona", {"name": "Paul", "was": ""}, "ben"),),
        then=lambda r: (
            sorted(one.name for one in r[Proposal.collection].values() if isinstance(one, Proposal))
            == ["Paul", "Petra Plan"]
            and not about(r).name
        ),
    ),
    Act("add_line", HERS.arguments, before=(HIS,), then=lambda r: len(texts(r)) == people_written(r) == 2),
    Act(
        "add_line",
        {"line": L1, "field": "summary", "text": "One line each"},
        before=(ONE_LINE[1],),
        then=lambda r: len(texts(r, "summary")) == 2,
    ),
    Act(
        "edit_line", edit("Plan it", "Plan the week").arguments, before=(HERS,), then=lambda r: texts(r) == ["Plan it"]
    ),
    Act("remove_line", {"line": L1}, before=(HERS, HIS), then=lambda r: texts(r) == ["Call them all"]),
    Act("attach_quote", attach(line=None).arguments, then=lambda r: attached(r) == {("goals", None, 0)}),
    Act("detach_quote", {"evidence": E1}, before=(attach(line=None),), then=lambda r: not attached(r)),
    Act(
        "reveal",
        {},
        "system",
        before=(HERS, HIS),
        then=lambda r: not r.get("privacy") and not r[Written.collection] and is_everybodys(r) and len(texts(r)) == 2,
        undoes=False,
        after_the_end=True,
    ),
)
REFUSALS = (
    No("draw_on", draw(PLANNERS).arguments, code="silent", words="decided together"),
    No("edit_line", {"line": L2, "text": "Mine", "was": "Call them all"}, before=(HIS,), code="absent"),
    No("remove_line", remove(L2).arguments, before=(HIS,), code="absent"),
    No("remove_line", remove(L2).arguments, "facilitator", before=(HIS,), code="absent"),
    No(
        "attach_quote", {"evidence": E1, "field": "goals", "quote": QUOTES[0], "line": L2}, before=(HIS,), code="absent"
    ),
    No("add_line", {"line": L2, "field": "goals", "text": "Over his"}, before=(HIS,), words="could not be understood"),
    No("reveal", {}, "facilitator", code="forbidden", words="cannot do this here"),
)


def open_stage(cast: Cast) -> Stage:
    staff = (cast.actor("owner"), cast.actor("facilitator"), cast.actor("co_facilitator"))
    return board(cast, "sheet", [*opening(), *silence.beginning(staff)], group="Planners")


TABLE = Table("sheet", open_stage, ACTS, REFUSALS, outsiders=STRANGERS_TO_A_GROUP)
