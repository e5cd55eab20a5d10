"""Who runs a workshop: naming and removing co-facilitators; the facilitator's role, which is only ever handed over."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from realtime.engine import engine
from realtime.models import Document
from realtime.refusals import Refusal
from tests.workshop.cast import Cast
from tests.workshop.membership.links import browser, newcomer, opens, staff_link
from workshop.models import LibraryMembership, StaffMembership, Workshop

SURE = {"sure": "yes"}
FACILITATOR, CO = "facilitator", "co_facilitator"


def url(cast: Cast, name: str, *more: object) -> str:
    return reverse(name, args=[cast.workshop.pk, *more])


def staff(cast: Cast, name: str) -> StaffMembership:
    return StaffMembership.objects.get(workshop=cast.workshop, user=cast.accounts[name])


def roles(cast: Cast) -> dict[str, str]:
    rows = StaffMembership.objects.filter(workshop=cast.workshop).select_related("user")
    return {row.user.username.partition("@")[0]: row.role for row in rows}


def offer(cast: Cast, *, by: str = FACILITATOR, to: str = CO) -> int:
    return int(cast.browser(by).post(url(cast, "handover_offer"), {"to": staff(cast, to).pk}).status_code)


def take(cast: Cast, name: str = CO) -> int:
    return int(cast.browser(name).post(url(cast, "handover_take")).status_code)


def rights_counted(cast: Cast) -> int:
    return Document.objects.get(pk=cast.workshop.session).rights


BEFORE = {FACILITATOR: FACILITATOR, CO: CO}
AFTER = {FACILITATOR: CO, CO: FACILITATOR}


class TestThePage:
    @pytest.mark.parametrize("name", ["owner", "facilitator", "co_facilitator", "editor"])
    def test_shows_who_runs_it_and_offers_what_one_may(self, cast: Cast, name: str) -> None:
        cast.accounts[FACILITATOR].first_name = "Fay Facilitator"
        cast.accounts[FACILITATOR].save()
        page = cast.browser(name).get(url(cast, "staff")).content.decode()
        assert "Fay Facilitator" in page
        manages = name in ("owner", FACILITATOR)
        assert ("Invite by link" in page, "Let them help" in page) == (manages, manages)
        assert ("Hand over" in page) is (name == FACILITATOR)
        assert ("co_facilitator@example.org" in page) is (name in ("owner", CO))  # one's own is in the menu

    def test_the_overview_leads_there(self, cast: Cast) -> None:
        assert url(cast, "staff") in cast.browser("editor").get(url(cast, "workshop")).content.decode()


class TestNaming:
    def test_a_member_of_the_library_helps_from_then_on_also_named_twice(self, cast: Cast) -> None:
        member = LibraryMembership.objects.get(user=cast.accounts["reader"])
        for _ in range(2):
            assert cast.browser(FACILITATOR).post(url(cast, "staff_name"), {"member": member.pk}).status_code == 302
        assert roles(cast)["reader"] == CO
        assert cast.browser("reader").get(url(cast, "console")).status_code == 200

    @pytest.mark.parametrize("sent", ["", "0", "x", "-1", "９", "9" * 40])
    def test_nobody_is_refused(self, cast: Cast, sent: str) -> None:
        answer = cast.browser(FACILITATOR).post(url(cast, "staff_name"), {"member": sent})
        assert answer.status_code == 422
        assert "Nobody of the library was chosen" in answer.content.decode()
        assert roles(cast) == BEFORE

    def test_a_member_of_another_library_is_refused(self, cast: Cast) -> None:
        member = LibraryMembership.objects.get(user=cast.accounts["stranger"])
        assert cast.browser("owner").post(url(cast, "staff_name"), {"member": member.pk}).status_code == 422
        assert roles(cast) == BEFORE


class TestRemoving:
    def test_takes_the_console_away_at_once_and_twice_is_harmless(self, cast: Cast) -> None:
        address, before = url(cast, "staff_remove", staff(cast, CO).pk), rights_counted(cast)
        facilitator = cast.browser(FACILITATOR)
        assert "help no longer?" in facilitator.get(address).content.decode()
        assert facilitator.post(address).status_code == 422
        assert roles(cast) == BEFORE
        for _ in range(2):
            assert facilitator.post(address, SURE).status_code == 302
        assert roles(cast) == {FACILITATOR: FACILITATOR}
        assert rights_counted(cast) == before + 1
        assert cast.browser(CO).get(url(cast, "console")).status_code == 404
        with pytest.raises(Refusal) as refused:
            cast.do("pause", by=CO)
        assert refused.value.code == "absent"

    def test_asks_for_every_live_document_of_the_workshop_again(self, cast: Cast) -> None:
        steps = engine.read(cast.workshop.session)["steps"]
        cast.do("go_to_step", step=next(id for id, one in steps.items() if one.exercise == "clustering"))  # type: ignore[attr-defined]
        documents = [cast.workshop.session, *cast.workshop.boards.values_list("pk", flat=True)]
        assert len(documents) > 2
        before = dict(Document.objects.filter(pk__in=documents).values_list("pk", "rights"))
        cast.browser("owner").post(url(cast, "staff_remove", staff(cast, CO).pk), SURE)
        after = dict(Document.objects.filter(pk__in=documents).values_list("pk", "rights"))
        assert after == {document: count + 1 for document, count in before.items()}

    def test_never_takes_the_facilitator(self, cast: Cast) -> None:
        address = url(cast, "staff_remove", staff(cast, FACILITATOR).pk)
        answer = cast.browser("owner").post(address, SURE)
        assert answer.status_code == 422
        assert "until they have handed the workshop over" in answer.content.decode()
        assert cast.browser("owner").get(address).status_code == 404
        assert roles(cast) == BEFORE

    def test_a_co_facilitator_of_another_workshop_is_not_there(self, cast: Cast) -> None:
        other = StaffMembership.objects.create(workshop=cast.strange, user=cast.accounts["reader"], role=CO)
        address = url(cast, "staff_remove", other.pk)
        assert cast.browser("owner").get(address).status_code == 404
        assert cast.browser("owner").post(address, SURE).status_code == 302
        assert StaffMembership.objects.filter(pk=other.pk).exists()


class TestHandingOver:
    def test_changes_nothing_until_it_is_taken_and_then_both_at_once(self, cast: Cast) -> None:
        assert offer(cast) == 302
        assert roles(cast) == BEFORE
        assert "hands this workshop to you" in cast.browser(CO).get(url(cast, "staff")).content.decode()
        assert "handed to you" in cast.browser(CO).get(url(cast, "workshop")).content.decode()
        assert take(cast) == 302
        assert roles(cast) == AFTER
        assert not StaffMembership.objects.exclude(offered_at=None).exists()
        assert cast.browser(CO).get(url(cast, "quotes")).status_code == 200
        assert cast.browser(FACILITATOR).get(url(cast, "quotes")).status_code == 404
        assert cast.browser(FACILITATOR).get(url(cast, "console")).status_code == 200

    def test_sent_twice_is_as_good_as_once(self, cast: Cast) -> None:
        assert [offer(cast), offer(cast), take(cast), take(cast)] == [302] * 4
        assert roles(cast) == AFTER

    def test_an_offer_that_was_taken_back_cannot_be_taken(self, cast: Cast) -> None:
        offer(cast)
        withdraw = url(cast, "handover_withdraw")
        assert [cast.browser(FACILITATOR).post(withdraw).status_code for _ in range(2)] == [302, 302]
        answer = cast.browser(CO).post(url(cast, "handover_take"))
        assert answer.status_code == 422
        assert "not offered to you" in answer.content.decode()
        assert roles(cast) == BEFORE

    def test_a_newer_offer_stands_in_the_place_of_the_older(self, cast: Cast) -> None:
        nora = newcomer()
        browser(nora).post(staff_link(cast))
        cast.accounts["nora"] = nora
        offer(cast)
        offer(cast, to="nora")
        assert take(cast) == 422
        assert take(cast, "nora") == 302
        assert roles(cast) == {FACILITATOR: CO, CO: CO, "nora": FACILITATOR}

    def test_is_offered_by_nobody_but_the_facilitator_and_taken_by_nobody_else(self, cast: Cast) -> None:
        assert {name: offer(cast, by=name) for name in ("owner", "editor", CO)} == {
            "owner": 404, "editor": 404, CO: 404
        }  # fmt: skip
        offer(cast)
        assert {name: take(cast, name) for name in ("owner", "editor", "stranger")} == {
            "owner": 404, "editor": 404, "stranger": 404
        }  # fmt: skip
        assert roles(cast) == BEFORE

    @pytest.mark.parametrize("to", ["", "0", "x"])
    def test_to_nobody_is_refused(self, cast: Cast, to: str) -> None:
        answer = cast.browser(FACILITATOR).post(url(cast, "handover_offer"), {"to": to})
        assert answer.status_code == 422
        assert "Choose a co-facilitator" in answer.content.decode()

    def test_who_is_removed_cannot_take_what_was_offered(self, cast: Cast) -> None:
        offer(cast)
        cast.browser("owner").post(url(cast, "staff_remove", staff(cast, CO).pk), SURE)
        assert take(cast) == 404
        assert roles(cast) == {FACILITATOR: FACILITATOR}

    def test_links_of_the_former_facilitator_invite_nobody_any_more(self, cast: Cast) -> None:
        address = staff_link(cast, for_several=True)
        offer(cast)
        take(cast)
        assert not opens(newcomer(), address)

    def test_works_after_the_end_too(self, cast: Cast) -> None:
        cast.set_status("ended")
        assert [offer(cast), take(cast)] == [302, 302]
        assert roles(cast) == AFTER


class TestTheFacilitatorStays:
    def test_through_signing_out_a_new_session_and_leaving_the_library(self, cast: Cast) -> None:
        facilitator = cast.accounts[FACILITATOR]
        LibraryMembership.objects.create(library=cast.workshop.library, user=facilitator, role="editor")
        for _ in range(2):
            client = cast.browser(FACILITATOR)
            assert client.get(url(cast, "console")).status_code == 200
            assert client.get(url(cast, "console")).status_code == 200
            client.post(reverse("account:sign_out"))
        left = cast.browser(FACILITATOR)
        asked = left.get(reverse("library_leave", args=[cast.workshop.library_id])).content.decode()
        assert "You go on helping to run" in asked
        left.post(reverse("library_leave", args=[cast.workshop.library_id]), SURE)
        assert left.get(url(cast, "console")).status_code == 200
        assert roles(cast) == BEFORE

    def test_the_database_takes_no_second_one(self, cast: Cast) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            StaffMembership.objects.filter(workshop=cast.workshop).update(role=FACILITATOR)


class TestTheTitle:
    def test_is_changed_on_the_page_and_in_the_room(self, cast: Cast) -> None:
        answer = cast.browser(FACILITATOR).post(url(cast, "workshop_rename"), {"title": " Who\tplans now? "})
        assert answer["Location"] == url(cast, "workshop")
        assert Workshop.objects.get(pk=cast.workshop.pk).title == "Who plans now?"
        assert engine.read(cast.workshop.session)["clock"]["main"].workshop_title == "Who plans now?"  # type: ignore[attr-defined]

    @pytest.mark.parametrize(
        ("title", "said"), [("", "Give the workshop a title"), ("\u200b", "a title"), ("m" * 121, "at most 120")]
    )
    def test_that_cannot_be_one_is_told_and_stays_in_the_field(self, cast: Cast, title: str, said: str) -> None:
        answer = cast.browser("owner").post(url(cast, "workshop_rename"), {"title": title})
        assert answer.status_code == 422
        assert said in answer.content.decode()
        assert answer.context["form"]["title"].value() == title
