"""A served Troupe in which people come in, write, upload and go wrong: none of it is in what the process says."""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from tests.load import servers
from tests.load.databases import Environment
from tests.load.servers import DAPHNE, UVICORN, Server
from tests.logs.browser import ADDRESS, AGENT, Browser
from tests.serving import ROOT

KEY = "Canary-Demo-Key"
NAME, WRONG_CODE, WRONG_NAME = "Canaria Vogelsang", "CANARY77", "canary-nobody"
EMAIL, PASSWORD = "canary@vogelsang.example", "canary seven teapots"
QUOTE, RESPONDENT, WORDS = "canary quote about mornings", "Canary Respondent", "canary words of a card"
HELLO_AS, QUERY = "p:canary-actor", "canary-query"
MANAGE = str(ROOT / "manage.py")


@dataclass(frozen=True)
class Installed:
    folder: Path
    code: str
    """The join code of the workshop."""


def environment_of(folder: Path, *, production: bool) -> Environment:
    return servers.installation(
        folder,
        environment={
            "TROUPE_PRODUCTION": str(int(production)),
            "TROUPE_DEMO_KEY": KEY,
            "EMAIL_URL": "dummymail://",
            "TROUPE_LOG_LEVEL": "DEBUG",
        },
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """An installation with the demo, as it is before anybody has come."""
    folder = tmp_path_factory.mktemp("installed")
    environment = environment_of(folder, production=True)
    for command in ("migrate", "demo", "collectstatic"):
        servers.manage(environment, MANAGE, command, *(["--no-input"] if command != "demo" else []))
    links = servers.manage(environment, MANAGE, "demo", "--links").decode()
    found = re.search(r"/join/(\w+)/", links)
    assert found
    return Installed(folder, found[1])


@pytest.fixture(params=[(DAPHNE, True), (UVICORN, True), (DAPHNE, False)], ids=str)
def server(request: pytest.FixtureRequest, installed: Installed, tmp_path: Path) -> Iterator[Server]:
    """Each server in production, and the one of development."""
    name, production = request.param
    folder = tmp_path / "var"
    shutil.copytree(installed.folder, folder)
    with servers.serving(name, environment=environment_of(folder, production=production)) as (found,):
        yield found


@dataclass
class Visit:
    """Everything that people did, and what of it must not be told."""

    browsers: list[Browser]
    secrets: list[str]
    request_ids: list[str]


def visit(server: Server, code: str) -> Visit:
    origin = f"http://127.0.0.1:{server.target.port}"
    anna, facilitator, stranger = Browser(origin), Browser(origin), Browser(origin)
    room = anna.post(f"/join/{code}/", name=NAME).headers["location"]
    assert NAME in anna.get(room).text
    assert stranger.post("/join/", code=WRONG_CODE).status_code == 422
    assert stranger.get(f"/join/{WRONG_NAME}/?{QUERY}={QUERY}").status_code == 404
    assert stranger.get(f"/{WRONG_NAME}/{QUERY}").status_code == 404
    assert stranger.post("/account/sign-in/", username=EMAIL, password=PASSWORD).status_code == 422
    assert stranger.post("/account/password/", email=EMAIL).status_code == 302
    assert stranger.get("/account/password/MQ/canary-reset-token/").status_code == 200
    assert stranger.get(f"/demo/facilitator/{KEY}x/").status_code == 404
    console = facilitator.get(f"/demo/facilitator/{KEY}/").headers["location"]
    upload = f"{console.removesuffix('console/')}quotes/import/"
    sheet = f"quote,person\n{QUOTE},{RESPONDENT}\n".encode()
    for content in (sheet, f"{QUOTE}\0\xff{RESPONDENT}".encode("latin-1") * 50, b"PK\x03\x04" + sheet):
        answer = facilitator.post(upload, way="file", files={"file": (f"{RESPONDENT}.xlsx", content)})
        assert answer.status_code in (302, 422)
    speak(anna, "/live/", f'"{HELLO_AS}"')
    speak(anna, "/live/", "null", *frames())
    given = stranger.get("/", **{"X-Request-Id": "aabbccdd00112233"})
    made = stranger.get("/", **{"X-Request-Id": f"{NAME} <{EMAIL}>"})
    cookies = [value for browser in (anna, facilitator, stranger) for value in browser.cookies.values()]
    return Visit([anna, facilitator], cookies, [given.headers["x-request-id"], made.headers["x-request-id"]])


def frames() -> list[str]:
    """Commands that are refused, words that are not kept, and at last what is no message at all."""
    document, id = str(uuid4()), str(uuid4())
    command = {"t": "cmd", "id": id, "doc": document, "gesture": id, "type": WORDS, "args": {"text": WORDS}}
    return [json.dumps(command), json.dumps({"t": "eph", "doc": document, "data": {"text": WORDS}}), WORDS]


def speak(browser: Browser, path: str, actor: str, *said: str) -> None:
    """Say all that on a socket, and hear until the server closes it."""
    address = browser.origin.replace("http:", "ws:") + path
    headers = {"Cookie": browser.cookie_header, "X-Forwarded-Proto": "https"}
    origins = [browser.origin.replace("http:", "https:"), browser.origin]
    for origin in origins:
        try:
            about: Any = {"additional_headers": headers, "origin": origin, "user_agent_header": AGENT, "proxy": None}
            with connect(address, **about) as socket:
                for frame in (f'{{"t": "hello", "v": 1, "as": {actor}}}', *said):
                    socket.send(frame)
                while True:
                    socket.recv(timeout=30)
        except ConnectionClosed:
            return
        except Exception as error:
            if "403" not in str(error):
                raise
    raise AssertionError("neither origin is taken")


def test_nothing_of_a_visit_is_in_the_log(server: Server, installed: Installed) -> None:
    done = visit(server, installed.code)
    server.stop()
    said = server.said()
    whole = "".join(said)
    known = (NAME, WRONG_CODE, WRONG_NAME, EMAIL, PASSWORD, QUOTE, RESPONDENT, WORDS, HELLO_AS, QUERY, KEY, AGENT)
    told = [one for one in (*known, ADDRESS, installed.code, "canary", *done.secrets) if one.lower() in whole.lower()]
    assert told == []
    assert server.errors() == []
    assert done.request_ids[0] == "aabbccdd00112233"
    assert re.fullmatch(r"[0-9a-f]{32}", done.request_ids[1])
    if any(line.startswith("{") for line in said):
        check_lines(said, ids=done.request_ids)
    else:
        assert "Not Found: /join/*/" in whole


def check_lines(said: list[str], *, ids: list[str]) -> None:
    """In production each line is one JSON object, and each request has a line with its id."""
    lines = [json.loads(line) for line in said if "Troupe listens on" not in line]
    assert all({"event", "level", "logger", "timestamp"} <= set(line) for line in lines)
    requests = {line["request_id"]: line["event"] for line in lines if line["logger"] == "troupe.requests"}
    assert [requests[id].split(" in ")[0] for id in ids] == ["GET / 200"] * 2
    events = " ".join(requests.values())
    for told in ("POST /join/*/ 302", "GET /demo/*/*/ 302", "GET /*/* 404", "WebSocket /live/ 4003", "/live/ 1008"):
        assert told in events, told
