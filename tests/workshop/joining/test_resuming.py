"""Going on on another device: a link that works once and soon, taken by a press, and the device of before is out."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.workshop.cast import Cast
from workshop.joining.guests import cookie_name
from workshop.joining.resuming import link_behind, make_link
from workshop.live import authenticate
from workshop.models import ResumeLink, Workshop


def own(cast: Cast) -> str:
    return reverse("own_device", args=[cast.workshop.pk])


def make(cast: Cast, name: str = "anna") -> str:
    """The path of a link that somebody has made for themselves."""
    link: str = cast.browser(name).post(own(cast)).context["link"]
    return link.removeprefix("http://testserver")


def actors(client: Client) -> Any:
    return authenticate({key: morsel.value for key, morsel in client.cookies.items()}).actors


def room(cast: Cast) -> str:
    return reverse("room", args=[cast.workshop.pk])


def test_the_link_shows_whom_one_becomes_and_a_press_does_it_once(cast: Cast, client: Client) -> None:
    path, before = make(cast), cast.browser("anna")
    for _ in range(3):
        page = client.get(path).content.decode()
        assert "Go on as Anna" in page and "Planners" in page
    assert actors(before) == (cast.actor("anna"),)
    assert client.post(path)["Location"] == room(cast)
    assert actors(client) == (cast.actor("anna"),)
    assert actors(before) == ()
    assert before.get(room(cast))["Location"] == "/join/"
    assert client.get(room(cast)).status_code == 200
    assert "This link has been used" in Client().post(path).content.decode()
    assert "This link has been used" in Client().get(path).content.decode()
    assert client.cookies[cookie_name(cast.workshop.pk)].value != cast.tokens["anna"]


def test_only_a_hash_of_the_token_is_kept_and_a_new_link_takes_the_place_of_the_old(cast: Cast, client: Client) -> None:
    first, second = make(cast), make(cast)
    token = second.split("/")[-2]
    assert len(token) >= 43
    assert ResumeLink.objects.count() == 1
    assert token not in str(list(ResumeLink.objects.values()))
    assert "This link has been used" in client.post(first).content.decode()
    assert client.post(second)["Location"] == room(cast)


def test_it_is_void_after_a_quarter_of_an_hour(cast: Cast, client: Client) -> None:
    path = make(cast)
    link = link_behind(path.split("/")[-2])
    assert link and timedelta(minutes=14) < link.expires_at - timezone.now() <= timedelta(minutes=15)
    ResumeLink.objects.update(expires_at=timezone.now())
    assert "older than it may be" in client.post(path).content.decode()
    assert actors(client) == ()


def test_looking_at_the_page_makes_no_link(cast: Cast) -> None:
    assert cast.browser("anna").get(own(cast)).context["link"] == ""
    assert not ResumeLink.objects.exists()


def test_staff_makes_one_for_a_guest_of_theirs_and_for_nobody_elses(cast: Cast, client: Client) -> None:
    def url(name: str) -> str:
        return reverse("device_of", args=[cast.workshop.pk, cast.guests[name].pk])

    page = cast.browser("co_facilitator").post(url("ben"))
    assert page.context["link"] in page.content.decode() and "data:image/svg+xml" in page.content.decode()
    assert client.post(page.context["link"])["Location"] == room(cast)
    assert actors(client) == (cast.actor("ben"),)
    assert cast.browser("facilitator").post(url("outsider")).status_code == 404


def test_who_is_somebody_here_already_is_told_what_they_would_lose(cast: Cast) -> None:
    path, ben = make(cast), cast.browser("ben")
    assert "In this browser you are Ben" in ben.get(path).content.decode()
    ben.post(path)
    assert actors(ben) == (cast.actor("anna"),)


def test_whoever_was_taken_out_comes_back_by_no_link(cast: Cast, client: Client) -> None:
    path = make(cast)
    cast.do("remove_person", person=str(cast.guests["anna"].pk))
    assert "This link leads nowhere" in client.post(path).content.decode()


def test_also_when_it_is_over_one_gets_to_what_one_had(cast: Cast, client: Client) -> None:
    token = make_link(cast.guests["anna"])
    cast.set_status(Workshop.Status.ENDED)
    assert client.post(reverse("resume", args=[token]))["Location"] == room(cast)
