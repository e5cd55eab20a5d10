"""A rehearsal is a marked copy of which nothing lasting is made; it goes by one press, or after a day."""

from datetime import timedelta

import pytest
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from personas.packs import lock
from personas.rehearsing.making import KEPT, make_rehearsal, wipe, wipe_old
from realtime.engine import engine
from realtime.refusals import Refusal
from tests.rights.conftest import house
from tests.rights.house import House
from workshop.access import account_actor
from workshop.deleting import delete_workshop
from workshop.models import Workshop

__all__ = ["house"]


def rehearse(house: House, *, people: int = 5, groups: int = 2) -> Workshop:
    return make_rehearsal(house.workshop, facilitator=house.cast.accounts["facilitator"], people=people, groups=groups)


def test_it_is_a_marked_copy_with_people_expected_and_groups_dealt(house: House) -> None:
    made = rehearse(house)
    assert (made.is_rehearsal, made.rehearses, made.title) == (True, house.workshop, "Rehearsal: Who plans?")
    assert made.quotes.count() == house.workshop.quotes.count()
    assert not made.participants.filter(joined_at__isnull=False).exists()
    assert sorted(group.participants.count() for group in made.breakouts.all()) == [2, 3]
    assert not house.workshop.is_rehearsal


@pytest.mark.parametrize("page", ["workshop", "agenda", "quotes", "people", "console", "personas", "staff"])
def test_every_page_of_it_says_that_it_is_one(house: House, page: str) -> None:
    shown = house.browser("facilitator").get(reverse(page, args=[house.rehearsal.pk])).content.decode()
    assert "This is a rehearsal." in shown and "Wipe the rehearsal" in shown
    real = house.browser("facilitator").get(reverse(page, args=[house.workshop.pk])).content.decode()
    assert "This is a rehearsal." not in real


def test_the_library_lists_it_apart(house: House) -> None:
    shown = house.browser("owner").get(reverse("library", args=[house.workshop.library_id]))
    assert [one.title for one in shown.context["rehearsals"]] == ["Rehearsal: Who plans?"]
    assert not any(one.is_rehearsal for one in shown.context["workshops"])


def test_no_pack_is_made_of_it(house: House) -> None:
    facilitator = house.cast.accounts["facilitator"]
    session, actor = house.rehearsal.session, account_actor(facilitator)
    engine.execute(session, "go_to_step", {"step": next(iter(engine.read(session)["steps"]))}, actor=actor)
    engine.execute(session, "end_session", {}, actor=actor)
    with pytest.raises(Refusal) as refused:
        lock(workshop=house.rehearsal, actor=facilitator)
    assert "This is a rehearsal" in str(refused.value.message)


def test_a_rehearsal_is_not_rehearsed(house: House) -> None:
    url = reverse("rehearse", args=[house.rehearsal.pk])
    assert house.browser("facilitator").get(url).status_code == 404


@pytest.mark.parametrize(
    ("people", "groups"), [("1", "1"), ("61", "2"), ("6", "0"), ("6", "6"), ("3", "2"), ("many", "2")]
)
def test_numbers_that_cannot_be_are_refused_and_stay_in_the_form(house: House, people: str, groups: str) -> None:
    sent = {"people": people, "groups": groups, "speed": "60"}
    before = Workshop.objects.count()
    answer = house.browser("facilitator").post(reverse("rehearse", args=[house.workshop.pk]), sent)
    assert answer.status_code == 422
    assert f'value="{people}"' in answer.content.decode()
    assert Workshop.objects.count() == before


def test_a_real_workshop_is_not_wiped_by_that_press(house: House) -> None:
    url = reverse("rehearsal_wipe", args=[house.workshop.pk])
    assert house.browser("facilitator").post(url).status_code == 404
    with pytest.raises(Http404):
        wipe(house.workshop, actor=house.cast.accounts["facilitator"])
    assert Workshop.objects.filter(pk=house.workshop.pk).exists()


def test_after_a_day_it_goes_by_itself_and_a_younger_one_stays(house: House) -> None:
    young = rehearse(house)
    old = timezone.now() - KEPT - timedelta(minutes=1)
    Workshop.objects.filter(pk__in=[house.rehearsal.pk, house.workshop.pk]).update(created_at=old)
    wipe_old()
    left = set(Workshop.objects.values_list("pk", flat=True))
    assert house.rehearsal.pk not in left
    assert {young.pk, house.workshop.pk} <= left


def test_it_goes_with_the_workshop_that_it_rehearses(house: House) -> None:
    delete_workshop(house.workshop, actor=house.cast.accounts["owner"], typed=house.workshop.title)
    assert not Workshop.objects.filter(pk=house.rehearsal.pk).exists()
