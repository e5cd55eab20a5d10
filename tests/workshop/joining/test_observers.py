"""Observers: in by a code of their own, shown what was chosen, never writing, counted nowhere. And scribes."""

from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from realtime.engine import engine
from realtime.refusals import Refusal
from tests.workshop.acts.boards import board_at
from tests.workshop.cast import Cast
from workshop.access import board_access, session_access
from workshop.breakouts.proposal import outlook
from workshop.joining.codes import spell_code
from workshop.joining.invitation import show_to_observers
from workshop.live import authenticate
from workshop.models import Observer, Participant, Workshop


def address(cast: Cast, name: str) -> str:
    return reverse(name, args=[cast.workshop.pk])


def let_watch(cast: Cast, sees: str) -> str:
    """The link of observers, who are shown that."""
    cast.browser("co_facilitator").post(address(cast, "invitation_observers"), {"sees": sees})
    cast.workshop.refresh_from_db()
    assert cast.workshop.observer_code
    return reverse("join_code", args=[cast.workshop.observer_code])


def come(cast: Cast, link: str, name: str = "Olga") -> Client:
    client = Client()
    assert client.post(link, {"name": name})["Location"] == address(cast, "room")
    return client


def actor(client: Client) -> str:
    [found] = authenticate({key: morsel.value for key, morsel in client.cookies.items()}).actors
    return found


def boards(cast: Cast) -> dict[str, UUID]:
    """A board of a group, and one of the plenary."""
    steps: dict[str, Any] = engine.read(cast.workshop.session)["steps"]
    for exercise in ("clustering", "vote"):
        cast.do("go_to_step", step=next(id for id, step in steps.items() if step.exercise == exercise))
    return {
        "groups": board_at(cast, "clustering", group="Planners").document,
        "plenary": board_at(cast, "vote", group=None).document,
    }


@pytest.mark.parametrize(
    ("sees", "shown"), [("plenary", {"plenary"}), ("groups", {"groups"}), ("all", {"plenary", "groups"})]
)
def test_one_sees_the_session_and_the_boards_that_are_shown_and_may_do_nothing_else(
    cast: Cast, sees: str, shown: set[str]
) -> None:
    olga = actor(come(cast, let_watch(cast, sees)))
    found = boards(cast)
    assert session_access(cast.workshop.session, [olga])[olga].capabilities == {"read_session", "read_board"}
    visible = {name: board_access(board, [olga]) for name, board in found.items()}
    assert {name for name, access in visible.items() if access} == shown
    for name in shown:
        assert visible[name][olga].capabilities == {"read_session", "read_board"}
        assert visible[name][olga].is_mute
    with pytest.raises(Refusal):
        engine.execute(cast.workshop.session, "pause", {}, actor=olga)


def test_the_room_says_that_one_watches(cast: Cast) -> None:
    olga = come(cast, let_watch(cast, "plenary"))
    page = olga.get(address(cast, "room")).content.decode()
    assert "watching" in page and '"sees": "plenary"' in page and "Olga" in page
    assert reverse("own_device", args=[cast.workshop.pk]) not in page
    assert olga.get(reverse("own_device", args=[cast.workshop.pk]))["Location"] == "/join/"


def test_whoever_watches_is_no_person_of_the_session(cast: Cast) -> None:
    before, people = outlook(engine.read(cast.workshop.session)), Participant.objects.count()
    come(cast, let_watch(cast, "all"), name="Anna")
    assert outlook(engine.read(cast.workshop.session)) == before
    assert Participant.objects.count() == people
    assert "Olga" not in repr(engine.read(cast.workshop.session))


def test_the_typed_code_of_observers_leads_to_watching_and_never_tells_the_other_code(
    cast: Cast, client: Client
) -> None:
    link = let_watch(cast, "all")
    typed = client.post("/join/", {"code": spell_code(cast.workshop.observer_code or "").lower()})
    assert typed["Location"] == link
    page = client.get(link).content.decode()
    assert "You are invited to watch" in page
    assert cast.workshop.join_code not in page
    olga = come(cast, link)
    assert olga.get(link)["Location"] == address(cast, "room")


def test_they_wait_in_the_lobby_like_everybody(cast: Cast, client: Client) -> None:
    link = let_watch(cast, "all")
    Workshop.objects.filter(pk=cast.workshop.pk).update(has_lobby=True)
    assert client.post(link, {"name": "Olga"})["Location"] == address(cast, "lobby")
    waiting: dict[str, Any] = engine.read(cast.workshop.session)["waiting"]
    assert [one.watches for one in waiting.values()] == [True]
    cast.do("admit_waiting", waiting=list(waiting))
    client.post(address(cast, "lobby"))
    assert actor(client).startswith("o:")
    assert not Participant.objects.filter(name="Olga").exists()


def test_who_is_shown_out_is_out_and_without_observers_all_are(cast: Cast) -> None:
    link = let_watch(cast, "all")
    olga, oscar = come(cast, link), come(cast, link, "Oscar")
    row = Observer.objects.get(name="Olga")
    cast.browser("facilitator").post(reverse("observer_out", args=[cast.workshop.pk, row.pk]), {"out": "1"})
    assert olga.get(address(cast, "room"))["Location"] == "/join/"
    assert oscar.get(address(cast, "room")).status_code == 200
    show_to_observers(cast.workshop, "")
    assert oscar.get(address(cast, "room"))["Location"] == "/join/"
    assert Client().get(link).status_code == 404


def test_what_is_not_one_of_the_choices_changes_nothing(cast: Cast) -> None:
    cast.browser("facilitator").post(address(cast, "invitation_observers"), {"sees": "everybody"})
    cast.workshop.refresh_from_db()
    assert (cast.workshop.observer_code, cast.workshop.observers_see) == (None, "")


def test_a_scribe_has_one_capability_more_and_only_while_it_runs(cast: Cast) -> None:
    anna, ben = cast.actor("anna"), cast.actor("ben")
    cast.do("mark_scribe", person=str(cast.guests["anna"].pk), scribe=True)
    assert "enter_for_others" not in session_access(cast.workshop.session, [anna])[anna].capabilities
    cast.set_status(Workshop.Status.RUNNING)
    found = session_access(cast.workshop.session, [anna, ben])
    assert found[anna].capabilities - found[ben].capabilities == {"enter_for_others"}
    cast.set_status(Workshop.Status.ENDED)
    assert "enter_for_others" not in session_access(cast.workshop.session, [anna])[anna].capabilities
