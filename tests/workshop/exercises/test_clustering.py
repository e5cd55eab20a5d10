"""Sorting quotes: what comes of several people's acts, and that no quote is ever lost or doubled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realtime.engine import engine
from realtime.state import Overlay
from tests.workshop import acts
from tests.workshop.acts import Move, Stage, uid
from tests.workshop.acts.clustering import CARDS, COPY, QUOTES, A, B, copy, make, move, open_stage, piles
from tests.workshop.acts.fuzz import UNDO, many, moves_by, play_all
from tests.workshop.cast import Cast
from workshop.exercises import exercise_named
from workshop.exercises.clustering.records import BoardQuote, Card, Cluster


@pytest.fixture
def stage(cast: Cast) -> Stage:
    return open_stage(cast)


def test_a_refused_label_comes_back_with_what_is_there_now(stage: Stage) -> None:
    make(A).on(stage)
    stage.do("label_cluster", {"cluster": A, "label": "Theirs", "was": ""}, by="ben")
    refusal = stage.refusal("label_cluster", {"cluster": A, "label": "Mine", "was": ""})
    assert refusal.detail == {"now": "Theirs"}


def test_two_cards_of_a_quote_that_meet_become_one(stage: Stage) -> None:
    acts.play(stage, (make(A, 0), make(B), copy(0, B)))
    stage.do("move_cards", {"cards": [COPY], "cluster": A})
    assert piles(stage.records()) == {A: [0], B: [], None: [1, 2, 3]}
    acts.play(stage, (Move("copy_card", {"card": CARDS[0], "copy": uid("again"), "cluster": B}),))
    stage.do("move_cards", {"cards": [CARDS[0], uid("again")], "cluster": None})
    assert piles(stage.records()) == {A: [], B: [], None: [1, 2, 3, 0]}


def test_taking_one_of_two_cards_leaves_the_other_and_dissolving_a_cluster_leaves_copies_elsewhere(
    stage: Stage,
) -> None:
    acts.play(stage, (make(A, 0, 1), make(B), copy(0, B)))
    stage.do("remove_cluster", {"cluster": A})
    assert piles(stage.records()) == {B: [0], None: [2, 3, 1]}


def test_undo_leaves_a_card_where_somebody_else_has_put_it_since(stage: Stage) -> None:
    acts.play(stage, (make(A), make(B, by="ben"), Move("move_cards", {"cards": list(CARDS[:2]), "cluster": A})))
    move(1, B, by="ben").on(stage)
    stage.undo()
    assert piles(stage.records()) == {A: [], B: [1], None: [0, 2, 3]}


def test_a_command_that_changed_nothing_does_not_bar_the_way_to_what_can_be_undone(stage: Stage) -> None:
    make(A).on(stage)
    stage.do("label_cluster", {"cluster": A, "label": "Planner", "was": ""})
    stage.do("label_cluster", {"cluster": A, "label": "Planner", "was": "Planner"})
    stage.undo()
    stage.undo()
    assert piles(stage.records()) == {None: [0, 1, 2, 3]}


def test_only_labelled_clusters_with_quotes_become_candidates(stage: Stage) -> None:
    acts.play(stage, (make(A, 0, 1), make(B, 2)))
    stage.do("make_cluster", {"cluster": uid("empty"), "label": "Nobody"})
    stage.do("label_cluster", {"cluster": A, "label": "The planner", "was": ""})
    read = exercise_named("clustering").candidates
    assert read is not None
    (found,) = engine.run(lambda batch: read(stage.document, batch.read(stage.document)))
    assert (found.title, found.quotes, found.drafted) == ("The planner", frozenset(QUOTES[:2]), False)


MORE = (uid("more 0"), uid("more 1"))
a_card = st.sampled_from(CARDS[:2] + MORE)
a_cluster = st.sampled_from([A, B])
a_move = moves_by(st.sampled_from(["anna", "ben"]))
some_cards = st.lists(a_card, min_size=1, max_size=3)
any_move = st.one_of(
    a_move("make_cluster", cluster=a_cluster, cards=st.lists(a_card, max_size=3)),
    a_move("move_cards", cards=some_cards, cluster=st.none() | a_cluster, after=st.none() | a_card),
    a_move("move_cards", cards=some_cards, cluster=a_cluster),
    a_move("copy_card", card=a_card, copy=st.sampled_from(MORE), cluster=a_cluster),
    a_move("take_card", card=a_card),
    a_move("remove_cluster", cluster=a_cluster),
    a_move(UNDO),
    a_move(UNDO),
    a_move(UNDO),
)


def nothing_is_lost_or_doubled(overlay: Overlay) -> None:
    cards = overlay.all(Card).values()
    places = [(card.quote, card.cluster) for card in cards]
    assert {card.quote for card in cards} == set(overlay.all(BoardQuote)), "every quote stands somewhere"
    assert len(set(places)) == len(places), "no quote twice in one place"
    assert {card.cluster for card in cards} <= {None, *overlay.all(Cluster)}, "in a cluster that is there"


# A small world and long sequences, so that people meet on the same few cards. It fails when the board's check lets
# twins or lost clusters pass, and when `move_cards` leaves twins standing.
@many
@given(moves=st.lists(any_move, min_size=30, max_size=60))
def test_whatever_people_do_and_undo_no_quote_is_lost_or_doubled(cast: Cast, moves: list[Move]) -> None:
    play_all(open_stage(cast), moves, holds=nothing_is_lost_or_doubled)
