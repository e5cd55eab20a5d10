"""Who is here and what they are at: soon told, never stored, and nobody speaks for somebody else."""

from uuid import UUID

import pytest

from realtime import presence
from realtime.engine import engine
from realtime.presence import Presence
from realtime.protocol import EPHEMERAL_BYTES, TOO_BIG
from realtime.socket import AWAY_SECONDS, GONE_SECONDS
from tests.realtime.conftest import ALICE, BOB, MALLORY, held_writer, put, statements_of_the_writer
from tests.realtime.tabs import Tab


def people(tab: Tab) -> dict[str, str]:
    here = tab.all("here")
    found: dict[str, str] = here[-1]["people"] if here else {}
    return found


async def test_e1_those_who_follow_a_document_see_each_other_come_and_go(document: UUID) -> None:
    alice, bob = Tab(ALICE), Tab(BOB)
    await alice.following(document)
    await bob.following(document)
    await alice.until(lambda: people(alice) == {ALICE: "here", BOB: "here"})
    await bob.leave()
    await alice.until(lambda: people(alice) == {ALICE: "here"})
    await alice.leave()


async def test_e2_ephemeral_words_are_passed_on_under_the_senders_own_name_and_are_not_stored(document: UUID) -> None:
    alice, bob = Tab(ALICE), Tab(BOB)
    for tab in (alice, bob):
        await tab.following(document)
    with statements_of_the_writer() as statements:
        alice.say(t="eph", doc=document, data={"editing": "a", "from": BOB})
        (told,) = await bob.until(lambda: bob.all("eph"))
        engine.run(lambda batch: None)
        asked_for_a_word = [statement for statement in statements if not statement.startswith("BEGIN")]
        put(document, "a command, for comparison")
    assert told == {"t": "eph", "doc": str(document), "from": ALICE, "data": {"editing": "a", "from": BOB}}
    assert not alice.all("eph")
    assert asked_for_a_word == []
    assert any("INSERT" in statement for statement in statements)
    for tab in (alice, bob):
        await tab.leave()


async def test_e3_within_a_tick_only_the_last_word_of_each_is_passed_on(document: UUID) -> None:
    alice, bob = Tab(ALICE), Tab(BOB)
    for tab in (alice, bob):
        await tab.following(document)
    for step in range(100):
        engine.attach().say(document, follower=alice.socket, data={"step": step})
    await bob.until(lambda: bob.all("eph"))
    assert [told["data"] for told in bob.all("eph")] == [{"step": 99}]
    assert presence.TICK_SECONDS == 0.025
    for tab in (alice, bob):
        await tab.leave()


async def test_e4_who_does_not_follow_a_document_says_nothing_in_it(document: UUID) -> None:
    bob, mallory = Tab(BOB), Tab(MALLORY)
    await bob.following(document)
    mallory.say(t="eph", doc=document, data={"hello": "?"})
    await mallory.caught_up()
    assert engine.attach().presence._latest == {}
    await bob.leave()
    await mallory.leave()


async def test_e5_where_sequences_are_private_it_is_nobodys_business_what_one_works_on(secret_document: UUID) -> None:
    alice, bob = Tab(ALICE), Tab(BOB)
    for tab in (alice, bob):
        await tab.following(secret_document)
    alice.say(t="eph", doc=secret_document, data={"editing": "a"})
    await alice.caught_up()
    assert engine.attach().presence._latest == {}
    await alice.until(lambda: people(alice) == {ALICE: "here", BOB: "here"})
    for tab in (alice, bob):
        await tab.leave()


async def test_e6_an_ephemeral_word_is_small(document: UUID) -> None:
    alice = Tab(ALICE)
    await alice.following(document)
    alice.say(t="eph", doc=document, data={"long": "x" * EPHEMERAL_BYTES})
    assert await alice.close_code() == TOO_BIG


async def test_e8_nothing_is_said_to_or_by_whoever_may_have_lost_their_rights(document: UUID) -> None:
    alice, bob, carol = Tab(ALICE), Tab(BOB), Tab("p:carol")
    for tab in (alice, bob, carol):
        await tab.following(document)
    await bob.until(lambda: len(people(bob)) == 3)
    with held_writer():
        bob.socket.check_rights({document})
        bob.say(t="eph", doc=document, data={"editing": "b"})
        bob.say(t="ping", at=1)
        await bob.until(lambda: bob.all("pong"))
        alice.say(t="eph", doc=document, data={"editing": "a"})
        await carol.until(lambda: carol.all("eph"))
        assert [told["from"] for told in carol.all("eph")] == [ALICE]
        assert bob.all("eph") == []
    await bob.until(lambda: len(bob.all("can")) == 2)
    bob.say(t="eph", doc=document, data={"editing": "b"})
    await carol.until(lambda: len(carol.all("eph")) == 2)
    for tab in (alice, bob, carol):
        await tab.leave()


class Page:
    """A follower that was heard of so many seconds ago."""

    def __init__(self, actor: str, *, silent_seconds: float) -> None:
        self.tab = Tab(actor)
        self.tab.socket._heard_at -= silent_seconds
        self.actor, self.outbox, self.attendance = actor, self.tab.socket.outbox, self.tab.socket.attendance

    def follow_anew(self, document: UUID) -> None:
        """Nothing is published here."""


@pytest.mark.parametrize(
    ("silences", "told"),
    [
        ([0], "here"),
        ([AWAY_SECONDS + 1], "away"),
        ([GONE_SECONDS + 1], None),
        ([GONE_SECONDS + 1, AWAY_SECONDS + 1], "away"),
        ([AWAY_SECONDS + 1, 0], "here"),
        ([0, AWAY_SECONDS + 1], "here"),
    ],
)
async def test_e7_whoever_falls_silent_is_away_and_then_gone(
    document: UUID, silences: list[float], told: str | None
) -> None:
    pages = [Page(ALICE, silent_seconds=silent) for silent in silences]
    presence = Presence(followers=lambda document: list(pages), listeners=lambda document: [])
    assert presence.people(document).get(ALICE) == told
    for page in pages:
        await page.tab.leave()
