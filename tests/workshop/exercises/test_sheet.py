"""The persona sheet: what it makes of the group's clusters, and that evidence always rests on something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from realtime.engine import engine
from realtime.state import Overlay
from tests.workshop import acts
from tests.workshop.acts import Move, Stage, uid
from tests.workshop.acts.fuzz import UNDO, many, moves_by, play_all
from tests.workshop.acts.sheet import (
    CALLERS,
    E1,
    E2,
    L1,
    L2,
    MAIN,
    PLANNERS,
    QUOTES,
    about,
    add,
    attach,
    draw,
    open_stage,
)
from tests.workshop.cast import Cast
from workshop.exercises import Candidate, exercise_named
from workshop.exercises.sheet.records import About, Evidence, Line, SheetQuote, Source
from workshop.persona_template import FIELDS


@pytest.fixture
def stage(cast: Cast) -> Stage:
    return open_stage(cast)


def refresh(stage: Stage, *clusters: str) -> None:
    """What the agenda does when it comes back to the step."""
    sources = {id: {"label": f"Now {id[:4]}", "order": "a0", "quotes": [QUOTES[2]]} for id in clusters}
    engine.execute(stage.document, "refresh", {"clusters": sources})


def sources(stage: Stage) -> dict[str, str]:
    found = stage.records()[Source.collection]
    return {id: source.label for id, source in found.items() if isinstance(source, Source)}


def test_the_first_cluster_gives_its_name_only_while_there_is_none(stage: Stage) -> None:
    draw(CALLERS).on(stage)
    draw(PLANNERS).on(stage)
    assert about(stage.records()) == About(name="The caller", clusters=(PLANNERS,))


def test_coming_back_shows_the_clusters_as_they_are_and_keeps_those_drawn_on(stage: Stage) -> None:
    new = uid("new")
    draw(PLANNERS).on(stage)
    refresh(stage, new)
    assert sources(stage) == {PLANNERS: "The planner", new: f"Now {new[:4]}"}


def test_a_cluster_that_is_gone_cannot_be_drawn_on_again_by_undo(stage: Stage) -> None:
    draw(CALLERS).on(stage)
    draw().on(stage)
    refresh(stage, PLANNERS)
    refusal = stage.refusal("undo")
    assert (refusal.code, "is gone" in str(refusal.message)) == ("cannot_undo", True)


def candidates(stage: Stage) -> list[Candidate]:
    read = exercise_named("sheet").candidates
    assert read is not None
    return engine.run(lambda batch: read(stage.document, batch.read(stage.document)))


def test_an_untouched_sheet_is_no_candidate(stage: Stage) -> None:
    assert candidates(stage) == []


def test_a_sheet_is_a_candidate_with_the_quotes_of_its_lines_and_of_its_clusters(stage: Stage) -> None:
    acts.play(stage, (add(L1, "She plans", "summary"), attach(E1, 3, None), draw(PLANNERS)))
    (found,) = candidates(stage)
    assert (found.id, found.title, found.summary) == (str(stage.document), "The planner", "She plans")
    assert found.quotes == {QUOTES[0], QUOTES[1], QUOTES[3]}
    assert (found.draws_on, found.drafted) == ((PLANNERS,), True)


a_line, a_piece = st.sampled_from([L1, L2]), st.sampled_from([E1, E2])
a_quote, a_field = st.sampled_from(QUOTES[:2]), st.sampled_from(["summary", "goals"])
some_text = st.sampled_from(["one", "two"])
some_clusters = st.lists(st.sampled_from([PLANNERS, CALLERS]), max_size=2)
a_move = moves_by(st.sampled_from(["anna", "ben"]))


any_move = st.one_of(
    a_move("draw_on", clusters=some_clusters),
    a_move("add_line", line=a_line, field=a_field, text=some_text),
    a_move("add_line", line=a_line, field=a_field, text=some_text, quote=a_quote, evidence=a_piece),
    a_move("edit_line", line=a_line, text=some_text, was=some_text),
    a_move("remove_line", line=a_line),
    a_move("attach_quote", evidence=a_piece, field=a_field, quote=a_quote, line=st.none() | a_line),
    a_move("detach_quote", evidence=a_piece),
    a_move(UNDO),
    a_move(UNDO),
    a_move(UNDO),
)


def evidence_rests_on_something(overlay: Overlay) -> None:
    lines, evidence = overlay.all(Line), overlay.all(Evidence).values()
    assert all(one.quote in overlay.all(SheetQuote) for one in evidence)
    assert all(one.line is None or lines[one.line].field == one.field for one in evidence)
    assert len({(one.field, one.line, one.quote) for one in evidence}) == len(evidence), "attached twice"
    for field in FIELDS:
        assert sum(line.field == field.id for line in lines.values()) <= field.lines_most, "an overfull field"
    assert set(overlay.get(About, MAIN).clusters) <= set(overlay.all(Source))


# It fails when the sheet's check lets an overfull field, a lost line or a quote attached twice pass.
@many
@given(moves=st.lists(any_move, min_size=30, max_size=60))
def test_whatever_people_do_and_undo_evidence_rests_on_something(cast: Cast, moves: list[Move]) -> None:
    play_all(open_stage(cast), moves, holds=evidence_rests_on_something)
