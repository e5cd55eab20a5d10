"""Only this server's own pages open a socket, and they speak as nobody but whom their cookies name."""

import asyncio
from uuid import UUID

import pytest
from django.db import OperationalError
from pytest_django import Settings

from realtime import socket
from realtime.engine import engine
from realtime.identity import Identity
from realtime.protocol import NO_RIGHT, SESSION_ENDED
from tests.realtime import handshakes, notes_kind
from tests.realtime.conftest import ALICE, BOB, MALLORY
from tests.realtime.handshakes import OWN, Handshake, handshake
from tests.realtime.tabs import Tab

HELLO = {"t": "hello", "v": 1}
TRUSTED = "https://board.example.org"


@pytest.fixture(autouse=True)
def own_house(settings: Settings) -> Settings:
    settings.REALTIME_AUTHENTICATE = "tests.realtime.handshakes.authenticate"
    settings.ALLOWED_HOSTS = ["localhost", "[::1]"]
    settings.CSRF_TRUSTED_ORIGINS = [TRUSTED]
    settings.SECURE_PROXY_SSL_HEADER = None
    return settings


async def test_o1_a_page_of_the_same_origin_gets_in() -> None:
    for own in (
        handshake(OWN),
        handshake(OWN.upper()),
        handshake("http://[::1]:8000", host="[::1]:8000"),
        handshake("https://localhost", host="localhost", secure=True),
    ):
        assert (await own.make()).accepted


@pytest.mark.parametrize(
    "foreign",
    [
        handshake(),
        handshake("null"),
        handshake(""),
        handshake(OWN, OWN),
        handshake("http://localhost:8001"),
        handshake("http://localhost"),
        handshake("https://localhost:8000"),
        handshake("http://localhost:8000", secure=True),
        handshake("http://elsewhere.example:8000"),
        handshake("http://localhost:8000.elsewhere.example"),
        handshake("http://somebody@localhost:8000"),
        handshake("http://localhost:8000/page"),
        handshake("http://localhost:8000?page"),
        handshake("http://elsewhere.example", host="elsewhere.example"),
        handshake("http://[", host="["),
        handshake("file://"),
    ],
)
async def test_o2_no_other_page_gets_in_and_the_socket_never_opens(foreign: Handshake) -> None:
    await foreign.make()
    assert foreign.events == [{"type": "websocket.close", "code": 1008}]


async def test_o3_a_trusted_origin_gets_in_and_only_in_full() -> None:
    assert (await handshake(TRUSTED).make()).accepted
    for alike in ("http://board.example.org", f"{TRUSTED}:8443", "https://example.org", "https://a.board.example.org"):
        assert not (await handshake(alike).make()).accepted


async def test_o4_behind_a_proxy_the_scheme_is_the_one_that_the_proxy_names(own_house: Settings) -> None:
    own_house.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert (await handshake("https://localhost", host="localhost", x_forwarded_proto="https").make()).accepted
    assert not (await handshake("https://localhost", host="localhost", x_forwarded_proto="http").make()).accepted
    assert not (await handshake("https://localhost", host="localhost", secure=True).make()).accepted


async def test_o5_one_speaks_as_the_first_that_one_is_or_as_the_one_that_one_wishes() -> None:
    (first,) = (await handshake(OWN).make(HELLO)).said()["hello"]
    (wished,) = (await handshake(OWN).make({**HELLO, "as": BOB})).said()["hello"]
    assert (first["you"], wished["you"]) == (ALICE, BOB)


@pytest.mark.parametrize(("who", "wish"), [("", None), ("", ALICE), (f"{ALICE}+{BOB}", MALLORY), (ALICE, "system")])
async def test_o6_whoever_is_not_who_they_wish_to_be_has_no_right(who: str, wish: str | None) -> None:
    refused = await handshake(OWN, who=who).make({**HELLO, "as": wish})
    assert refused.close_code == NO_RIGHT
    assert not refused.said()


async def test_o7_who_is_somebody_no_longer_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "IDENTITY_SECONDS", 0.001)
    found = iter([Identity((ALICE, BOB)), Identity((BOB,))])
    monkeypatch.setattr(handshakes, "authenticate", lambda cookies: next(found))
    assert await _closed_after_hello() == SESSION_ENDED


async def test_o7_a_database_that_does_not_answer_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "IDENTITY_SECONDS", 0.001)
    looks = iter(["here", "busy", "here", "gone"])

    def look(cookies: dict[str, str]) -> Identity:
        match next(looks):
            case "busy":
                raise OperationalError("database is locked")
            case found:
                return Identity((ALICE,) if found == "here" else ())

    monkeypatch.setattr(handshakes, "authenticate", look)
    assert await _closed_after_hello() == SESSION_ENDED
    assert list(looks) == []


@pytest.mark.parametrize("still", [False, True], ids=["taken out", "of one document"])
async def test_o8_who_loses_a_document_is_looked_at_at_once(document: UUID, still: bool) -> None:
    looked: list[Identity] = []

    async def look() -> Identity:
        looked.append(Identity((ALICE,) if still else ()))
        return looked[-1]

    tab = Tab(ALICE)
    tab.socket._look = look
    await tab.following(document)
    notes_kind.outsiders.add(ALICE)
    engine.recheck({document})
    await tab.until(lambda: tab.all("gone"))
    if still:
        await tab.caught_up()
        await tab.leave()
    else:
        assert await tab.close_code() == SESSION_ENDED
    assert len(looked) == 1


async def test_o8_who_asks_for_what_is_not_there_costs_no_look(document: UUID) -> None:
    async def look() -> Identity:
        raise AssertionError("nothing was lost")

    tab = Tab(ALICE)
    tab.socket._look = look
    await tab.following(document)
    await tab.caught_up()  # by asking for a document that is not there
    tab.say(t="unsub", doc=document)
    await tab.caught_up()
    assert not tab.socket._doubt.is_set()
    await tab.leave()


async def test_o9_rights_that_changed_without_a_word_are_noticed_with_the_next_look(document: UUID) -> None:
    async def look() -> Identity:
        return Identity((ALICE,))

    tab, other = Tab(ALICE), engine.create("notes", [])
    tab.socket._look = look
    await tab.following(document)
    await tab.following(other)
    notes_kind.lookers.add(ALICE)
    tab.socket._doubt.set()
    await tab.hears("can", times=4)
    tab.socket._doubt.set()
    await tab.caught_up()
    assert [can["can"] for can in tab.all("can")] == [["write"], ["write"], [], []]
    notes_kind.outsiders.add(ALICE)
    tab.socket._doubt.set()
    await tab.hears("gone", times=3)
    await tab.leave()


async def _closed_after_hello() -> int | None:
    """The code with which the server closes a page that says hello as the first that it is, and stays."""
    page = handshake(OWN)
    page.stays = True
    async with asyncio.timeout(20):
        return (await page.make(HELLO)).close_code
