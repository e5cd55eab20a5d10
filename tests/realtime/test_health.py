"""What a process says of itself to whatever watches over it."""

import shutil
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.db.utils import OperationalError
from django.test import Client, override_settings

from realtime import health
from realtime.socket import Socket

ALL_WELL = {"server": "ok", "database": "ok", "disk": "ok", "redis": "not used"}


def ready() -> tuple[int, dict[str, Any]]:
    answer = Client().get("/readyz")
    assert "no-store" in answer["Cache-Control"]
    return answer.status_code, answer.json()


def test_a_process_that_is_well_says_so() -> None:
    assert Client().get("/healthz").content == b"ok"
    assert ready() == (200, ALL_WELL)


def test_a_process_that_leaves_is_not_ready_but_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Socket, "leaving", True)
    assert ready() == (503, {**ALL_WELL, "server": "leaving"})
    assert Client().get("/healthz").status_code == 200


def test_a_database_that_is_away_is_named_and_harms_only_readiness() -> None:
    def fail(*query: object) -> None:
        raise OperationalError("gone")

    with connection.execute_wrapper(fail):
        assert ready() == (503, {**ALL_WELL, "database": "away"})
        assert Client().get("/healthz").status_code == 200


def test_a_disk_that_is_nearly_full_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    free = shutil.disk_usage(settings.VAR_DIR).free
    monkeypatch.setattr(health, "DISK_LEAST_BYTES", free * 2)
    assert ready() == (503, {**ALL_WELL, "disk": "full"})


@override_settings(REDIS_URL="redis://127.0.0.1:1/0", REALTIME_SHARED=True)
def test_a_redis_that_is_away_is_told_and_refuses_nobody() -> None:
    assert ready() == (200, {**ALL_WELL, "redis": "away"})
