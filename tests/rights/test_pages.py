"""Every address × everybody × method: the table decides, and what one may not see looks like what is not there.

What reads shares one house and lists all that is wrong at once; what changes something has a house of its own.
"""

import re
from urllib.parse import quote

import pytest
from django.urls import reverse

from tests.rights.house import ACCOUNTS, ANONYMOUS, ROLES, House, everything
from tests.rights.pages import CLOSED, FORMS, PAGES, Answer, Door, absent_address, address, registered

OTHER_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


def test_every_address_has_its_row_here() -> None:
    assert registered() == set(PAGES)


def test_an_address_lets_in_whom_the_table_says(house: House) -> None:
    wrong = []
    for page, row in PAGES.items():
        url = address(page, house)
        for name in ROLES:
            browser = house.browser(name)
            answer = browser.get(url) if row.reads else browser.post(url)
            if page == "account:sign_out":
                house.sign_in_again(name)
            refused = is_refused(answer, name, url=url, door=row.door)
            answered = (200, 302) if row.reads else (200, 302, 422, row.done)
            if refused is row.lets_in(name) or not (refused or answer.status_code in answered):
                wrong.append((page, name, answer.status_code))
    assert wrong == []


@pytest.mark.parametrize("page", sorted({*FORMS} & {*CLOSED}))
def test_a_form_is_refused_to_everybody_else_and_works_for_one_who_may(house: House, page: str) -> None:
    url, row = address(page, house), PAGES[page]
    assert row.sends
    before = everything()
    for name in ROLES:
        if not row.lets_in(name):
            answer = house.browser(name).post(url, row.sends(house))
            assert is_refused(answer, name, url=url, door=row.door), (name, answer.status_code)
    assert everything() == before
    name = next(name for name in ROLES if row.lets_in(name))
    assert house.browser(name).post(url, row.sends(house)).status_code == row.done
    assert everything() != before


def test_everybody_who_may_can_send_a_form(house: House) -> None:
    """Empty, so that it changes nothing for who comes next: it is answered, and not refused."""
    wrong = []
    acts_when_empty = {"quotes_import_remove", "pack_lock", "handover_take"}
    for page in sorted({*FORMS} & {*CLOSED} - acts_when_empty):
        url, row = address(page, house), PAGES[page]
        for name in [name for name in ROLES if row.lets_in(name)]:
            answer = house.browser(name).post(url)
            if is_refused(answer, name, url=url, door=row.door) or answer.status_code not in (302, 422, row.done):
                wrong.append((page, name, answer.status_code))
    assert wrong == []


def test_other_methods_are_refused(house: House) -> None:
    before, wrong = everything(), []
    for page, row in PAGES.items():
        url = address(page, house)
        browser = house.browser(
            ANONYMOUS if row.door in (Door.PUBLIC, Door.CLOSED) else next(filter(row.lets_in, ROLES))
        )
        for method in {*OTHER_METHODS} - row.methods:
            status = browser.generic(method, url).status_code
            wrong += [(page, method, status)] if status != 405 else []
    assert wrong == []
    assert everything() == before


def test_what_is_forbidden_looks_like_what_is_absent(house: House) -> None:
    wrong = []
    for page in CLOSED:
        here, nowhere = address(page, house), absent_address(page, house)
        for name in [name for name in ROLES if not PAGES[page].lets_in(name)]:
            browser = house.browser(name)
            for method in ("GET", "POST"):
                forbidden, absent = browser.generic(method, here), browser.generic(method, nowhere)
                if seen(forbidden, url=here) != seen(absent, url=nowhere):
                    wrong.append((page, name, method))
    assert wrong == []


def test_reading_changes_nothing(house: House) -> None:
    """Also when an address carries everything that its form would send."""
    before, wrong = everything(), []
    for page, row in PAGES.items():
        for name in [name for name in ROLES if row.reads and row.lets_in(name)]:
            browser, sent = house.browser(name), row.sends(house) if row.sends else {}
            statuses = {method(address(page, house), sent).status_code for method in (browser.get, browser.head)}
            wrong += [(page, name, statuses)] if not statuses <= {200, 302} else []
    assert wrong == []
    assert everything() == before


def test_a_form_from_another_site_is_refused(house: House) -> None:
    """Without the token that our own pages carry, and with a wrong one."""
    before, wrong = everything(), []
    for page in FORMS:
        url, row = address(page, house), PAGES[page]
        assert row.sends
        name = next(name for name in ROLES if row.lets_in(name))
        for token in ({}, {"csrfmiddlewaretoken": "x" * 64}):
            answer = house.browser(name, enforce_csrf=True).post(url, {**row.sends(house), **token})
            if answer.status_code != 403 or "Please send that once more" not in answer.content.decode():
                wrong.append((page, answer.status_code))
    assert wrong == []
    assert everything() == before


def is_refused(answer: Answer, name: str, *, url: str, door: Door) -> bool:
    """Whether `answer` is the one that whoever is not let in gets."""
    if door in (Door.GUEST, Door.SHARED, Door.ROOM, Door.WAITING):
        return bool(answer.status_code == 302 and answer["Location"] == reverse("join"))
    if door is Door.ACCOUNT and name not in ACCOUNTS:
        asked = f"{reverse('account:sign_in')}?next={quote(url)}"
        return bool(answer.status_code == 302 and answer["Location"] == asked)
    return bool(answer.status_code == 404)


def seen(answer: Answer, *, url: str) -> str:
    """Status, headers and body as a browser gets them, but for the address, tokens and the second of the answer."""
    headers = "\n".join(sorted(f"{name}: {value}" for name, value in answer.items() if name != "Expires"))
    cookies = " ".join(sorted(answer.cookies))
    whole = f"{answer.status_code}\n{headers}\n{cookies}\n{answer.content.decode()}".replace(url, "")
    return re.sub(r'(name="csrfmiddlewaretoken" value=|nonce=|\'nonce-)[^ >]*', "", whole)
