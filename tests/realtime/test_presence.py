"""Who is here and what they are at: soon told, never stored, and nobody speaks for somebody else."""

from uuid import UUID

import pytest
from pytest_django import DjangoAssertNumQueries

from realtime import presence
from realtime.engine import engine
from realtime.hub import Hub
from realtime.models import Event
from realtime.protocol import EPHEMERAL_BYTES, TOO_BIG
from realtime.socket import AWAY_SECONDS, GONE_SECONDS
from tests.realtime.conftest import ALICE, BOB, MALLORY
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
    alice.say(t="eph", doc=document, data={"editing": "a", "from": BOB})
    (told,) = await bob.until(lambda: bob.all("eph"))
    assert told == {"t": "eph", "doc": str(document), "from": ALICE, "data": {"editing": "a", "from": BOB}}
    assert not alice.all("eph")
    assert await Event.objects.filter(document_id=document).acount() == 1
    for tab in (alice, bob):
        await tab.leave()


async def test_e3_within_a_tick_only_the_last_word_of_each_is_passed_on(
    document: UUID, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    alice, bob = Tab(ALICE), Tab(BOB)
    for tab in (alice, bob):
        await tab.following(document)
    with django_assert_num_queries(0):
        for step in range(100):
            engine.attach().say(document, follower=alice.socket, data={"step": step})
        await bob.until(lambda: bob.all("eph"))
    assert [told["data"] for told in bob.all("eph")] == [{"step": 99}]
    assert presence.TICK_SECONDS == 0.05
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
    await alice.until(lambda: alice.closed)
    assert alice.closed == TOO_BIG


class Page:
    """A follower that was heard of so many seconds ago."""

    def __init__(self, actor: str, *, silent_seconds: float) -> None:
        self.tab = Tab(actor)
        self.tab.socket._heard_at -= silent_seconds
        self.actor, self.outbox, self.attendance = actor, self.tab.socket.outbox, self.tab.socket.attendance


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
    hub = Hub()
    hub.presence._followers = lambda document: list(pages)
    assert hub.presence.people(document).get(ALICE) == told
    for page in pages:
        await page.tab.leave()
