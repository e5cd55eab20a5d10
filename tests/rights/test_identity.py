"""Whom a live socket may speak as: those whose cookies the browser holds, and nobody else."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import User

from realtime.kinds import SYSTEM
from tests.rights.house import ANONYMOUS, House
from workshop.joining.guests import cookie_name
from workshop.live import authenticate


def actors(house: House, name: str, **more: str) -> tuple[str, ...]:
    """As whom a browser of somebody's may speak."""
    cookies = {key: morsel.value for key, morsel in house.browser(name).cookies.items()}
    return authenticate({**cookies, **more}).actors


def cookies_of(browser: Any) -> dict[str, str]:
    return {key: morsel.value for key, morsel in browser.cookies.items()}


def test_a_browser_is_its_account_and_its_guests_the_account_first(house: House) -> None:
    owner, anna = house.cast.actor("owner"), house.cast.actor("anna")
    token = {cookie_name(house.workshop.pk): house.cast.tokens["anna"]}
    assert actors(house, "owner") == (owner,)
    assert actors(house, "anna") == (anna,)
    assert actors(house, "owner", **token) == (owner, anna)


def test_who_holds_no_cookie_is_nobody(house: House) -> None:
    identity = authenticate(cookies_of(house.browser(ANONYMOUS)))
    assert identity.actors == ()
    assert identity.choose(None) is None


def test_nobody_chooses_to_be_somebody_else_or_the_server(house: House) -> None:
    identity = authenticate(cookies_of(house.browser("anna")))
    for wanted in (house.cast.actor("dora"), house.cast.actor("owner"), SYSTEM, "", "*"):
        assert identity.choose(wanted) is None
    assert identity.choose(house.cast.actor("anna")) == house.cast.actor("anna")


def test_a_wrong_token_is_nobody_and_a_right_one_is_its_person_under_any_name(house: House) -> None:
    name = cookie_name(house.workshop.pk)
    for token in ("", "x", house.cast.tokens["anna"][:-1], house.cast.guests["anna"].token_hash or "", "ü" * 40):
        assert actors(house, ANONYMOUS, **{name: token}) == ()
    elsewhere = {cookie_name(house.held.pk): house.cast.tokens["anna"]}
    assert actors(house, ANONYMOUS, **elsewhere) == (house.cast.actor("anna"),)


def test_a_session_ends_with_signing_out_with_a_new_password_and_with_the_account(house: House) -> None:
    account = house.cast.accounts["owner"]
    signed_out, changed, closed = (house.cast.browser("owner") for _ in range(3))
    kept = [cookies_of(browser) for browser in (signed_out, changed, closed)]
    assert [len(authenticate(cookies).actors) for cookies in kept] == [1, 1, 1]
    signed_out.logout()
    assert authenticate(kept[0]).actors == ()
    account.set_password("a new one entirely")
    account.save()
    assert authenticate(kept[1]).actors == ()
    again = cookies_of(house.cast.browser("owner"))
    User.objects.filter(pk=account.pk).update(is_active=False)
    assert authenticate(again).actors == ()


def test_a_session_key_that_was_made_up_is_nobody(house: House) -> None:
    for key in ("x" * 32, "../../etc/passwd", "", "\0"):
        assert authenticate({settings.SESSION_COOKIE_NAME: key}).actors == ()
