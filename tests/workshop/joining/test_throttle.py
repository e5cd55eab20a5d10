"""Wrong codes are counted by address; right ones are not, because a class may share one."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from tests.workshop.cast import Cast
from workshop.joining.addresses import UNKNOWN, client_address, known_address
from workshop.joining.throttle import IN_ALL, KEPT, PER_ADDRESS, WINDOW
from workshop.models import JoinFailure

JOIN, WRONG = "/join/", {"code": "AAAA AAAA"}


def fail(client: Client, times: int, *, address: str = "192.0.2.1") -> list[int]:
    return [client.post(JOIN, WRONG, REMOTE_ADDR=address).status_code for _ in range(times)]


def right(cast: Cast) -> dict[str, str]:
    return {"code": cast.workshop.join_code}


def test_after_ten_wrong_codes_none_is_looked_at_for_a_minute(cast: Cast, client: Client) -> None:
    assert fail(client, PER_ADDRESS + 2) == [422] * PER_ADDRESS + [429] * 2
    answer = client.post(JOIN, right(cast), REMOTE_ADDR="192.0.2.1")
    assert answer.status_code == 429
    assert "Wait a minute" in answer.context["form"].errors["code"][0]
    by_link = client.get(reverse("join_code", args=[cast.workshop.join_code]), REMOTE_ADDR="192.0.2.1")
    assert by_link.status_code == 429
    assert JoinFailure.objects.count() == PER_ADDRESS

    JoinFailure.objects.update(at=timezone.now() - WINDOW - timedelta(seconds=1))
    assert client.post(JOIN, right(cast), REMOTE_ADDR="192.0.2.1").status_code == 302


def test_links_that_lead_nowhere_count_as_well(cast: Cast, client: Client) -> None:
    url = reverse("join_code", args=["AAAAAAAA"])
    assert [client.get(url).status_code for _ in range(PER_ADDRESS + 1)] == [404] * PER_ADDRESS + [429]


def test_others_are_not_kept_out_by_it(cast: Cast, client: Client) -> None:
    fail(client, PER_ADDRESS)
    assert client.post(JOIN, right(cast), REMOTE_ADDR="192.0.2.2").status_code == 302
    anna = cast.browser("anna")
    assert anna.get(reverse("room", args=[cast.workshop.pk]), REMOTE_ADDR="192.0.2.1").status_code == 200
    back = anna.get(reverse("join_code", args=[cast.workshop.join_code]), REMOTE_ADDR="192.0.2.1")
    assert back.status_code == 302


def test_right_codes_count_for_nothing(cast: Cast, client: Client) -> None:
    for _ in range(PER_ADDRESS + 5):
        assert client.post(JOIN, right(cast)).status_code == 302
    assert JoinFailure.objects.count() == 0


def test_very_many_addresses_together_are_held_up_too(cast: Cast, client: Client) -> None:
    JoinFailure.objects.bulk_create(JoinFailure(address=f"198.51.{n // 250}.{n % 250}") for n in range(IN_ALL))
    assert fail(client, 1) == [429]


def test_old_failures_are_forgotten(cast: Cast, client: Client) -> None:
    fail(client, 3)
    JoinFailure.objects.update(at=timezone.now() - KEPT - timedelta(seconds=1))
    fail(client, 1)
    assert JoinFailure.objects.count() == 1


@pytest.mark.parametrize(
    ("raw", "known"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("fe80::1%eth0", "fe80::"),
        ("unix:", UNKNOWN),
        ("", UNKNOWN),
        (None, UNKNOWN),
    ],
)
def test_an_address_is_known_in_one_form(raw: str | None, known: str) -> None:
    assert known_address(raw) == known


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "203.0.113.66, 203.0.113.9", "203.0.113.9"),
        (2, "203.0.113.66, 203.0.113.9, 192.0.2.77", "203.0.113.9"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "", "192.0.2.1"),
        (1, "nonsense", UNKNOWN),
    ],
)
def test_behind_a_proxy_the_address_is_what_the_proxy_saw_and_nothing_that_was_made_up(
    settings: LazySettings, proxies: int, forwarded: str, address: str
) -> None:
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR=forwarded)
    assert client_address(request) == address


def test_behind_a_proxy_wrong_passwords_of_one_do_not_lock_out_another(
    cast: Cast, client: Client, settings: LazySettings
) -> None:
    settings.TRUSTED_PROXIES = 1
    url, account = reverse("account:sign_in"), cast.accounts["owner"]
    account.set_password("seven brown teapots")
    account.save()
    wrong = {"username": account.username, "password": "wrong"}
    answers = [client.post(url, wrong, HTTP_X_FORWARDED_FOR="203.0.113.66").status_code for _ in range(9)]
    assert answers[-1] == 429
    right = {**wrong, "password": "seven brown teapots"}
    assert client.post(url, right, HTTP_X_FORWARDED_FOR="203.0.113.66").status_code == 429
    assert client.post(url, right, HTTP_X_FORWARDED_FOR="203.0.113.9").status_code == 302
