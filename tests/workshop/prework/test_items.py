"""The checklist: what a workshop begins with, writing items, ticking off, ordering, removing and taking that back."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.workshop.cast import Cast
from tests.workshop.prework.pages import act, add, at, change, item_called, words
from workshop.models import PreworkItem, Workshop
from workshop.prework.items import ITEMS_MOST


def titles(cast: Cast, kind: str) -> list[str]:
    rows = PreworkItem.objects.filter(workshop=cast.workshop, kind=kind, removed_at=None)
    return [item.title for item in rows]


def test_a_workshop_begins_with_one_empty_item_of_each_kind(cast: Cast, facilitator: Client) -> None:
    items = list(cast.workshop.prework.all())
    assert {item.kind for item in items} == set(PreworkItem.Kind.values) and len(items) == 5
    assert not any(item.done_at or item.text or item.link or item.file_path for item in items)
    assert "0 of 5" in words(facilitator.get(at("prework", cast)))
    assert "0 of 5 done" in words(facilitator.get(at("workshop", cast)))


def test_a_kind_without_items_says_what_helps(cast: Cast, facilitator: Client) -> None:
    cast.workshop.prework.all().delete()
    page = words(facilitator.get(at("prework", cast)))
    assert page.count("Nothing here yet") == 5
    assert "9 of 31 lost deals went to a spreadsheet" in page
    assert "Nothing yet. Collect what research" in words(facilitator.get(at("workshop", cast)))


def test_an_item_keeps_what_was_typed(cast: Cast, facilitator: Client) -> None:
    cast.accounts["co_facilitator"].first_name = "Carla Mendes"
    cast.accounts["co_facilitator"].save()
    page = add(
        facilitator, cast, title="  Calls\tof  March ", link="https://desk.example/top", text="One\r\nTwo",
        period_from="2025-01-01", period_to="2025-03-31", owner_name="carla mendes",
    )  # fmt: skip
    item = item_called("Calls of March")
    assert (item.text, item.link, item.owner) == (
        "One\nTwo",
        "https://desk.example/top",
        cast.accounts["co_facilitator"],
    )
    said = words(page)
    assert "“Calls of March” is saved." in said
    assert "Carla Mendes" in said and "desk.example" in said and "Jan 2025 – Mar 2025" in said
    assert 'rel="noreferrer noopener nofollow"' in page.content.decode()


def test_an_owner_who_has_no_account_is_a_name(cast: Cast, facilitator: Client) -> None:
    assert "Marcus" in words(add(facilitator, cast, owner_name="Marcus"))
    assert item_called("Calls").owner is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"title": "  "}, "Give it a title"),
        ({"title": "x" * 161}, "at most 160"),
        ({"kind": "gossip"}, "Select a valid choice"),
        ({"link": "javascript:alert(1)"}, "begins with https://"),
        ({"period_from": "March"}, "year, month and day"),
        ({"period_from": "0026-03-01"}, "Look at the year again"),
        ({"period_from": "2026-03-02", "period_to": "2026-03-01"}, "ends before it begins"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    cast: Cast, facilitator: Client, typed: dict[str, Any], said: str
) -> None:
    page = add(facilitator, cast, **{"text": "Kept words", **typed})
    assert page.status_code == 422
    assert said in words(page) and "Kept words" in words(page)
    assert cast.workshop.prework.count() == 5


def test_what_is_older_than_a_year_before_the_workshop_is_pointed_out(cast: Cast, facilitator: Client) -> None:
    today = timezone.localdate()
    add(facilitator, cast, period_to=str(today - timedelta(days=200)))
    assert "Older than a year" not in words(facilitator.get(at("prework", cast)))
    Workshop.objects.filter(pk=cast.workshop.pk).update(starts_at=timezone.now() + timedelta(days=200))
    assert "Older than a year" in words(facilitator.get(at("prework", cast)))


def test_done_is_ticked_and_taken_back(cast: Cast, facilitator: Client) -> None:
    add(facilitator, cast)
    assert "1 of 6" in words(act(facilitator, cast, item_called("Calls"), "done"))
    assert "0 of 6" in words(act(facilitator, cast, item_called("Calls"), "undone"))


def test_items_are_put_in_order_within_their_kind(cast: Cast, facilitator: Client) -> None:
    cast.workshop.prework.all().delete()
    for title in ("One", "Two", "Three"):
        add(facilitator, cast, title=title)
    act(facilitator, cast, item_called("Three"), "up")
    assert titles(cast, "support") == ["One", "Three", "Two"]
    act(facilitator, cast, item_called("Two"), "down")
    act(facilitator, cast, item_called("One"), "up")
    assert titles(cast, "support") == ["One", "Three", "Two"]
    change(facilitator, cast, item_called("One"), kind="deals")
    assert (titles(cast, "support"), titles(cast, "deals")) == (["Three", "Two"], ["One"])


def test_what_was_removed_is_put_back_as_it_was(cast: Cast, facilitator: Client) -> None:
    add(facilitator, cast, text="Kept words")
    page = act(facilitator, cast, item_called("Calls"), "remove")
    assert "“Calls” is removed. Undo" in words(page)
    assert "Kept words" not in words(page)
    assert "Kept words" in words(act(facilitator, cast, item_called("Calls"), "put_back"))


def test_only_what_was_removed_can_be_deleted_for_good(cast: Cast, facilitator: Client) -> None:
    add(facilitator, cast)
    assert "Only what was removed" in words(act(facilitator, cast, item_called("Calls"), "delete"))
    act(facilitator, cast, item_called("Calls"), "remove")
    assert "deleted for good" in words(act(facilitator, cast, item_called("Calls"), "delete"))
    assert not PreworkItem.objects.filter(title="Calls").exists()


def test_a_press_that_says_nothing_changes_nothing(cast: Cast, facilitator: Client) -> None:
    item = cast.workshop.prework.first()
    assert item
    assert "Nothing was changed" in words(act(facilitator, cast, item, "explode"))


def test_who_was_slower_sees_what_stands_there_and_may_write_over_it(cast: Cast, facilitator: Client) -> None:
    add(facilitator, cast, text="First")
    opened = item_called("Calls")
    change(cast.browser("owner"), cast, opened, text="Of the owner")
    page = change(facilitator, cast, opened, text="Of the facilitator")
    said = words(page)
    assert page.status_code == 422
    assert "Somebody changed this item meanwhile" in said
    assert "Of the owner" in said and "Of the facilitator" in said
    opened.version = page.context["form"]["version"].value()
    change(facilitator, cast, opened, text="Of the facilitator")
    assert item_called("Calls").text == "Of the facilitator"


def test_what_was_removed_meanwhile_is_not_changed(cast: Cast, facilitator: Client) -> None:
    add(facilitator, cast)
    opened = item_called("Calls")
    act(cast.browser("owner"), cast, opened, "remove")
    page = change(facilitator, cast, opened, text="Late words")
    assert "Somebody removed this item meanwhile" in words(page) and "Late words" in words(page)


def test_there_is_an_end_to_items(cast: Cast, facilitator: Client) -> None:
    PreworkItem.objects.bulk_create(
        PreworkItem(workshop=cast.workshop, kind="deals", title=str(number)) for number in range(ITEMS_MOST - 5)
    )
    page = add(facilitator, cast, text="Kept words")
    assert f"There are {ITEMS_MOST} items already" in words(page) and "Kept words" in words(page)


def test_an_item_of_another_workshop_is_not_there(cast: Cast, facilitator: Client) -> None:
    strange = cast.strange.prework.first()
    assert strange
    for name in ("prework_item", "finding_new"):
        assert facilitator.get(at(name, cast, strange.pk)).status_code == 404
    assert facilitator.post(at("prework_act", cast, strange.pk), {"act": "remove"}).status_code == 404
