"""The process of simulated people: told through a pipe, with no secret to be seen, and never left behind."""

import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from personas.rehearsal.visiting import Order
from personas.rehearsing import company
from realtime.refusals import Refusal
from tests.serving import ROOT

PATIENCE_SECONDS = 30
CODE = "K7WX3M9Q"
STARTS_AND_WAITS = """
import django, sys, threading
django.setup()
from personas.rehearsal.visiting import Order
from personas.rehearsing import company
company.send(Order("http://127.0.0.1:1", "127.0.0.1", int(sys.argv[1]), sys.argv[2], "K7WX3M9Q", 2, 60.0))
print(next(iter(company._companies.values())).pid, flush=True)
threading.Event().wait()
"""


@pytest.fixture
def silent() -> Iterator[int]:
    """A server that takes every connection and never answers: whoever waits for it waits."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(100)
        yield listening.getsockname()[1]


@pytest.fixture(autouse=True)
def nobody_is_left() -> Iterator[None]:
    yield
    for workshop in list(company._companies):
        company.dismiss(workshop)


def order(port: int) -> Order:
    return Order(f"http://127.0.0.1:{port}", "127.0.0.1", port, str(uuid4()), CODE, 2, 60.0)


def ends(pid: int) -> bool:
    """Whether a process ends, whoever its parent is."""
    try:
        watched = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([watched], [], [], PATIENCE_SECONDS)[0])
    finally:
        os.close(watched)


def test_people_live_until_they_are_dismissed(silent: int) -> None:
    told = order(silent)
    company.send(told)
    [(workshop, process)] = company._companies.items()
    assert (str(workshop), process.poll()) == (told.workshop, None)
    company.dismiss(workshop)
    assert process.poll() is not None
    assert company._companies == {}


def test_nothing_secret_stands_in_arguments_or_environment(silent: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DATABASE_URL", "TROUPE_DEMO_KEY", "TROUPE_METRICS_TOKEN", "SECRET_KEY"):
        monkeypatch.setenv(name, "canary-of-the-installation")
    company.send(order(silent))
    [process] = company._companies.values()
    arguments, environment = (Path(f"/proc/{process.pid}/{name}").read_bytes() for name in ("cmdline", "environ"))
    assert b"rehearsal_people" in arguments
    assert CODE.encode() not in arguments + environment
    assert b"canary" not in arguments + environment


def test_people_die_with_a_server_that_is_killed(silent: int) -> None:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings"}
    server = subprocess.Popen(
        [sys.executable, "-c", STARTS_AND_WAITS, str(silent), str(uuid4())],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
    )
    assert server.stdout is not None
    with server.stdout as said:
        people = int(said.readline())
    assert Path(f"/proc/{people}").exists()
    server.send_signal(signal.SIGKILL)
    server.wait()
    assert ends(people)


def test_people_who_cannot_reach_their_server_end_by_themselves() -> None:
    company.send(order(1))
    [process] = company._companies.values()
    assert process.wait(PATIENCE_SECONDS) == 0


def test_a_third_company_is_refused_until_one_has_gone(silent: int) -> None:
    for _ in range(company.AT_ONCE):
        company.refuse_too_many()
        company.send(order(silent))
    with pytest.raises(Refusal) as refused:
        company.refuse_too_many()
    assert refused.value.code == "busy"
    company.dismiss(next(iter(company._companies)))
    company.refuse_too_many()
