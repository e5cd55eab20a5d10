"""Acts in a vote with three candidates, five dots each and at most three on one candidate."""

from collections.abc import Callable, Iterable, Mapping

from realtime.order import keys_between
from realtime.records import Record, Records
from tests.workshop.acts import Act, BuiltOn, Move, No, Stage, Table, uid
from tests.workshop.acts.boards import board
from tests.workshop.cast import Cast
from workshop.exercises.vote.records import Ballot, Item, Poll, Result, Turnout

MAIN = "main"
A, B, C, NEW, NOWHERE = uid("candidate a"), uid("candidate b"), uid("candidate c"), uid("new"), uid("nowhere")


def item(id: str, *, order: str = "a0") -> Item:
    return Item(title=id[:4], summary="", group=None, drafted=True, quotes=3, respondents=2, order=order)


def opening(staff: tuple[str, ...]) -> Iterable[tuple[str, Record]]:
    yield MAIN, Poll()
    yield MAIN, Turnout(to=staff)
    for id, order in zip((A, B, C), keys_between(None, None, 3), strict=True):
        yield id, item(id, order=order)


def poll(records: Records) -> Poll:
    found = records[Poll.collection][MAIN]
    assert isinstance(found, Poll)
    return found


def ballots(records: Records) -> list[dict[str, int]]:
    """The dots of all who have a ballot, as only the server knows them."""
    return [ballot.dots for ballot in records[Ballot.collection].values() if isinstance(ballot, Ballot)]


def turnout(records: Records) -> tuple[int, int]:
    """How many have voted, and how many of them are staff."""
    found = records[Turnout.collection][MAIN]
    assert isinstance(found, Turnout)
    return found.voted, found.staff


def results(records: Records) -> dict[str, tuple[int, int, int]]:
    """Dots, voters and rank by candidate."""
    found = records[Result.collection].items()
    return {id: (one.dots, one.voters, one.rank) for id, one in found if isinstance(one, Result)}


def place(item: str, dots: int, *, by: str = "anna") -> Move:
    return Move("place_dots", {"item": item, "dots": dots}, by)


def budget(budget: int, cap: int, *, by: str = "facilitator") -> Move:
    return Move("set_budget", {"budget": budget, "cap": cap}, by)


def refreshed(*items: str, staff: tuple[str, ...] = ()) -> Mapping[str, object]:
    """What the agenda says when it comes back: these are the candidates by now, and these people see the turnout."""
    return {"items": {id: item(id) for id in items}, "staff": list(staff)}


def joined(person: str) -> Callable[[Stage], Mapping[str, object]]:
    """Anna is somebody else: one of the cast, or an actor by name."""
    return lambda stage: {
        "ghost": stage.actor("anna"),
        "person": stage.actor(person) if person in stage.cast.guests else person,
    }


def refresh(*items: str) -> Move:
    return Move("refresh", refreshed(*items), "system")


REVEAL, OPEN = Move("reveal", by="facilitator"), Move("open_poll", by="co_facilitator")

ACTS = (
    Act("place_dots", {"item": A, "dots": 3}, then=lambda r: ballots(r) == [{A: 3}]),
    Act(
        "set_budget",
        {"budget": 4, "cap": 9},
        "facilitator",
        before=(place(A, 3),),
        then=lambda r: poll(r) == Poll(budget=4, cap=4),
    ),
    Act(
        "reveal",
        by="facilitator",
        before=(place(A, 3), place(B, 1), place(B, 2, by="cleo")),
        then=lambda r: poll(r).state == "revealed" and results(r) == {A: (3, 1, 1), B: (3, 2, 1), C: (0, 0, 3)},
    ),
    Act(
        "open_poll",
        by="co_facilitator",
        before=(place(A, 3), REVEAL),
        then=lambda r: poll(r).state == "open" and not results(r) and ballots(r) == [{A: 3}],
    ),
    Act(
        "refresh",
        refreshed(B, NEW),
        "system",
        before=(place(A, 3), place(B, 2)),
        then=lambda r: set(r[Item.collection]) == {B, NEW} and ballots(r) == [{B: 2}],
        after_the_end=True,
    ),
    Act(
        "take_over",
        joined("p:the one who stays"),
        "system",
        before=(place(A, 3),),
        then=lambda r: set(r[Ballot.collection]) == {"p:the one who stays"} and turnout(r) == (1, 0),
        after_the_end=True,
    ),
)

REFUSALS = (
    No("place_dots", {"item": A, "dots": 4}, code="over_budget", words="At most 3 dots on one candidate."),
    No(
        "place_dots", {"item": B, "dots": 3}, before=(place(A, 3),), code="over_budget", words="You have 5 dots in all."
    ),
    No("place_dots", {"item": A, "dots": 2}, before=(budget(5, 1),), code="over_budget", words="At most 1 dot on"),
    No(
        "place_dots",
        {"item": B, "dots": 1},
        before=(budget(1, 1), place(A, 1)),
        code="over_budget",
        words="You have 1 dot in all.",
    ),
    No("place_dots", {"item": A, "dots": 21}, words="<= 20"),
    No("place_dots", {"item": A, "dots": -1}, words=">= 0"),
    No("place_dots", {"item": NOWHERE, "dots": 1}, code="absent", words="not here any more"),
    No(
        "place_dots", {"item": A, "dots": 1}, before=(REVEAL,), code="closed", words="the facilitator can open it again"
    ),
    No("place_dots", {"item": A, "dots": 0}, before=(place(A, 1), REVEAL), code="closed"),
    No(
        "set_budget",
        {"budget": 2, "cap": 2},
        "facilitator",
        before=(place(A, 3),),
        code="over_budget",
        words="at least",
    ),
    No(
        "set_budget",
        {"budget": 9, "cap": 1},
        "facilitator",
        before=(place(A, 3),),
        code="over_budget",
        words="at least",
    ),
    No("set_budget", {"budget": 0, "cap": 1}, "facilitator", words=">= 1"),
    No("set_budget", {"budget": 21, "cap": 1}, "facilitator", words="<= 20"),
    No("set_budget", {"budget": 5, "cap": 5}, "facilitator", before=(REVEAL,), code="closed", words="is closed"),
    No("set_budget", {"budget": 5, "cap": 5}, code="forbidden"),
    No("reveal", code="forbidden", words="cannot do this here"),
    No("reveal", by="co_facilitator", before=(REVEAL,), code="closed", words="is closed"),
    No("open_poll", before=(REVEAL,), code="forbidden"),
    No("refresh", refreshed(A), "owner", code="forbidden"),
    No(
        "take_over", joined("ben"), "system", before=(place(A, 1), place(B, 1, by="ben")), words="Both have placed dots"
    ),
    No("take_over", joined("ben"), "owner", before=(place(A, 1),), code="forbidden"),
)

_SOMEBODY_VOTED = (place(A, 1, by="cleo"),)
BUILT_ON = (
    BuiltOn(place(A, 1), (REVEAL,), "cannot_undo", "Dots can be changed while the vote is open"),
    BuiltOn(place(A, 1), (refresh(B),), "cannot_undo", "Others have worked on what you made here"),
    BuiltOn(place(A, 0), (refresh(B),), "cannot_undo", "not in the vote any more", before=(place(A, 1),)),
    BuiltOn(place(A, 1), (budget(5, 2),), "cannot_undo", "more dots than the rules", before=(place(A, 3),)),
    BuiltOn(budget(9, 9), (place(A, 4),), "cannot_undo", "more dots than the rules"),
    BuiltOn(
        budget(1, 1, by="co_facilitator"),
        (budget(2, 1),),
        "cannot_undo",
        "Somebody else has changed the rules",
    ),
    BuiltOn(OPEN, _SOMEBODY_VOTED, "cannot_undo", "revealing counts them anew", before=(REVEAL,)),
    BuiltOn(OPEN, (REVEAL,), "cannot_undo", "Others have changed all of this since", before=(REVEAL,)),
)


def open_stage(cast: Cast) -> Stage:
    staff = (cast.actor("owner"), cast.actor("facilitator"), cast.actor("co_facilitator"))
    return board(cast, "vote", opening(staff), group=None)


TABLE = Table(
    "vote",
    open_stage,
    ACTS,
    REFUSALS,
    BUILT_ON,
    outsiders=dict.fromkeys(("outsider", "reader", "reviewer", "editor", "stranger"), "absent"),
)
