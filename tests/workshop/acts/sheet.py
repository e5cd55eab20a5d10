"""Acts on a persona sheet with three quotes and two clusters. A persona draft has the same records and commands."""

from collections.abc import Iterable

from realtime.order import keys_between
from realtime.records import Record, Records
from tests.workshop.acts import Act, BuiltOn, Move, No, Stage, Table, uid
from tests.workshop.acts.boards import STRANGERS_TO_A_GROUP, board, removed_first
from tests.workshop.cast import Cast
from workshop.exercises.sheet.commands import LINE_LONGEST, NAME_LONGEST, QUOTES_A_LINE
from workshop.exercises.sheet.records import About, Evidence, Line, SheetQuote, Source

MAIN = "main"
QUOTES = tuple(uid(f"quote {number}") for number in range(QUOTES_A_LINE + 1))
PLANNERS, CALLERS = uid("planners"), uid("callers")
L1, L2, E1, E2, NOWHERE = uid("line 1"), uid("line 2"), uid("evidence 1"), uid("evidence 2"), uid("nowhere")


def opening() -> Iterable[tuple[str, Record]]:
    yield MAIN, About()
    for number, id in enumerate(QUOTES):
        yield id, SheetQuote(text=f"Quote {number}", number=number)
    for (id, label), order in zip(
        ((PLANNERS, "The planner"), (CALLERS, "The caller")), keys_between(None, None, 2), strict=True
    ):
        yield id, Source(label=label, order=order, quotes=QUOTES[:2])


def about(records: Records) -> About:
    found = records[About.collection][MAIN]
    assert isinstance(found, About)
    return found


def texts(records: Records, field: str = "goals") -> list[str]:
    """The statements of a field, in their order."""
    lines = [line for line in records[Line.collection].values() if isinstance(line, Line) and line.field == field]
    return [line.text for line in sorted(lines, key=lambda line: line.order)]


def attached(records: Records) -> set[tuple[str, str | None, int]]:
    """Field, line and number of the quote of every piece of evidence."""
    found = (one for one in records[Evidence.collection].values() if isinstance(one, Evidence))
    return {(one.field, one.line, QUOTES.index(one.quote)) for one in found}


def add(line: str = L1, text: str = "Plan the week", field: str = "goals", *, by: str = "anna") -> Move:
    return Move("add_line", {"line": line, "field": field, "text": text}, by)


def attach(evidence: str = E1, quote: int = 0, line: str | None = L1, *, by: str = "anna") -> Move:
    return Move("attach_quote", {"evidence": evidence, "field": "goals", "quote": QUOTES[quote], "line": line}, by)


def detach(evidence: str = E1, *, by: str = "anna") -> Move:
    return Move("detach_quote", {"evidence": evidence}, by)


def edit(text: str, was: str, *, by: str = "anna") -> Move:
    return Move("edit_line", {"line": L1, "text": text, "was": was}, by)


def draw(*clusters: str, by: str = "anna") -> Move:
    return Move("draw_on", {"clusters": list(clusters)}, by)


def remove(line: str = L1, *, by: str = "anna") -> Move:
    return Move("remove_line", {"line": line}, by)


HERS = add(by="ben")
ACTS = (
    Act("name_persona", {"name": " Petra  Plan", "was": ""}, then=lambda r: about(r).name == "Petra Plan"),
    Act(
        "draw_on",
        {"clusters": [CALLERS, PLANNERS, CALLERS]},
        then=lambda r: about(r) == About(name="The caller", clusters=(CALLERS, PLANNERS)),
    ),
    Act(
        "add_line",
        {"line": L2, "field": "goals", "text": " Be home\nat six ", "quote": QUOTES[1], "evidence": E1},
        before=(HERS,),
        then=lambda r: texts(r) == ["Plan the week", "Be home\nat six"] and attached(r) == {("goals", L2, 1)},
    ),
    Act(
        "edit_line",
        {"line": L1, "text": "Plan two weeks", "was": "Plan the week"},
        before=(HERS, attach(by="ben")),
        then=lambda r: texts(r) == ["Plan two weeks"] and attached(r) == {("goals", L1, 0)},
    ),
    Act(
        "remove_line",
        {"line": L1},
        "ben",
        before=(HERS, add(L2, by="ben"), attach(by="ben"), attach(E2, 0, L2, by="ben")),
        then=lambda r: texts(r) == ["Plan the week"] and attached(r) == {("goals", L2, 0)},
    ),
    Act(
        "attach_quote",
        {"evidence": E1, "field": "obstacles", "quote": QUOTES[2], "line": L1},
        before=(HERS,),
        then=lambda r: attached(r) == {("goals", L1, 2)},
    ),
    Act("detach_quote", {"evidence": E1}, before=(HERS, attach(by="ben")), then=lambda r: not attached(r)),
)

_THIRTY = tuple(add(uid(f"line of thirty {number}")) for number in range(30))
_TWENTY = tuple(attach(uid(f"evidence {number}"), number) for number in range(QUOTES_A_LINE))
REFUSALS = (
    No(
        "name_persona",
        {"name": "Mine", "was": ""},
        before=(Move("name_persona", {"name": "Theirs", "was": ""}, "ben"),),
        code="changed_meanwhile",
        words="Your words are kept",
    ),
    No("name_persona", {"name": "x" * (NAME_LONGEST + 1), "was": ""}, words="length <= 120"),
    No("draw_on", {"clusters": [PLANNERS, NOWHERE]}, words="no such cluster"),
    No("draw_on", {"clusters": [uid(str(number)) for number in range(61)]}, words="length <= 60"),
    No("add_line", {"line": L1, "field": "age", "text": "42"}, words="no such field"),
    No("add_line", {"line": L1, "field": "goals", "text": "Again"}, before=(HERS,), words="exists already"),
    No("add_line", {"line": L1, "field": "goals", "text": " \n "}, words="nothing in this line yet"),
    No("add_line", {"line": L1, "field": "goals", "text": "x" * (LINE_LONGEST + 1)}, words="length <= 600"),
    No("add_line", {"line": L1, "field": "goals", "text": "x"}, before=_THIRTY, words="This field is full"),
    No(
        "add_line",
        {"line": L2, "field": "summary", "text": "Second"},
        before=(add(L1, "First", "summary"),),
        words="This field is full",
    ),
    No("add_line", {"line": L1, "field": "goals", "text": "x", "quote": QUOTES[0]}, words="needs an id"),
    No("add_line", {"line": L1, "field": "goals", "text": "x", "quote": NOWHERE, "evidence": E1}, code="absent"),
    No("edit_line", {"line": NOWHERE, "text": "x", "was": ""}, code="absent"),
    No("edit_line", {"line": L1, "text": " ", "was": "Plan the week"}, before=(HERS,), words="nothing in this line"),
    No(
        "edit_line",
        {"line": L1, "text": "Mine", "was": "Plan the week"},
        before=(HERS, edit("Theirs", "Plan the week", by="ben")),
        code="changed_meanwhile",
        words="compare and send them again",
    ),
    No("edit_line", {"line": L1, "text": "x" * 601, "was": "Plan the week"}, before=(HERS,), words="length <= 600"),
    No("remove_line", {"line": NOWHERE}, code="absent"),
    No("attach_quote", {"evidence": E1, "field": "goals", "quote": NOWHERE}, code="absent"),
    No("attach_quote", {"evidence": E1, "field": "goals", "quote": QUOTES[0], "line": NOWHERE}, code="absent"),
    No("attach_quote", {"evidence": E1, "field": "age", "quote": QUOTES[0]}, words="no such field"),
    No(
        "attach_quote",
        {"evidence": E2, "field": "goals", "quote": QUOTES[0], "line": L1},
        before=(HERS, attach()),
        words="attached here already",
    ),
    No(
        "attach_quote",
        {"evidence": E1, "field": "goals", "quote": QUOTES[1]},
        before=(HERS, attach()),
        words="exists already",
    ),
    No(
        "attach_quote",
        {"evidence": uid("one more"), "field": "goals", "quote": QUOTES[-1], "line": L1},
        before=(HERS, *_TWENTY),
        words="No more quotes fit here",
    ),
    No("detach_quote", {"evidence": NOWHERE}, code="absent"),
)

BUILT_ON = (
    BuiltOn(add(), (edit("Theirs", "Plan the week", by="ben"),), "cannot_undo", "Others have worked on what you made"),
    BuiltOn(add(), (attach(by="ben"),), "cannot_undo", "attached to a line that is gone"),
    BuiltOn(
        remove(),
        (add(L2, "Theirs", "summary", by="ben"),),
        "cannot_undo",
        "Somebody has written in this field since",
        before=(add(L1, "Mine", "summary"),),
    ),
    BuiltOn(
        edit("Mine", "Plan the week"),
        (edit("Theirs", "Mine", by="ben"),),
        "cannot_undo",
        "Others have changed all of this since",
        before=(HERS,),
    ),
    BuiltOn(
        detach(), (attach(E2, 0, by="ben"),), "cannot_undo", "it would be there twice", before=(HERS, attach(by="ben"))
    ),
    BuiltOn(
        detach(), (remove(by="ben"),), "cannot_undo", "attached to a line that is gone", before=(HERS, attach(by="ben"))
    ),
    BuiltOn(
        remove(by="ben"),
        (add(L1, "In its place", "summary"),),
        "cannot_undo",
        "made something new in the place",
        before=(HERS, attach(by="ben")),
    ),
    BuiltOn(
        detach(),
        (remove(by="ben"), add(L1, "In its place", "summary", by="ben")),
        "cannot_undo",
        "a line of another field",
        before=(HERS, attach(by="ben")),
    ),
    BuiltOn(
        Move("name_persona", {"name": "Mine", "was": ""}),
        (Move("name_persona", {"name": "Theirs", "was": "Mine"}, "ben"),),
        "cannot_undo",
        "Others have changed all of this since",
    ),
)


WITHDRAW = Act(
    "withdraw_quote",
    {"quote": QUOTES[0]},
    "system",
    before=(add(), attach()),
    then=lambda r: (
        attached(r) == {("goals", L1, 0)} and r["quotes"][QUOTES[0]] == SheetQuote(text="", number=0, withdrawn=True)
    ),
    undoes=False,
    after_the_end=True,
)
WITHDRAWN = Move("withdraw_quote", {"quote": QUOTES[0]}, "system")
OF_WITHDRAWING = (
    No("withdraw_quote", {"quote": QUOTES[0]}, by="owner", code="forbidden", words="cannot do this here"),
    No("withdraw_quote", {"quote": NOWHERE}, by="system", code="absent"),
    No(
        "attach_quote",
        {"evidence": E1, "field": "goals", "quote": QUOTES[0]},
        before=(WITHDRAWN,),
        words="has been withdrawn",
    ),
)

STAYS = "p:the one who stays"
TAKE_OVER = Act(
    "take_over",
    lambda stage: {"ghost": stage.actor("ben"), "person": STAYS},
    "system",
    before=(HERS,),
    then=lambda r: [line.by for line in r[Line.collection].values() if isinstance(line, Line)] == [STAYS],
    after_the_end=True,
)
NO_TAKE_OVER = No("take_over", {"ghost": "p:anybody", "person": STAYS}, by="owner", code="forbidden")
REMOVED = (HERS, remove(by="ben"))
PUT_BACK = Move("put_back", removed_first("remove_line"), "facilitator")
NEW = uid("new")
REFRESH = Act(
    "refresh",
    {"clusters": {NEW: {"label": "The new one", "order": "a0", "description": "", "quotes": [QUOTES[2]]}}},
    "system",
    before=(draw(PLANNERS),),
    then=lambda r: set(r[Source.collection]) == {PLANNERS, NEW},
    after_the_end=True,
)


def open_stage(cast: Cast) -> Stage:
    return board(cast, "sheet", opening(), group="Planners")


OF_BOARDS = (
    REFRESH,
    Act(
        "put_back",
        removed_first("remove_line"),
        "facilitator",
        before=REMOVED,
        then=lambda r: texts(r) == ["Plan the week"],
    ),
)
OF_BOARDS_REFUSED = (
    No("refresh", {"clusters": {}}, by="owner", code="forbidden", words="cannot do this here"),
    No("remove_line", {"line": L1}, before=(HERS,), code="forbidden", words="your group’s host"),
    No("put_back", removed_first("remove_line"), before=REMOVED, code="forbidden"),
    No("put_back", {"event": 1}, "facilitator", before=REMOVED, code="absent"),
    No("put_back", {"event": 99}, "facilitator", before=REMOVED, code="absent"),
    No(
        "put_back",
        removed_first("remove_line"),
        "facilitator",
        before=(*REMOVED, PUT_BACK),
        words="back already",
    ),
    No(
        "put_back",
        removed_first("remove_line"),
        "facilitator",
        before=(HERS, attach(by="ben"), remove(by="ben"), add(L1, "In its place")),
        code="taken",
        words="Something new stands in its place",
    ),
)
TABLE = Table(
    "sheet",
    open_stage,
    (*ACTS, *OF_BOARDS, WITHDRAW, TAKE_OVER),
    (*REFUSALS, *OF_BOARDS_REFUSED, *OF_WITHDRAWING, NO_TAKE_OVER),
    BUILT_ON,
    outsiders=STRANGERS_TO_A_GROUP,
    heir="editor",
)
