"""What every answer tells the browser to refuse, on pages and on errors alike, and how its cookies are kept."""

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.urls import reverse

from tests.rights.broken_urls import SECRET
from tests.rights.house import ANONYMOUS, ROLES, House
from tests.rights.pages import PAGES, Answer, address
from workshop.joining.guests import cookie_name

POLICY = {
    "default-src": {"'none'"},
    "script-src": {"'self'"},
    "style-src": {"'self'"},
    "img-src": {"'self'", "data:"},
    "font-src": {"'self'"},
    "connect-src": {"'self'"},
    "manifest-src": {"'self'"},
    "form-action": {"'self'"},
    "base-uri": {"'none'"},
    "frame-ancestors": {"'none'"},
    "object-src": {"'none'"},
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
OF_A_FILE = {"default-src": {"'none'"}, "sandbox": set()}
"""Of what somebody brought: even where it is opened as a page it is none of ours, and runs nothing."""
HELD_AS_DATA = {"application/json"}


class Markup(HTMLParser):
    """The scripts of a page, and everything in it that a strict policy would stop."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.nonces: list[str | None] = []
        self.stopped: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script" and given.get("type") not in HELD_AS_DATA:
            self.nonces.append(given.get("nonce"))
        foreign = [one for one in ("src", "srcset") if re.match(r"(\w+:)?//", given.get(one) or "")]
        foreign += ["href"] if tag == "link" and re.match(r"(\w+:)?//", given.get("href") or "") else []
        inline = [one for one in given if one == "style" or one.startswith("on")]
        self.stopped += [f"<{tag} {one}>" for one in (*foreign, *inline)] + (["<style>"] if tag == "style" else [])


def check(answer: Answer, *, expected: Mapping[str, set[str]] = POLICY) -> None:
    """Fails on an answer that lacks a header, or whose page holds what its policy would stop."""
    for name, value in HEADERS.items():
        assert answer.get(name) == value, name
    parts = [part.split() for part in answer["Content-Security-Policy"].split(";")]
    policy = {name: set(values) for name, *values in parts}
    nonces = {value for value in policy.get("script-src", set()) if value.startswith("'nonce-")}
    for name in {"script-src", "style-src"} & {*policy}:
        assert nonces <= policy[name]
        policy[name] -= nonces
    assert policy == expected
    for cookie in filter(lambda cookie: cookie.value, answer.cookies.values()):
        assert cookie["httponly"] and cookie["samesite"] == "Lax", cookie.key
    if "Cookie" in answer.get("Vary", ""):
        assert "private" in answer["Cache-Control"] and "no-cache" in answer["Cache-Control"]
    if answer["Content-Type"].startswith("text/html"):
        page = Markup(answer.content.decode())
        assert page.stopped == []
        assert {f"'nonce-{nonce}'" for nonce in page.nonces} == nonces


def test_every_page_has_its_headers(house: House) -> None:
    for page, row in PAGES.items():
        name = next(filter(row.lets_in, ROLES), ANONYMOUS)
        url = address(page, house)
        check(house.browser(name).get(url), expected=OF_A_FILE if page == "readout_file" else POLICY)
        check(house.browser(ANONYMOUS).get(url))
        if row.sends:
            check(house.browser(name).post(url))
            house.sign_in_again(name)


def test_a_nonce_is_used_once(client: Client, db: None) -> None:
    pages = [Markup(client.get(reverse("home")).content.decode()) for _ in range(2)]
    assert len({nonce for page in pages for nonce in page.nonces}) == 2


@pytest.fixture
def broken(client: Client, db: None) -> Iterator[Client]:
    """A browser that meets every error, as on a server: without tracebacks."""
    client.raise_request_exception = False
    with override_settings(ROOT_URLCONF="tests.rights.broken_urls", DEBUG=False):
        yield client


@pytest.mark.parametrize(
    ("url", "status", "said"),
    [
        ("/bug/", 500, "Something broke on our side"),
        ("/closed/", 403, "This is closed to you"),
        ("/suspicious/", 400, "This request made no sense to us"),
        ("/nowhere/", 404, "There is nothing here for you"),
        ("/library/not-an-id/", 404, "There is nothing here for you"),
    ],
)
def test_an_error_has_a_page_of_ours_that_gives_nothing_away(broken: Client, url: str, status: int, said: str) -> None:
    answer = broken.get(url)
    assert answer.status_code == status
    page = answer.content.decode()
    assert said in page and "Troupe</span>" in page
    assert SECRET not in page and "Traceback" not in page
    check(answer)


def test_a_host_that_is_not_ours_has_a_page_of_ours(broken: Client) -> None:
    answer = broken.get("/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert "This request made no sense to us" in answer.content.decode()
    assert "evil.example" not in answer.content.decode()
    check(answer)


def test_more_text_than_is_read_has_a_page_of_its_own(broken: Client) -> None:
    answer = broken.post("/reads/", {"text": "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)})
    assert answer.status_code == 413
    assert "That is too much at once" in answer.content.decode()
    check(answer)


def test_more_fields_than_are_read_have_the_same_page(broken: Client) -> None:
    answer = broken.post("/reads/", {f"f{number}": "" for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)})
    assert answer.status_code == 413
    check(answer)


def test_a_guests_cookie_is_secure_over_https(house: House) -> None:
    browser = house.browser(ANONYMOUS)
    answer = browser.post(address("join_code", house), {"name": "Zoe"}, secure=True)
    cookie = answer.cookies[cookie_name(house.workshop.pk)]
    assert cookie["secure"] and cookie["httponly"] and cookie["samesite"] == "Lax"
    assert len(cookie.value) >= 43
    plain = house.browser(ANONYMOUS).post(address("join_code", house), {"name": "Yann"})
    assert not plain.cookies[cookie_name(house.workshop.pk)]["secure"]
