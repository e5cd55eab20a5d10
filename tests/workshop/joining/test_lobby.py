"""The lobby: who waits is in nothing yet, staff says who comes in, and everybody comes in by the same door."""

from typing import Any

from django.test import Client
from django.urls import reverse

from realtime.engine import engine
from realtime.projection import project_records
from tests.workshop.cast import Cast
from workshop.joining.guests import PEOPLE_MOST
from workshop.joining.lobby import cookie_name
from workshop.live import authenticate
from workshop.models import Participant, Waiting, Workshop


def open_lobby(cast: Cast) -> None:
    Workshop.objects.filter(pk=cast.workshop.pk).update(has_lobby=True)


def address(cast: Cast, name: str) -> str:
    return reverse(name, args=[cast.workshop.join_code if name == "join_code" else cast.workshop.pk])


def come(cast: Cast, name: str) -> Client:
    client = Client()
    assert client.post(address(cast, "join_code"), {"name": name})["Location"] == address(cast, "lobby")
    return client


def state(cast: Cast, client: Client) -> str:
    return str(client.get(address(cast, "lobby_state")).json()["state"])


def waiting(cast: Cast, viewer: str) -> dict[str, Any]:
    """Who waits, as somebody is sent it."""
    return dict(project_records(engine.read(cast.workshop.session), viewer=cast.actor(viewer)).get("waiting", {}))


def ids(cast: Cast) -> list[str]:
    return list(waiting(cast, "facilitator"))


def test_who_waits_is_nobody_yet_and_only_staff_knows_of_them(cast: Cast) -> None:
    open_lobby(cast)
    walter = come(cast, "Walter")
    assert "You are in the lobby" in walter.get(address(cast, "lobby")).content.decode()
    assert state(cast, walter) == "waiting"
    assert not Participant.objects.filter(name="Walter").exists()
    assert walter.get(address(cast, "room"))["Location"] == "/join/"
    assert authenticate({key: morsel.value for key, morsel in walter.cookies.items()}).actors == ()
    assert [one.name for one in waiting(cast, "co_facilitator").values()] == ["Walter"]
    assert waiting(cast, "anna") == waiting(cast, "editor") == {}


def test_who_is_let_in_comes_in_by_a_press_and_holds_another_token(cast: Cast) -> None:
    open_lobby(cast)
    walter = come(cast, "Walter")
    before = walter.cookies[cookie_name(cast.workshop.pk)].value
    assert walter.post(address(cast, "lobby")).status_code == 422
    cast.do("admit_waiting", by="co_facilitator", waiting=ids(cast))
    assert state(cast, walter) == "admitted"
    assert not Participant.objects.filter(name="Walter").exists()
    assert walter.post(address(cast, "lobby"))["Location"] == address(cast, "room")
    assert Participant.objects.get(name="Walter").joined_at
    assert "Walter" in walter.get(address(cast, "room")).content.decode()
    assert before not in {morsel.value for morsel in walter.cookies.values()}
    assert not Waiting.objects.exists()
    walter.cookies[cookie_name(cast.workshop.pk)] = before
    assert walter.post(address(cast, "lobby"))["Location"] == "/join/"
    assert Participant.objects.filter(name__startswith="Walter").count() == 1


def test_all_are_let_in_at_once_and_names_are_told_apart(cast: Cast) -> None:
    open_lobby(cast)
    clients = [come(cast, name) for name in ("Walter", "Anna", "walter")]
    cast.do("admit_waiting", waiting=ids(cast))
    for client in clients:
        client.post(address(cast, "lobby"))
    assert {"Walter", "Anna (2)", "walter (2)"} <= set(Participant.objects.values_list("name", flat=True))


def test_who_is_turned_away_is_told_so_and_can_come_again(cast: Cast) -> None:
    open_lobby(cast)
    walter = come(cast, "Walter")
    cast.do("turn_away", waiting=ids(cast))
    assert state(cast, walter) == "turned_away"
    assert "You were not let in" in walter.get(address(cast, "lobby")).content.decode()
    assert walter.post(address(cast, "lobby")).status_code == 422
    assert walter.post(address(cast, "lobby"), {"leave": "1"})["Location"] == "/join/"
    assert walter.post(address(cast, "join_code"), {"name": "Walter W."})["Location"] == address(cast, "lobby")


def test_who_waits_no_longer_is_forgotten(cast: Cast) -> None:
    open_lobby(cast)
    walter = come(cast, "Walter")
    walter.post(address(cast, "lobby"), {"leave": "1"})
    assert ids(cast) == []
    assert not Waiting.objects.exists()


def test_the_link_leads_back_to_where_one_waits(cast: Cast) -> None:
    open_lobby(cast)
    walter = come(cast, "Walter")
    assert walter.get(address(cast, "join_code"))["Location"] == address(cast, "lobby")
    assert Waiting.objects.count() == 1


def test_without_a_lobby_whoever_waited_may_come_in(cast: Cast) -> None:
    open_lobby(cast)
    walter = come(cast, "Walter")
    cast.browser("facilitator").post(address(cast, "invitation"), {})
    assert state(cast, walter) == "admitted"
    assert walter.post(address(cast, "lobby"))["Location"] == address(cast, "room")


def test_at_the_end_the_door_is_closed_for_who_waits_and_for_who_was_let_in(cast: Cast) -> None:
    open_lobby(cast)
    walter, wanda = come(cast, "Walter"), come(cast, "Wanda")
    cast.do("admit_waiting", waiting=ids(cast)[1:])
    cast.do("go_to_step", step=next(iter(engine.read(cast.workshop.session)["steps"])))
    cast.do("end_session")
    assert state(cast, walter) == "over"
    answer = wanda.post(address(cast, "lobby"))
    assert answer.status_code == 422
    assert "This workshop has ended" in answer.content.decode()
    assert not Participant.objects.filter(name__in=["Walter", "Wanda"]).exists()


def test_a_full_lobby_takes_nobody(cast: Cast, client: Client) -> None:
    open_lobby(cast)
    Waiting.objects.bulk_create(
        Waiting(workshop=cast.workshop, name="W", token_hash=str(number)) for number in range(PEOPLE_MOST)
    )
    answer = client.post(address(cast, "join_code"), {"name": "Walter"})
    assert "The lobby is full" in answer.context["form"].errors["name"][0]


def test_who_was_named_since_sees_who_waited_before_as_soon_as_somebody_comes(cast: Cast) -> None:
    open_lobby(cast)
    come(cast, "Walter")
    cast.workshop.staff.create(user=cast.accounts["stranger"], role="co_facilitator")
    assert waiting(cast, "stranger") == {}
    come(cast, "Wanda")
    assert {one.name for one in waiting(cast, "stranger").values()} == {"Walter", "Wanda"}
