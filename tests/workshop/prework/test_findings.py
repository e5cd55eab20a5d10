"""Findings: numbers of the workshop that are given once, words that are revised and kept, and no deleting."""

from uuid import uuid4

import pytest
from django.test import Client

from tests.workshop.cast import Cast
from tests.workshop.prework.pages import act, add, at, find, item_called, words
from workshop.models import Finding, PreworkItem
from workshop.prework.findings import FINDINGS_MOST


@pytest.fixture
def item(cast: Cast, facilitator: Client) -> PreworkItem:
    add(facilitator, cast, period_from="2026-01-01")
    return item_called("Calls")


def send(client: Client, cast: Cast, finding: Finding, name: str) -> str:
    return words(client.post(at("finding_act", cast, finding.number), {"act": name}, follow=True))


def test_a_finding_is_shown_with_what_it_rests_on(cast: Cast, facilitator: Client, item: PreworkItem) -> None:
    form = facilitator.get(at("finding_new", cast, item.pk)).context["form"]
    assert str(form["period_from"].value()) == "2026-01-01" and form["source"].value() == "Calls"
    found = find(facilitator, cast, item, "One in five calls.", source="Desk", base_size="1412", period_to="2026-03-01")
    assert str(found) == "F1"
    assert "F1 One in five calls. Desk n = 1,412 until Mar 2026" in words(facilitator.get(at("prework", cast)))


def test_numbers_are_of_the_workshop_and_given_once(cast: Cast, facilitator: Client, item: PreworkItem) -> None:
    other = cast.workshop.prework.filter(kind="deals")[0]
    assert [find(facilitator, cast, one, "Words").number for one in (item, other, item)] == [1, 2, 3]
    send(facilitator, cast, Finding.objects.get(number=3), "withdraw")
    act(facilitator, cast, item, "remove")
    act(facilitator, cast, item, "delete")
    assert find(facilitator, cast, other, "Words").number == 4
    strange = cast.strange.prework.all()[0]
    stranger = cast.browser("stranger")
    stranger.post(f"/w/{cast.strange.pk}/prework/{strange.pk}/findings/new/", {"text": "Theirs"})
    assert Finding.objects.get(workshop=cast.strange).number == 1


def test_a_revised_finding_keeps_its_number_and_its_old_words(
    cast: Cast, facilitator: Client, item: PreworkItem
) -> None:
    found = find(facilitator, cast, item, "One in five calls.", base_size="100")
    url = at("finding", cast, found.number)
    facilitator.post(url, {"text": "One in four calls.", "base_size": "120", "revision": 1})
    found.refresh_from_db()
    assert (str(found), found.text, found.revision) == ("F1", "One in four calls.", 2)
    [before] = found.earlier.all()
    assert (before.text, before.base_size, before.revision) == ("One in five calls.", 100, 1)
    page = words(facilitator.get(url))
    assert "What it said before" in page and "One in five calls." in page


def test_the_same_words_again_are_no_revision(cast: Cast, facilitator: Client, item: PreworkItem) -> None:
    found = find(facilitator, cast, item, "One in five calls.")
    facilitator.post(at("finding", cast, found.number), {"text": " One in five calls. ", "revision": 1})
    assert not found.earlier.exists()


def test_who_was_slower_sees_both_and_may_write_over_it(cast: Cast, facilitator: Client, item: PreworkItem) -> None:
    found = find(facilitator, cast, item, "First")
    url = at("finding", cast, found.number)
    cast.browser("owner").post(url, {"text": "Of the owner", "revision": 1})
    page = facilitator.post(url, {"text": "Of the facilitator", "revision": 1})
    said = words(page)
    assert page.status_code == 422 and "Somebody revised this finding meanwhile" in said
    assert "Of the owner" in said and "Of the facilitator" in said
    facilitator.post(url, {"text": "Of the facilitator", "revision": page.context["form"]["revision"].value()})
    assert [one.text for one in found.earlier.all()] == ["First", "Of the owner"]


def test_a_withdrawn_finding_keeps_its_words_and_comes_back(cast: Cast, facilitator: Client, item: PreworkItem) -> None:
    found = find(facilitator, cast, item, "One in five calls.")
    said = send(facilitator, cast, found, "withdraw")
    assert "Finding F1 is withdrawn; its number stays." in said and "withdrawn on" in said
    page = facilitator.post(at("finding", cast, 1), {"text": "Other words", "revision": 1})
    assert "was withdrawn. Bring it back first" in words(page) and "Other words" in words(page)
    assert "Finding F1 stands again." in send(facilitator, cast, found, "bring_back")


def test_what_belonged_to_a_deleted_item_stays_withdrawn(cast: Cast, facilitator: Client, item: PreworkItem) -> None:
    found = find(facilitator, cast, item, "One in five calls.")
    act(facilitator, cast, item, "remove")
    act(facilitator, cast, item, "delete")
    found.refresh_from_db()
    assert found.withdrawn_at is not None and found.text == "One in five calls."
    assert "The item that it belonged to is deleted" in send(facilitator, cast, found, "bring_back")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"text": " "}, "Write what was found"),
        ({"text": "x" * 601}, "at most 600"),
        ({"base_size": "many"}, "whole number"),
        ({"base_size": "0"}, "At least one"),
        ({"period_from": "2026-03-02", "period_to": "2026-03-01"}, "ends before it begins"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(
    cast: Cast, facilitator: Client, item: PreworkItem, typed: dict[str, str], said: str
) -> None:
    page = facilitator.post(at("finding_new", cast, item.pk), {"text": "Words", "source": "Kept source", **typed})
    assert page.status_code == 422
    assert said in words(page) and "Kept source" in page.content.decode()
    assert not Finding.objects.exists()


def test_there_is_an_end_to_findings(cast: Cast, facilitator: Client, item: PreworkItem) -> None:
    found = find(facilitator, cast, item, "Words")
    Finding.objects.filter(pk=found.pk).update(number=FINDINGS_MOST)
    page = facilitator.post(at("finding_new", cast, item.pk), {"text": "One more"})
    assert f"can hold {FINDINGS_MOST} findings" in words(page) and "One more" in words(page)


def test_a_press_that_says_nothing_and_a_number_that_is_not_there(
    cast: Cast, facilitator: Client, item: PreworkItem
) -> None:
    found = find(facilitator, cast, item, "Words")
    assert "Nothing was changed" in send(facilitator, cast, found, "burn")
    assert facilitator.get(at("finding", cast, 77)).status_code == 404
    assert facilitator.get(at("finding_new", cast, uuid4())).status_code == 404
