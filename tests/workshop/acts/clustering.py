"""Acts on a clustering board with four quotes, all in the tray."""

from collections.abc import Iterable

from realtime.order import keys_between
from realtime.records import Record, Records
from tests.workshop.acts import Act, BuiltOn, Move, No, Stage, Table, uid
from tests.workshop.acts.boards import STRANGERS_TO_A_GROUP, board, removed_first
from tests.workshop.cast import Cast
from workshop.exercises.clustering.commands import CARDS_AT_ONCE
from workshop.exercises.clustering.records import BoardQuote, Card, Cluster

QUOTES = tuple(uid(f"quote {number}") for number in range(4))
CARDS = tuple(uid(f"card {number}") for number in range(4))
A, B, NOWHERE, COPY = uid("cluster a"), uid("cluster b"), uid("nowhere"), uid("copy")


def opening() -> Iterable[tuple[str, Record]]:
    for number, order in enumerate(keys_between(None, None, len(QUOTES))):
        yield QUOTES[number], BoardQuote(text=f"Quote {number}", number=number)
        yield CARDS[number], Card(quote=QUOTES[number], cluster=None, order=order)


def piles(records: Records) -> dict[str | None, list[int]]:
    """The numbers of the quotes in each cluster and in the tray (None), in their order."""
    found: dict[str | None, list[int]] = {id: [] for id in records[Cluster.collection]}
    cards = [card for card in records[Card.collection].values() if isinstance(card, Card)]
    for card in sorted(cards, key=lambda card: card.order):
        found.setdefault(card.cluster, []).append(QUOTES.index(card.quote))
    return found


def cluster(records: Records, id: str = A) -> Cluster:
    found = records[Cluster.collection][id]
    assert isinstance(found, Cluster)
    return found


def make(id: str = A, *cards: int, by: str = "anna") -> Move:
    return Move("make_cluster", {"cluster": id, "cards": [CARDS[card] for card in cards]}, by)


def move(card: int, to: str | None, *, by: str = "anna") -> Move:
    return Move("move_cards", {"cards": [CARDS[card]], "cluster": to}, by)


def remove(id: str = A, *, by: str = "anna") -> Move:
    return Move("remove_cluster", {"cluster": id}, by)


def copy(card: int, to: str, *, by: str = "anna") -> Move:
    return Move("copy_card", {"card": CARDS[card], "copy": COPY, "cluster": to}, by)


ACTS = (
    Act(
        "make_cluster",
        {"cluster": A, "label": "  The paper\n planner ", "cards": [CARDS[2], CARDS[0]]},
        then=lambda r: piles(r) == {A: [2, 0], None: [1, 3]} and cluster(r).label == "The paper planner",
    ),
    Act(
        "label_cluster",
        {"cluster": A, "label": " Callers  at heart", "was": ""},
        before=(make(A, 0, by="ben"),),
        then=lambda r: cluster(r).label == "Callers at heart",
    ),
    Act(
        "describe_cluster",
        {"cluster": A, "description": "They\ncall. ", "was": ""},
        before=(make(A, 0, by="ben"),),
        then=lambda r: cluster(r).description == "They\ncall.",
    ),
    Act(
        "move_cards",
        {"cards": [CARDS[3], CARDS[1], CARDS[3]], "cluster": A, "after": CARDS[0]},
        before=(make(A, 0, 2, by="ben"),),
        then=lambda r: piles(r) == {A: [0, 3, 1, 2]},
    ),
    Act(
        "copy_card",
        {"card": CARDS[0], "copy": COPY, "cluster": B},
        before=(make(A, 0, by="ben"), make(B, 1, by="ben")),
        then=lambda r: piles(r) == {A: [0], B: [1, 0], None: [2, 3]},
    ),
    Act(
        "take_card",
        {"card": CARDS[0]},
        before=(make(A, 0, 1, by="ben"),),
        then=lambda r: piles(r) == {A: [1], None: [2, 3, 0]},
    ),
    Act(
        "remove_cluster",
        {"cluster": A},
        before=(make(A, 1, 0, by="ben"),),
        then=lambda r: piles(r) == {None: [2, 3, 1, 0]},
    ),
    Act(
        "put_back",
        removed_first("remove_cluster"),
        "facilitator",
        before=(make(A, 1, 0, by="ben"), make(B), remove(), move(0, B)),
        then=lambda r: piles(r) == {None: [2, 3], A: [1], B: [0]},
    ),
)

_SIXTY = tuple(make(uid(f"cluster {number}")) for number in range(60))
REFUSALS = (
    No("make_cluster", {"cluster": A}, before=(make(A),), words="exists already"),
    No("make_cluster", {"cluster": A}, before=_SIXTY, words="as many clusters as a board can hold"),
    No("make_cluster", {"cluster": A, "cards": [NOWHERE]}, code="absent", words="not here any more"),
    No("make_cluster", {"cluster": A, "label": "x" * 121}, words="length <= 120"),
    No("make_cluster", {"cluster": "A"}, words="could not be understood"),
    No("make_cluster", {"cluster": A, "cards": [CARDS[0]] * (CARDS_AT_ONCE + 1)}, words="length <= 200"),
    No("label_cluster", {"cluster": NOWHERE, "label": "x", "was": ""}, code="absent"),
    No("label_cluster", {"cluster": A, "label": "x" * 121, "was": ""}, before=(make(A),), words="length <= 120"),
    No(
        "label_cluster",
        {"cluster": A, "label": "Mine", "was": ""},
        before=(make(A), Move("label_cluster", {"cluster": A, "label": "Theirs", "was": ""}, "ben")),
        code="changed_meanwhile",
        words="Your words are kept",
    ),
    No("describe_cluster", {"cluster": NOWHERE, "description": "x", "was": ""}, code="absent"),
    No(
        "describe_cluster",
        {"cluster": A, "description": "Mine", "was": "before"},
        before=(make(A),),
        code="changed_meanwhile",
        words="Somebody else changed this",
    ),
    No("describe_cluster", {"cluster": A, "description": "x" * 1001, "was": ""}, words="length <= 1000"),
    No("move_cards", {"cards": [CARDS[0]], "cluster": NOWHERE}, code="absent"),
    No("move_cards", {"cards": [CARDS[0], NOWHERE], "cluster": None}, code="absent"),
    No("move_cards", {"cards": [], "cluster": None}, words="length >= 1"),
    No("copy_card", {"card": NOWHERE, "copy": COPY, "cluster": A}, before=(make(A),), code="absent"),
    No("copy_card", {"card": CARDS[0], "copy": COPY, "cluster": NOWHERE}, code="absent"),
    No(
        "copy_card",
        {"card": CARDS[0], "copy": COPY, "cluster": A},
        before=(make(A, 0),),
        words="in that cluster already",
    ),
    No("copy_card", {"card": CARDS[0], "copy": CARDS[1], "cluster": A}, before=(make(A),), words="card exists already"),
    No("take_card", {"card": NOWHERE}, code="absent"),
    No("remove_cluster", {"cluster": NOWHERE}, code="absent"),
    No("put_back", removed_first("remove_cluster"), before=(make(A, 0), remove()), code="forbidden"),
    No("put_back", {"event": 2}, "facilitator", before=(make(A, 0), remove()), code="absent"),
    No(
        "put_back",
        removed_first("remove_cluster"),
        "facilitator",
        before=(make(A, 0), remove(), make(A)),
        words="back already",
    ),
)

BUILT_ON = (
    BuiltOn(
        make(A, 0),
        (Move("label_cluster", {"cluster": A, "label": "Ours", "was": ""}, "ben"),),
        "cannot_undo",
        "Others have worked on what you made here",
    ),
    BuiltOn(make(A, 0), (move(1, A, by="ben"),), "cannot_undo", "in a cluster that is gone"),
    BuiltOn(
        move(0, B), (remove(A, by="ben"),), "cannot_undo", "in a cluster that is gone", before=(make(A, 0), make(B))
    ),
    BuiltOn(
        move(0, None),
        (Move("copy_card", {"card": CARDS[0], "copy": COPY, "cluster": A}, "ben"),),
        "cannot_undo",
        "stand twice in one place",
        before=(make(A, 0),),
    ),
    BuiltOn(
        copy(0, B),
        (Move("take_card", {"card": CARDS[0]}, "ben"),),
        "cannot_undo",
        "A quote would be lost",
        before=(make(A, 0), make(B)),
    ),
    BuiltOn(
        Move("label_cluster", {"cluster": A, "label": "Mine", "was": ""}),
        (Move("label_cluster", {"cluster": A, "label": "Theirs", "was": "Mine"}, "ben"),),
        "cannot_undo",
        "Others have changed all of this since",
        before=(make(A),),
    ),
)


WITHDRAW = Act(
    "withdraw_quote",
    {"quote": QUOTES[1]},
    "system",
    before=(make(A, 1),),
    then=lambda r: piles(r)[A] == [1] and r["quotes"][QUOTES[1]] == BoardQuote(text="", number=1, withdrawn=True),
    undoes=False,
    after_the_end=True,
)
NOT_BY_HAND = (
    No("withdraw_quote", {"quote": QUOTES[1]}, by="owner", code="forbidden", words="cannot do this here"),
    No("withdraw_quote", {"quote": NOWHERE}, by="system", code="absent"),
)


def open_stage(cast: Cast) -> Stage:
    return board(cast, "clustering", opening(), group="Planners")


TABLE = Table(
    "clustering",
    open_stage,
    (*ACTS, WITHDRAW),
    (*REFUSALS, *NOT_BY_HAND),
    BUILT_ON,
    outsiders=STRANGERS_TO_A_GROUP,
    heir="editor",
)
