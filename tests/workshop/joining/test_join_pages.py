"""Coming in by link or code: every refusal says why beside its field, keeps what was typed, and makes nobody."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from realtime.engine import engine
from tests.workshop.cast import Cast
from workshop.joining.codes import spell_code
from workshop.joining.guests import PEOPLE_MOST, cookie_name, hash_token
from workshop.joining.names import NAME_LONGEST
from workshop.models import Participant, Workshop

JOIN = "/join/"


def link(cast: Cast) -> str:
    return reverse("join_code", args=[cast.workshop.join_code])


def room(cast: Cast) -> str:
    return reverse("room", args=[cast.workshop.pk])


def come_in(cast: Cast, client: Client, name: str) -> Any:
    return client.post(link(cast), {"name": name})


def people(cast: Cast) -> list[str]:
    return [person.name for person in Participant.objects.filter(workshop=cast.workshop)]


def session_names(cast: Cast) -> set[str]:
    """What the others read."""
    found: dict[str, Any] = engine.read(cast.workshop.session)["people"]
    return {person.name for person in found.values()}


def test_a_typed_code_leads_to_the_name_and_the_name_into_the_room(cast: Cast, client: Client) -> None:
    typed = client.post(JOIN, {"code": spell_code(cast.workshop.join_code).lower()})
    assert typed["Location"] == link(cast)
    assert "Who plans?" in client.get(link(cast)).content.decode()
    assert come_in(cast, client, " Zoe  Quist ")["Location"] == room(cast)
    page = client.get(room(cast)).content.decode()
    assert "Zoe Quist" in page
    assert "Zoe Quist" in session_names(cast)


def test_only_the_browser_has_the_token(cast: Cast, client: Client) -> None:
    token = come_in(cast, client, "Zoe").cookies[cookie_name(cast.workshop.pk)].value
    zoe = Participant.objects.get(name="Zoe")
    assert zoe.token_hash == hash_token(token) != token
    assert token not in client.get(room(cast)).content.decode()


@pytest.mark.parametrize("code", ["AAAA AAAA", "nonsense", "' OR 1=1 --", "\u202e", '"><b>x', "7K4M"])
def test_a_wrong_code_is_told_beside_the_field_and_stays_in_it(cast: Cast, client: Client, code: str) -> None:
    answer = client.post(JOIN, {"code": code})
    assert answer.status_code == 422
    assert "No open workshop has this code" in answer.context["form"].errors["code"][0]
    assert 'id="id_code_error"' in answer.content.decode()
    assert answer.context["form"]["code"].value() == code
    assert '<script>"' not in answer.content.decode()


def test_no_code_and_one_that_is_too_long_are_told_too(cast: Cast, client: Client) -> None:
    assert "Type the code of your invitation." in client.post(JOIN, {"code": " "}).content.decode()
    long = client.post(JOIN, {"code": "7" * 500})
    assert long.status_code == 422
    assert "id_code_error" in long.content.decode()


def test_an_ended_workshop_answers_like_a_wrong_code(cast: Cast, client: Client) -> None:
    wrong, wrong_link = client.post(JOIN, {"code": "AAAA AAAA"}), client.get(reverse("join_code", args=["AAAAAAAA"]))
    cast.set_status(Workshop.Status.ENDED)
    ended, ended_link = client.post(JOIN, {"code": cast.workshop.join_code}), client.get(link(cast))
    assert (ended.status_code, ended.context["form"].errors) == (wrong.status_code, wrong.context["form"].errors)
    assert (ended_link.status_code, ended_link.context["problem"]) == (404, wrong_link.context["problem"])
    before = people(cast)
    assert come_in(cast, client, "Zoe").status_code == 404
    assert people(cast) == before


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "Type the name"),
        ("   ", "Type the name"),
        ("\u200b\u200e\u3164", "Type the name"),
        ("\x07\x1b", "Type the name"),
        ("m" * 500, f"at most {NAME_LONGEST} characters; yours has 500"),
        ("Zoe\x00", "Null characters are not allowed."),
    ],
)
def test_a_name_that_cannot_be_one_is_told_beside_the_field(cast: Cast, client: Client, name: str, said: str) -> None:
    before = people(cast)
    answer = come_in(cast, client, name)
    assert answer.status_code == 422
    assert said in answer.context["form"].errors["name"][0]
    assert 'id="id_name_error"' in answer.content.decode()
    assert answer.context["form"]["name"].value() == name
    assert not answer.cookies.get(cookie_name(cast.workshop.pk))
    assert people(cast) == before


def test_markup_in_a_name_is_text_wherever_the_name_stands(cast: Cast, client: Client) -> None:
    name = "<img src=x onerror=alert(1)> & </script>"
    come_in(cast, client, name)
    assert name in session_names(cast)
    page = client.get(room(cast)).content.decode()
    assert "<img src=x" not in page and "&lt;img src=x onerror=alert(1)&gt; &amp; &lt;/script&gt;" in page


def test_two_of_one_name_can_be_told_apart(cast: Cast, client: Client) -> None:
    come_in(cast, client, "ANNA")
    come_in(cast, Client(), "anna")
    assert [name for name in people(cast) if name.lower().startswith("anna")] == ["Anna", "ANNA (2)", "anna (3)"]
    assert {"Anna", "ANNA (2)", "anna (3)"} <= session_names(cast)
    assert "ANNA (2)" in client.get(room(cast)).content.decode()


def test_who_is_expected_by_that_name_is_the_one_who_comes(cast: Cast, client: Client) -> None:
    expected = Participant.objects.create(workshop=cast.workshop, name="Zoë Quist", function="sales")
    come_in(cast, client, "ZOË QUIST")
    expected.refresh_from_db()
    assert expected.joined_at and expected.name == "Zoë Quist"
    assert people(cast).count("Zoë Quist") == 1
    come_in(cast, Client(), "Zoë Quist")
    assert people(cast)[-1] == "Zoë Quist (2)"


def test_a_full_workshop_lets_nobody_in(cast: Cast, client: Client) -> None:
    missing = PEOPLE_MOST - len(people(cast))
    Participant.objects.bulk_create(Participant(workshop=cast.workshop, name=f"P{number}") for number in range(missing))
    answer = come_in(cast, client, "Zoe")
    assert "This workshop is full" in answer.context["form"].errors["name"][0]
    assert len(people(cast)) == PEOPLE_MOST
    assert come_in(cast, client, "p7")["Location"] == room(cast)


def test_who_is_in_comes_back_by_the_same_link_also_when_it_is_over(cast: Cast) -> None:
    anna = cast.browser("anna")
    assert anna.get(link(cast))["Location"] == room(cast)
    cast.set_status(Workshop.Status.ENDED)
    assert anna.get(link(cast))["Location"] == room(cast)
    assert anna.get(room(cast)).status_code == 200


def test_who_was_taken_out_is_a_stranger_again(cast: Cast) -> None:
    anna = cast.browser("anna")
    assert anna.get(room(cast)).status_code == 200
    cast.do("remove_person", person=str(cast.guests["anna"].pk))
    assert anna.get(room(cast))["Location"] == JOIN
    assert anna.post(reverse("describe_oneself", args=[cast.workshop.pk]), {"function": "sales"})["Location"] == JOIN
    assert come_in(cast, anna, "Anna")["Location"] == room(cast)


@pytest.mark.parametrize("function", ["", "astronaut", "sales' --", "SALES"])
def test_a_function_that_there_is_not_changes_nothing(cast: Cast, function: str) -> None:
    answer = cast.browser("anna").post(reverse("describe_oneself", args=[cast.workshop.pk]), {"function": function})
    assert answer["Location"] == room(cast)
    assert Participant.objects.get(pk=cast.guests["anna"].pk).function == ""


def test_one_describes_nobody_but_oneself(cast: Cast) -> None:
    ben = str(cast.guests["ben"].pk)
    sent = {"function": "sales", "meets_customers": "on", "person": ben}
    cast.browser("anna").post(reverse("describe_oneself", args=[cast.workshop.pk]), sent)
    anna = Participant.objects.get(pk=cast.guests["anna"].pk)
    assert (anna.function, anna.meets_customers) == ("sales", True)
    assert Participant.objects.get(pk=ben).function == ""


def test_after_the_end_the_lobby_says_that_nothing_can_be_changed(cast: Cast) -> None:
    steps: dict[str, Any] = engine.read(cast.workshop.session)["steps"]
    cast.do("go_to_step", step=next(iter(steps)))
    cast.do("end_session")
    url = reverse("describe_oneself", args=[cast.workshop.pk])
    page = cast.browser("anna").post(url, {"function": "sales"}, follow=True).content.decode()
    assert "This workshop has ended" in page
