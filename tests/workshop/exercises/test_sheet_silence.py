"""A sheet that is silent: nobody learns that others write, and showing it makes one sheet of all that was written."""

import pytest

from realtime.engine import engine
from tests.realtime.tabs import Tab
from tests.workshop.acts import Move, Stage, play, uid
from tests.workshop.acts.boards import board_at
from tests.workshop.acts.session import at_step, go
from tests.workshop.acts.sheet import E1, E2, L1, L2, QUOTES, add, attach, remove, texts
from tests.workshop.acts.silent_sheet import is_everybodys, open_stage
from tests.workshop.cast import Cast
from workshop.access import board_access
from workshop.exercises.sheet import candidates, unfinished
from workshop.exercises.sheet.records import Evidence, Line, Proposal

FIELD = "summary"


@pytest.fixture
def stage(cast: Cast) -> Stage:
    return open_stage(cast)


def show(stage: Stage) -> None:
    stage.do("reveal", by="system")


def order_of(stage: Stage, line: str) -> str:
    found = stage.records()[Line.collection][line]
    assert isinstance(found, Line)
    return found.order


async def test_others_and_staff_hear_nothing_of_what_somebody_writes_but_how_many_do(stage: Stage) -> None:
    names = ("anna", "ben", "facilitator")
    _anna, ben, facilitator = tabs = [Tab(stage.actor(name)) for name in names]
    hers, his, theirs = [await tab.following(stage.document) for tab in tabs]
    for tab in tabs:
        await tab.caught_up()
    heard = len(ben.messages)
    play(stage, (add(), attach(), Move("name_persona", {"name": "Petra", "was": ""}), attach(E2, 1, None), remove()))
    for tab in tabs:
        await tab.caught_up()
    told = [message["t"] for message in ben.messages[heard:] if message["t"] != "here"]
    assert told == ["gone"], "who is there, the answer to his own question, no more"
    assert [one["changes"][0][0] for one in facilitator.all("chg")] == ["written"], "once, not for each act"
    assert theirs.records["written"]["main"]["people"] == 1
    assert {name for name, found in hers.records.items() if found and name not in his.records} == {"names", "evidence"}
    assert "written" not in his.records
    for tab in tabs:
        await tab.leave()


def test_neither_the_place_nor_a_full_field_tells_that_others_have_written(stage: Stage) -> None:
    play(stage, tuple(add(uid(f"his {number}"), by="ben") for number in range(5)))
    play(stage, (add(L2, "His", FIELD, by="ben"), add(L1, "Hers", FIELD), add(uid("hers"))))
    assert order_of(stage, uid("hers")) == order_of(stage, uid("his 0"))
    assert stage.refusal("add_line", {"line": uid("second"), "field": FIELD, "text": "x"}).code == "invalid"


def test_showing_it_makes_one_sheet_on_which_everything_stands(stage: Stage) -> None:
    play(stage, (add(L1, "Hers", FIELD), add(L2, "His", FIELD, by="ben")))
    play(stage, (attach(E1, 0, None), attach(E2, 0, None, by="ben")))
    play(
        stage,
        (Move("name_persona", {"name": "Petra", "was": ""}), Move("name_persona", {"name": "Paul", "was": ""}, "ben")),
    )
    show(stage)
    records = stage.records()
    assert sorted(texts(records, FIELD)) == ["Hers", "His"]
    assert [one.quote for one in records[Evidence.collection].values() if isinstance(one, Evidence)] == [QUOTES[0]]
    names = [one for one in records[Proposal.collection].values() if isinstance(one, Proposal)]
    assert sorted((one.name, one.to) for one in names) == [("Paul", None), ("Petra", None)]
    assert stage.refusal("add_line", {"line": uid("third"), "field": FIELD, "text": "x"}).code == "invalid"
    stage.do("edit_line", {"line": L2, "text": "Ours", "was": "His"})
    stage.undo()
    stage.undo(by="ben")


def test_what_an_undo_brings_back_after_the_reveal_is_everybodys(stage: Stage) -> None:
    play(stage, (add(), remove()))
    show(stage)
    stage.undo()
    assert [line.to for line in stage.records()[Line.collection].values() if isinstance(line, Line)] == [None]


def test_what_was_removed_in_silence_is_in_nobodys_tray_but_its_authors(stage: Stage) -> None:
    play(stage, (add(), remove()))
    event = 3
    assert stage.refusal("put_back", {"event": event}, by="facilitator").code == "absent"
    show(stage)
    assert stage.refusal("put_back", {"event": event}, by="facilitator").code == "absent"


def test_a_silent_sheet_is_no_candidate_and_keeps_the_workshop_from_ending(stage: Stage, cast: Cast) -> None:
    play(stage, (add(),))
    assert engine.run(lambda batch: bool(unfinished(batch.read(stage.document))))
    show(stage)
    assert engine.run(lambda batch: unfinished(batch.read(stage.document))) is None
    assert engine.run(lambda batch: candidates(stage.document, batch.read(stage.document)))


def test_a_step_is_silent_on_all_its_boards_until_it_is_shown_and_late_boards_are_not(cast: Cast) -> None:
    session = Stage(cast, cast.workshop.session)
    play(session, (Move("contribute", at_step("sheet", silent=True), "facilitator"), go("sheet")))
    boards = [board_at(cast, "sheet", group=group) for group in ("Planners", "Callers")]
    assert all(board.records()["privacy"] for board in boards)
    boards[0].do("add_line", add().arguments)  # type: ignore[arg-type]
    assert "nobody has seen" in str(session.refusal("end_session", by="facilitator").message)
    session.do("reveal_step", at_step("sheet")(session), by="facilitator")
    assert not any(board.records()["privacy"] for board in boards)
    session.do("make_group", {"group": uid("late"), "name": "Late"}, by="facilitator")
    cast.groups["Late"] = uid("late")
    assert not board_at(cast, "sheet", group="Late").records()["privacy"]


def test_a_board_on_which_nobody_wrote_is_not_left_silent_for_those_who_take_over(cast: Cast) -> None:
    session = Stage(cast, cast.workshop.session)
    play(session, (Move("contribute", at_step("sheet", silent=True), "facilitator"), go("sheet")))
    session.do("end_session", by="facilitator")
    board = board_at(cast, "sheet", group="Planners")
    board.do("add_line", add().arguments, by="editor")  # type: ignore[arg-type]
    assert is_everybodys(board.records())


def test_everybody_may_remove_lines_where_it_is_switched_on_and_the_host_always(cast: Cast) -> None:
    session = Stage(cast, cast.workshop.session)
    go("sheet").on(session)
    board = board_at(cast, "sheet", group="Planners")
    anna, ben = cast.actor("anna"), cast.actor("ben")

    def may(actor: str) -> set[str]:
        return board_access(board.document, [actor])[actor].capabilities & {"tidy", "restore"}  # type: ignore[return-value]

    assert may(anna) == may(ben) == set()
    session.do("become_host", {"group": cast.groups["Planners"]}, by="ben")
    assert (may(anna), may(ben)) == (set(), {"tidy", "restore"})
    play(board, (add(), remove(by="ben")))
    assert not texts(board.records())
    session.do("allow_tidying", at_step("sheet", allowed=True)(session), by="facilitator")
    assert (may(anna), may(ben)) == ({"tidy"}, {"tidy", "restore"})
    play(board, (add(L2, by="ben"), remove(L2)))
    session.do("allow_tidying", at_step("sheet", allowed=False)(session), by="facilitator")
    assert may(anna) == set()


def test_the_tray_tells_host_and_staff_what_is_gone_by_whom_and_forgets_what_is_back(cast: Cast) -> None:
    session = Stage(cast, cast.workshop.session)
    go("sheet").on(session)
    board = board_at(cast, "sheet", group="Planners")
    play(board, (add(), remove(), add(L2, "Stays"), remove(L2), Move("undo", {})))
    address = f"/w/{cast.workshop.pk}/boards/{board.document}/tray/"

    def listed(name: str) -> list[tuple[str, str]] | int:
        answer = cast.browser(name).get(address)
        return [(one["words"], one["by"]) for one in answer.json()["removed"]] if answer.status_code == 200 else 404

    assert listed("facilitator") == listed("owner") == [("Plan the week", cast.actor("anna"))]
    assert listed("anna") == listed("cleo") == listed("reader") == 404
    session.do("become_host", {"group": cast.groups["Planners"]}, by="anna")
    assert listed("anna") == [("Plan the week", cast.actor("anna"))]
    board.do("put_back", {"event": cast.browser("anna").get(address).json()["removed"][0]["event"]}, by="anna")
    assert listed("facilitator") == []
