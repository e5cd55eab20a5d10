"""How a socket answers commands: accepted, refused with a reason, and the same again for the same id."""

from uuid import UUID, uuid4

from realtime.engine import engine
from tests.realtime.conftest import ALICE, MALLORY, put, sequence, texts
from tests.realtime.notes_kind import TEXT_NOTE
from tests.realtime.tabs import Tab


async def test_w1_each_command_is_answered_once_in_the_order_of_sending(document: UUID) -> None:
    tab = Tab(ALICE)
    sent = [
        tab.command(document, "put_note", note=TEXT_NOTE, text="1"),
        tab.command(document, "no_such_command"),
        tab.command(document, "colour_note", note=TEXT_NOTE, colour="red"),
    ]
    await tab.until(lambda: len(tab.all("ack") + tab.all("no")) == 3)
    await tab.caught_up()
    answers = [(found["t"], found["id"]) for found in tab.messages if "id" in found]
    assert answers == [("ack", str(sent[0])), ("no", str(sent[1])), ("ack", str(sent[2]))]
    await tab.leave()


async def test_w2_a_repeat_over_another_connection_is_answered_as_the_first_was(document: UUID) -> None:
    tab = Tab(ALICE)
    command = tab.command(document, "put_note", note=TEXT_NOTE, text="once")
    await tab.until(lambda: tab.all("ack"))
    await tab.leave()
    engine.writer.forget()
    put(document, "since changed", note=TEXT_NOTE)
    again = Tab(ALICE)
    await again.following(document)
    for _ in range(2):
        again.command(document, "put_note", id=command, note=TEXT_NOTE, text="once")
    await again.until(lambda: len(again.all("ack")) == 2)
    assert {ack["id"] for ack in again.all("ack")} == {str(command)}
    assert not again.all("chg")
    assert texts(document) == ["since changed"]
    assert sequence(document) == [1, 2, 3]
    await again.leave()


async def test_w3_a_refusal_says_what_is_wrong_in_a_word_and_in_a_sentence(document: UUID) -> None:
    tab = Tab(ALICE)
    command = tab.command(document, "rule", note=TEXT_NOTE)
    (no,) = await tab.until(lambda: tab.all("no"))
    assert no == {
        "t": "no",
        "id": str(command),
        "code": "forbidden",
        "message": "You cannot do this here at this step.",
        "detail": None,
    }
    await tab.leave()


async def test_w5_a_command_to_what_one_may_not_see_is_answered_like_one_to_nothing(document: UUID) -> None:
    tab = Tab(MALLORY)
    for place in (document, uuid4()):
        tab.command(place, "put_note", note=TEXT_NOTE, text="let me in")
        tab.command(place, "no_such_command")
    await tab.until(lambda: len(tab.all("no")) == 4)
    assert len({str({**no, "id": ""}) for no in tab.all("no")}) == 1
    assert tab.all("no")[0]["code"] == "absent"
    await tab.leave()


async def test_w19_one_need_not_follow_a_document_to_command_it(document: UUID) -> None:
    tab = Tab(ALICE)
    tab.command(document, "put_note", note=TEXT_NOTE, text="from afar")
    await tab.until(lambda: tab.all("ack"))
    assert [found["t"] for found in tab.messages] == ["hello", "ack"]
    await tab.leave()
