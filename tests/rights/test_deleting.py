"""What is deleted is gone for everybody, all of it, and of everything else nothing."""

from typing import Any
from uuid import UUID

import pytest
from django.http import Http404
from django.urls import reverse

from personas.models import Pack, PackExport, Persona
from realtime.engine import engine
from realtime.models import Document
from realtime.refusals import Refusal
from tests.rights.house import ROLES, House, everything
from tests.rights.pages import PAGES, absent_address, address
from tests.rights.test_pages import seen
from workshop.deleting import delete_workshop, what_goes
from workshop.models import Board, Workshop


def delete(house: House, workshop: Workshop, *, title: str | None = None) -> Any:
    url = reverse("workshop_delete", args=[workshop.pk])
    return house.browser("owner").post(url, {"title": workshop.title if title is None else title})


def documents(workshop: Workshop) -> set[UUID]:
    boards = Board.objects.filter(workshop=workshop).values_list("pk", flat=True)
    drafts = Persona.objects.filter(workshop=workshop).values_list("draft", flat=True)
    return {workshop.session, *boards, *drafts}


def of_no_pack(house: House) -> Workshop:
    """The held workshop, as if nothing had been locked."""
    PackExport.objects.all().delete()
    Pack.objects.all().delete()
    return house.held


def test_all_of_a_workshop_goes_and_of_another_nothing(house: House) -> None:
    held = of_no_pack(house)
    gone = {str(id) for id in documents(held)} | {str(held.pk)}
    kept = {name: [row for row in rows if not gone & _texts(row)] for name, rows in everything().items()}
    assert len(gone) >= 4
    answer = delete(house, held)
    assert answer["Location"] == reverse("library", args=[held.library_id])
    after = everything()
    left = [(name, row) for name, rows in after.items() for row in rows if gone & _texts(row)]
    assert left == []
    del after["QuoteRevision"], kept["QuoteRevision"]
    assert after == kept
    assert not Document.objects.filter(pk__in=gone).exists()


def _texts(row: object) -> set[str]:
    return {str(value) for value in row.values()} if isinstance(row, dict) else set()


def test_the_library_says_so_and_lists_it_no_more(house: House) -> None:
    held, browser = of_no_pack(house), house.browser("owner")
    shown = browser.post(reverse("workshop_delete", args=[held.pk]), {"title": held.title}, follow=True)
    assert "“Who called?” is deleted." in shown.content.decode()
    assert [one.title for one in shown.context["workshops"]] == [house.workshop.title]


def test_every_page_of_it_is_absent_afterwards_for_everybody(house: House) -> None:
    pages = [name for name in PAGES if PAGES[name].reads and "workshop" in PAGES[name].names(house)]
    addresses = {page: address(page, house) for page in pages}
    nowhere = {page: absent_address(page, house) for page in pages}
    for workshop in (of_no_pack(house), house.workshop):
        assert delete(house, workshop).status_code == 302
    wrong = []
    for page, url in addresses.items():
        for name in ROLES:
            found, absent = (house.browser(name).get(one) for one in (url, nowhere[page]))
            if found.status_code == 200 or seen(found, url=url) != seen(absent, url=nowhere[page]):
                wrong.append((page, name, found.status_code))
    assert len(addresses) > 20
    assert wrong == []


def test_a_workshop_with_a_pack_stays_and_the_page_says_why(house: House) -> None:
    before = everything()
    shown = house.browser("owner").get(reverse("workshop_delete", args=[house.held.pk])).content.decode()
    assert "cannot be deleted" in shown and house.pack.title in shown and "<input id=" not in shown
    assert delete(house, house.held).status_code == 422
    with pytest.raises(Refusal) as refused:
        delete_workshop(house.held, actor=house.cast.accounts["owner"], typed=house.held.title)
    assert refused.value.code == "stays"
    assert everything() == before


@pytest.mark.parametrize("typed", ["", "Who called", "who called?", "<b>Who</b>"])
def test_another_title_deletes_nothing_and_stays_in_the_field(house: House, typed: str) -> None:
    held = of_no_pack(house)
    before = everything()
    answer = delete(house, held, title=typed)
    assert answer.status_code == 422
    assert answer.context["typed"] == typed
    assert "nothing was deleted" in answer.content.decode()
    assert everything() == before


def test_spaces_around_the_title_do_not_matter(house: House) -> None:
    assert delete(house, of_no_pack(house), title="  Who  called? ").status_code == 302


def test_nobody_but_an_owner_deletes_it_by_any_door(house: House) -> None:
    before = everything()
    for name in ("facilitator", "co_facilitator", "editor", "reader", "stranger"):
        with pytest.raises(Http404):
            delete_workshop(house.workshop, actor=house.cast.accounts[name], typed=house.workshop.title)
    assert everything() == before


def test_it_can_be_deleted_once(house: House) -> None:
    owner = house.cast.accounts["owner"]
    delete_workshop(house.workshop, actor=owner, typed=house.workshop.title)
    with pytest.raises(Http404):
        delete_workshop(house.workshop, actor=owner, typed=house.workshop.title)


def test_nothing_can_be_written_to_it_afterwards(house: House) -> None:
    session, board = house.workshop.session, house.board
    delete(house, house.workshop)
    for document, command in ((session, "pause"), (board, "write_text")):
        with pytest.raises(Refusal) as refused:
            engine.execute(document, command, {}, actor=house.cast.actor("facilitator"))
        assert refused.value.code == "absent"
    assert not Document.objects.filter(pk__in=[session, board]).exists()


def test_the_page_tells_what_would_go(house: House) -> None:
    of_no_pack(house)
    told = [one.words for one in what_goes(house.held)]
    assert told == ["6 quotes", "5 items of pre-work", "1 board", "1 persona draft"]
    assert [one.words for one in what_goes(house.workshop)][:2] == ["8 quotes", "2 files that were brought"]
