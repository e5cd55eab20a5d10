"""What a commit made public reaches every follower once, in order, before its sender hears that it worked."""

from uuid import UUID, uuid4

from realtime.engine import engine
from tests.realtime.conftest import ALICE, BOB, put
from tests.realtime.tabs import Tab


async def test_h5_everybody_gets_every_change_once_and_in_order(document: UUID) -> None:
    tabs = [Tab(ALICE), Tab(BOB), Tab(BOB)]
    for tab in tabs:
        await tab.following(document)
    note = str(uuid4())
    for turn in range(30):
        tabs[turn % 2].command(document, "put_note", note=note, text=str(turn))
    for tab in tabs:
        mirror = await tab.reaches(document, 31)
        assert mirror.sequence == list(range(2, 32))
    assert len({str(tab.mirrors[document].records) for tab in tabs}) == 1
    for tab in tabs:
        await tab.leave()


async def test_h6_a_change_comes_before_its_answer_and_names_its_author(document: UUID) -> None:
    tab = Tab(ALICE)
    await tab.following(document)
    tab.command(document, "put_note", note=str(uuid4()), text="mine")
    await tab.until(lambda: tab.all("ack"))
    told = [found["t"] for found in tab.messages if found["t"] in ("chg", "ack")]
    assert told == ["chg", "ack"]
    (change,) = tab.all("chg")
    assert (change["by"], change["cmd"]) == (ALICE, "put_note")
    await tab.leave()


async def test_h7_followers_of_other_documents_hear_nothing(document: UUID) -> None:
    other = engine.create("notes", [])
    tab = Tab(ALICE)
    await tab.following(other)
    put(document, "elsewhere")
    await tab.caught_up()
    assert not tab.all("chg")
    await tab.leave()


async def test_h8_all_who_may_see_the_same_get_the_same_bytes(document: UUID) -> None:
    hub = engine.attach()
    tabs = [Tab(f"p:{number}") for number in range(5)]
    for tab in tabs:
        await tab.following(document)
    put(document, "one for all")
    queued = [follower.outbox._waiting for follower in hub.followers(document)]
    await tabs[0].until(lambda: tabs[0].all("chg"))
    assert len(queued) == 5
    assert len({frame for tab in tabs for frame in tab.frames if '"chg"' in frame}) == 1
    for tab in tabs:
        await tab.leave()


async def test_h9_a_closed_page_is_forgotten(document: UUID) -> None:
    tab = Tab(ALICE)
    await tab.following(document)
    assert len(engine.attach().followers(document)) == 1
    await tab.leave()
    assert engine.attach().followers(document) == []
    assert tab.socket not in type(tab.socket).connected
