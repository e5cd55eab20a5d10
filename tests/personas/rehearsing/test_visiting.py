"""Simulated people in a served workshop: they come, work when a step comes, and leave when it is over."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from urllib.parse import urlsplit

import pytest
from pytest_django import Settings

from personas.rehearsal.visiting import Order, visit
from personas.rehearsing.making import make_rehearsal, wipe
from realtime.engine import engine
from realtime.models import Document
from tests.leaks.served import served_here
from tests.workshop.cast import Cast, make_cast
from workshop.access import account_actor
from workshop.models import Board, Participant, Workshop

PATIENCE_SECONDS = 40
DIRECT, PROXIED = "", "https://troupe.example"


@pytest.fixture
def cast(transactional_db: None) -> Iterator[Cast]:
    engine.writer.forget()
    yield make_cast()
    engine.writer.forget()


@contextmanager
def visited(rehearsal: Workshop, *, origin: str) -> Iterator[threading.Thread]:
    """Four people, who reach the server by its own port whatever it is called outside."""
    with served_here() as here:
        host, port = urlsplit(here).hostname or "", urlsplit(here).port or 0
        told = Order(origin or here, host, port, str(rehearsal.pk), rehearsal.join_code, 4, 60.0)
        thread = threading.Thread(target=lambda: asyncio.run(visit(told)))
        thread.start()
        yield thread
        thread.join(PATIENCE_SECONDS)
        assert not thread.is_alive()


def until(condition: Callable[[], object]) -> None:
    limit = monotonic() + PATIENCE_SECONDS
    while not condition():
        assert monotonic() < limit, "it never came"
        threading.Event().wait(0.05)


def made(cast: Cast) -> Workshop:
    return make_rehearsal(cast.workshop, facilitator=cast.accounts["facilitator"], people=4, groups=2)


def go_to(rehearsal: Workshop, exercise: str, *, cast: Cast) -> None:
    steps = engine.read(rehearsal.session)["steps"]
    step = next(id for id, one in steps.items() if one.exercise == exercise)  # type: ignore[attr-defined]
    actor = account_actor(cast.accounts["facilitator"])
    engine.execute(rehearsal.session, "go_to_step", {"step": step}, actor=actor)


def all_are_done(rehearsal: Workshop) -> bool:
    records = engine.read(rehearsal.session)
    step = next(iter(records["clock"].values())).step  # type: ignore[attr-defined]
    return sum(one.done == step for one in records["signals"].values()) == 4  # type: ignore[attr-defined]


@pytest.mark.parametrize("origin", [DIRECT, PROXIED])
def test_they_come_as_who_is_expected_sort_and_leave_at_the_end(cast: Cast, settings: Settings, origin: str) -> None:
    if origin == PROXIED:
        settings.ALLOWED_HOSTS = ["troupe.example"]
        settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
        settings.SECURE_SSL_REDIRECT = settings.CSRF_COOKIE_SECURE = True
    rehearsal = made(cast)
    people = Participant.objects.filter(workshop=rehearsal)
    with visited(rehearsal, origin=origin):
        until(lambda: people.filter(joined_at__isnull=False).count() == 4)
        assert people.count() == 4
        go_to(rehearsal, "clustering", cast=cast)
        until(lambda: all_are_done(rehearsal))
        for board in Board.objects.filter(workshop=rehearsal):
            cards = engine.read(board.pk)["cards"].values()
            assert len(cards) and all(card.cluster for card in cards)  # type: ignore[attr-defined]
        actor = account_actor(cast.accounts["facilitator"])
        engine.execute(rehearsal.session, "end_session", {}, actor=actor)


def test_they_stop_where_they_are_and_leave_when_it_is_wiped(cast: Cast) -> None:
    rehearsal, real = made(cast), cast.workshop
    boards = {rehearsal.session}
    with visited(rehearsal, origin=DIRECT):
        until(lambda: Participant.objects.filter(workshop=rehearsal, joined_at__isnull=False).count() == 4)
        go_to(rehearsal, "clustering", cast=cast)
        boards |= set(Board.objects.filter(workshop=rehearsal).values_list("pk", flat=True))
        wipe(rehearsal, actor=cast.accounts["facilitator"])
    assert len(boards) == 3
    assert not Document.objects.filter(pk__in=boards).exists()
    assert not Participant.objects.filter(workshop=rehearsal.pk).exists()
    assert real.quotes.count() == 8 and real.participants.exists()
