"""A body that no page would take is not read at all."""

import gc
from collections.abc import Iterator

import pytest
from channels.testing import HttpCommunicator

from config.asgi import application
from config.body_limit import LARGEST_BYTES

MEGABYTE = 1024 * 1024
LENGTH = b"content-length"

# Django leaves the file of a body that was not read to the end to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")


@pytest.fixture(autouse=True)
def _bodies_are_collected_here() -> Iterator[None]:
    yield
    gc.collect()


def asked(*, announced: bytes, body: bytes = b"") -> HttpCommunicator:
    headers = [(b"host", b"localhost"), (LENGTH, announced), (b"content-type", b"application/x-www-form-urlencoded")]
    return HttpCommunicator(application, "POST", "/join/", body=body, headers=headers)


async def test_a_body_announced_as_too_big_is_answered_on_a_page_of_its_own() -> None:
    answer = await asked(announced=str(LARGEST_BYTES + 1).encode()).get_response()
    assert answer["status"] == 413
    assert "That is too much at once" in answer["body"].decode()
    headers = dict(answer["headers"])
    assert b"frame-ancestors 'none'" in headers[b"Content-Security-Policy"]
    assert headers[b"X-Content-Type-Options"] == b"nosniff"


async def test_other_bodies_reach_their_page() -> None:
    for announced in (b"3", b"", b"-1", b"three", str(LARGEST_BYTES).encode()):
        answer = await asked(announced=announced, body=b"a=b").get_response()
        assert answer["status"] == 403, announced  # the form has no token


async def test_a_body_that_grows_too_big_without_saying_so_is_answered_alike() -> None:
    chunks = LARGEST_BYTES // MEGABYTE + 3
    asking = asked(announced=b"")
    for number in range(chunks):
        last = number == chunks - 1
        await asking.send_input({"type": "http.request", "body": b"x" * MEGABYTE, "more_body": not last})
    assert (await asking.receive_output(5))["status"] == 413
    assert b"That is too much at once" in (await asking.receive_output(5))["body"]
    await asking.send_input({"type": "http.disconnect"})
    await asking.wait()
