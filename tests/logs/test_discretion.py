"""What may stand in a line of the log: ids, words of the program and places in it, but nobody's words and no secret."""

import json
import logging
from collections.abc import Iterator
from io import StringIO
from uuid import uuid4

import pytest
from django.db import IntegrityError

from config.discretion import discreet, is_harmless_id
from config.logs import logging_settings
from realtime import batch
from realtime.engine import engine
from realtime.refusals import Refusal
from tests.realtime import notes_kind
from tests.realtime.conftest import ALICE, submission, submit
from tests.realtime.notes_kind import TEXT_NOTE
from tests.realtime.tabs import Tab

WORDS = "words that somebody wrote"
ID = "28f72d46-6bb2-4440-bbad-f7a14ef04aba"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Not Found: /join/7K4M2XQ9/", "Not Found: /join/*/"),
        ("GET /demo/facilitator/aKey/?next=/join/X HTTP/1.1 200", "GET /demo/*/*/ HTTP/1.1 200"),
        ("POST /resume/aToken/ HTTP/1.1", "POST /resume/*/ HTTP/1.1"),
        ("/account/password/MQ/c4f-0a1b/", "/account/password/*/*/"),
        (f"/w/{ID}/quotes/import/{ID}/", f"/w/{ID}/quotes/import/{ID}/"),
        ("https://anna@host.example/join/ABC?name=Anna", "*//*/join/*"),
        ("<Protocol client=['10.2.3.4', 51342] path=b'/r/Anna'>", "<Protocol client=['*', 51342] path=b'/*/*'>"),
        ("from 10.2.3.4:5000, fe80::1 and 2001:db8::1:2.", "from *:5000, * and *."),
        ("at 12:30:45 in version 5.2.19", "at 12:30:45 in version 5.2.19"),
        ("anna.vogel+x@team.example asked", "* asked"),
        ("the token Zx9_abcdefghijklmnopqrstuvwxyz0123456789AB is wrong", "the token * is wrong"),
        (f"document {ID} could not be read", f"document {ID} could not be read"),
        (f"it failed\n{WORDS}", "it failed"),
        (
            f'Traceback (most recent call last):\n  File "/app/a.py", line 3, in x\n    y()\nValueError: {WORDS}\nAnna',
            'Traceback (most recent call last):\n  File "/app/a.py", line 3, in x\nValueError',
        ),
    ],
)
def test_a_message_is_told_without_what_somebody_could_be_known_by(text: str, told: str) -> None:
    assert discreet(text) == told


@pytest.mark.parametrize("id", ["aabbccdd", "28F72D46-6bb2-4440-bbad-f7a14ef04aba", "0" * 64])
def test_what_is_nothing_but_an_id_is_taken_from_outside(id: str) -> None:
    assert is_harmless_id(id)


@pytest.mark.parametrize(
    "id", ["", "abc", "anna-vogelsang", "a" * 65, "aabbccdd\n", "aabbccdd aabbccdd", "ａabbccddee"]
)
def test_what_could_be_more_than_an_id_is_not(id: str) -> None:
    assert not is_harmless_id(id)


@pytest.fixture(params=[True, False], ids=["production", "development"])
def lines(request: pytest.FixtureRequest) -> Iterator[StringIO]:
    """What the log of this process says meanwhile."""
    how = dict(logging_settings(production=request.param, debug=False, level="INFO")["formatters"]["line"])
    said = StringIO()
    handler = logging.StreamHandler(said)
    handler.setFormatter(how.pop("()")(**how))
    logging.getLogger().addHandler(handler)
    try:
        yield said
    finally:
        logging.getLogger().removeHandler(handler)


@pytest.mark.parametrize("error", [ValueError, IntegrityError])
@pytest.mark.usefixtures("fresh_engine")
def test_a_command_that_breaks_is_told_with_its_place_and_none_of_its_words(
    lines: StringIO, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def fail(*_about: object, **_more: object) -> None:
        try:
            raise KeyError(WORDS)
        except KeyError as cause:
            raise error(f"it was {WORDS}") from cause

    document = engine.create("notes", [])
    monkeypatch.setattr(batch, "_complete", fail)
    refusal = submit(submission(document, "put_note", note=TEXT_NOTE, text=WORDS))
    assert refusal is not None
    assert refusal.code == "error"
    said = lines.getvalue()
    assert "command put_note" in said
    assert error.__name__ in said and "KeyError" in said
    assert "batch.py" in said and "in fail" in said
    assert WORDS not in said


@pytest.mark.usefixtures("fresh_engine")
async def test_a_document_that_cannot_be_read_is_told_without_what_is_in_it(
    lines: StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_about: object, **_more: object) -> None:
        raise ValueError(WORDS)

    document = engine.create("notes", [])
    monkeypatch.setattr(notes_kind.notes, "access", fail)
    tab = Tab(ALICE)
    tab.follow(document)
    await tab.until(lambda: tab.all("gone"))
    await tab.leave()
    said = lines.getvalue()
    assert str(document) in said and "ValueError" in said
    assert WORDS not in said


def test_an_error_as_an_argument_or_as_the_message_is_named_by_its_type(lines: StringIO) -> None:
    logger = logging.getLogger("troupe.test")
    logger.error("it failed: %s", ValueError(WORDS))
    logger.error(OSError(13, WORDS))
    said = lines.getvalue()
    assert "it failed: ValueError" in said and "PermissionError (EACCES)" in said
    assert WORDS not in said


def test_a_line_with_the_wrong_arguments_is_written_without_them(
    lines: StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    record = logging.LogRecord("troupe.test", logging.ERROR, "a.py", 1, "%d of them", (WORDS,), None)
    for handler in logging.getLogger().handlers:
        if isinstance(handler, logging.StreamHandler) and handler.stream is lines:
            handler.handle(record)
    assert "%d of them" in lines.getvalue()
    assert WORDS not in lines.getvalue() + capsys.readouterr().err


def test_a_refusal_in_production_is_one_line_of_json() -> None:
    how = dict(logging_settings(production=True, debug=False, level="INFO")["formatters"]["line"])
    formatter = how.pop("()")(**how)
    try:
        raise Refusal("code", WORDS)
    except Refusal as refusal:
        about = (Refusal, refusal, refusal.__traceback__)
    record = logging.LogRecord("troupe.test", logging.ERROR, "a.py", 1, "one\n%s", (uuid4(),), about)
    line = formatter.format(record)
    assert "\n" not in line
    assert json.loads(line)["event"] == "one"
    assert json.loads(line)["exception"].endswith("realtime.refusals.Refusal")
