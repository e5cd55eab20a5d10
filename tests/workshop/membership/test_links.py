"""Links that invite: what they give, to whom, how often, and until when."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.workshop.cast import Cast
from tests.workshop.membership.links import (
    browser,
    link,
    newcomer,
    opens,
    plain,
    role_in_library,
    role_in_workshop,
    staff_link,
)
from workshop.joining.guests import hash_token
from workshop.membership import invitations
from workshop.membership.members import change_role, remove_member
from workshop.membership.new_link import COOKIE
from workshop.models import Invitation

WISH = {"role": "editor", "uses": "one", "days": "14"}


def members(cast: Cast) -> str:
    return reverse("members", args=[cast.workshop.library_id])


def make(cast: Cast, client: Client, **wish: str) -> str:
    """Make a link by the form; returns the address that the page shows."""
    page = client.post(reverse("library_invite", args=[cast.workshop.library_id]), {**WISH, **wish}, follow=True)
    return str(page.context["link"])


class TestMaking:
    def test_shows_the_link_once_and_keeps_only_the_hash_of_its_token(self, cast: Cast) -> None:
        owner = cast.browser("owner")
        shown = make(cast, owner)
        token = shown.rstrip("/").rpartition("/")[2]
        made = Invitation.objects.get()
        assert shown.startswith("http://testserver/invitation/")
        assert len(token) == 43  # 256 bits in base 64
        assert made.token_hash == hash_token(token)
        assert token not in str(Invitation.objects.values())
        again = owner.get(members(cast)).content.decode()
        assert token not in again
        assert "Open links" in again

    def test_opens_for_two_weeks_unless_something_else_is_chosen(self, cast: Cast) -> None:
        owner = cast.browser("owner")
        for days in ("14", "1"):
            make(cast, owner, days=days)
            lasts = Invitation.objects.first().expires_at - timezone.now()  # type: ignore[union-attr]
            assert timedelta(days=int(days)) - timedelta(minutes=1) < lasts <= timedelta(days=int(days))

    @pytest.mark.parametrize(
        "wish",
        [{"role": "co_facilitator"}, {"role": "king"}, {"role": ""}, {"uses": "all"}, {"days": "365"}, {"days": ""}],
    )
    def test_refuses_what_cannot_be_chosen_and_keeps_the_rest(self, cast: Cast, wish: dict[str, str]) -> None:
        page = cast.browser("owner").post(
            reverse("library_invite", args=[cast.workshop.library_id]), {**WISH, "uses": "several", **wish}
        )
        assert page.status_code == 422
        [field] = wish
        assert page.context["form"].errors[field]
        assert f'id="id_{field}_error"' in page.content.decode()
        assert field == "uses" or page.context["form"]["uses"].value() == "several"
        assert not Invitation.objects.exists()

    def test_stops_where_nobody_could_oversee_them(self, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(invitations, "OPEN_MOST", 1)
        link(cast)
        page = cast.browser("owner").post(reverse("library_invite", args=[cast.workshop.library_id]), WISH)
        assert page.status_code == 422
        assert "Take some back first" in page.content.decode()
        assert Invitation.objects.count() == 1

    def test_another_page_or_another_key_shows_no_link(self, cast: Cast) -> None:
        owner = cast.browser("owner")
        owner.post(reverse("library_invite", args=[cast.workshop.library_id]), WISH)
        owner.cookies[COOKIE] = owner.cookies[COOKIE].value + "x"
        assert owner.get(members(cast)).context["link"] == ""


class TestReading:
    def test_says_to_what_as_what_and_by_whom_and_does_nothing(self, cast: Cast) -> None:
        cast.accounts["owner"].first_name = "Olga"
        cast.accounts["owner"].save()
        nora, address = newcomer(), link(cast, "reviewer")
        for client in (Client(), browser(nora)):
            page = client.get(address).content.decode()
            assert "Olga invites you" in page
            assert "Field service" in page
            assert "as a reviewer" in page
            assert "owner@example.org" not in page
        assert role_in_library(cast, nora) is None

    def test_says_to_which_workshop(self, cast: Cast) -> None:
        page = Client().get(staff_link(cast)).content.decode()
        assert "Who plans?" in page
        assert "as a co-facilitator" in page

    def test_wrong_used_expired_and_taken_back_look_alike(self, cast: Cast) -> None:
        used, expired, taken_back = link(cast), link(cast), link(cast)
        browser(newcomer("First")).post(used)
        rows = dict(zip(("taken back", "expired"), Invitation.objects.order_by("-made_at"), strict=False))
        rows["expired"].expires_at = timezone.now() - timedelta(seconds=1)
        rows["expired"].save()
        cast.browser("owner").post(reverse("library_link_end", args=[cast.workshop.library_id, rows["taken back"].pk]))
        nora = newcomer()
        wrong = reverse("invitation", args=["A" * 43])
        for client in (Client(), browser(nora)):
            answers = [client.get(address) for address in (wrong, used, expired, taken_back)]
            assert {answer.status_code for answer in answers} == {404}
            assert len({plain(answer) for answer in answers}) == 1
        answers = [browser(nora).post(address) for address in (wrong, used, expired, taken_back)]
        assert {answer.status_code for answer in answers} == {404}
        assert len({plain(answer) for answer in answers}) == 1
        assert role_in_library(cast, nora) is None


class TestAccepting:
    @pytest.mark.parametrize("role", ["owner", "editor", "reviewer", "reader"])
    def test_makes_a_member_who_can_open_the_library(self, cast: Cast, role: str) -> None:
        nora = newcomer()
        answer = browser(nora).post(link(cast, role), follow=True)
        assert role_in_library(cast, nora) == role
        assert answer.redirect_chain[-1][0] == reverse("library", args=[cast.workshop.library_id])
        assert "Welcome to" in answer.content.decode()

    def test_makes_a_co_facilitator_who_can_open_the_console(self, cast: Cast) -> None:
        nora = newcomer()
        browser(nora).post(staff_link(cast))
        assert role_in_workshop(cast, nora) == "co_facilitator"
        assert role_in_library(cast, nora) is None
        assert browser(nora).get(reverse("console", args=[cast.workshop.pk])).status_code == 200

    def test_sends_who_has_no_account_to_sign_in_and_back(self, cast: Cast) -> None:
        address, client = link(cast), Client()
        asked = client.post(address)
        assert asked["Location"] == f"{reverse('account:sign_in')}?next={address}"
        page = client.get(address).content.decode()
        assert f"{reverse('account:sign_up')}?next={address}" in page
        fields = {"name": "Nora", "email": "nora@example.org", "password": "seven brown teapots", "next": address}
        assert client.post(reverse("account:sign_up"), fields)["Location"] == address
        assert "Accept" in client.get(address).content.decode()
        client.post(address)
        assert cast.workshop.library.memberships.get(user__username="nora@example.org").role == "editor"

    def test_the_token_is_not_kept_when_somebody_signs_in_wrongly_on_the_way(self, cast: Cast) -> None:
        address = link(cast)
        to_sign_in = f"{reverse('account:sign_in')}?next={address}"
        Client().post(to_sign_in, {"username": "owner@example.org", "password": "wrong", "next": address})
        [kept] = AccessAttempt.objects.values()
        assert address.split("/")[2] not in str(kept)

    def test_twice_is_as_good_as_once(self, cast: Cast) -> None:
        nora, address = newcomer(), link(cast, for_several=True)
        answers = [browser(nora).post(address) for _ in range(2)]
        assert [answer.status_code for answer in answers] == [302, 302]
        assert role_in_library(cast, nora) == "editor"
        assert Invitation.objects.get().accepted_by.count() == 1

    def test_a_single_use_link_opens_for_one_and_a_shared_one_for_all(self, cast: Cast) -> None:
        single, shared = link(cast), link(cast, for_several=True)
        one, two = newcomer("One"), newcomer("Two")
        assert browser(one).post(single).status_code == 302
        assert browser(two).post(single).status_code == 404
        assert role_in_library(cast, two) is None
        assert browser(two).post(shared).status_code == 302
        assert opens(newcomer("Three"), shared)

    def test_never_makes_less_of_somebody_and_is_not_used_up_by_them(self, cast: Cast) -> None:
        address = link(cast, "reader")
        answer = cast.browser("owner").post(address, follow=True)
        assert role_in_library(cast, cast.accounts["owner"]) == "owner"
        assert "nothing has changed" in answer.content.decode()
        assert opens(newcomer(), address)

    def test_makes_more_of_a_member_who_was_less(self, cast: Cast) -> None:
        cast.browser("reader").post(link(cast, "editor"))
        assert role_in_library(cast, cast.accounts["reader"]) == "editor"

    def test_leaves_the_facilitator_what_they_are(self, cast: Cast) -> None:
        cast.browser("facilitator").post(staff_link(cast))
        assert role_in_workshop(cast, cast.accounts["facilitator"]) == "facilitator"


class TestWhatLinksDoNotSurvive:
    def test_who_was_removed_does_not_come_back_by_the_same_link(self, cast: Cast) -> None:
        nora, address = newcomer(), link(cast, for_several=True)
        browser(nora).post(address)
        member = cast.workshop.library.memberships.get(user=nora)
        remove_member(cast.workshop.library_id, actor=cast.accounts["owner"], member=member.pk)
        assert browser(nora).post(address).status_code == 404
        assert role_in_library(cast, nora) is None

    def test_a_link_dies_with_the_right_to_make_it(self, cast: Cast) -> None:
        nora = newcomer()
        browser(nora).post(link(cast, "owner"))
        cast.accounts["nora"] = nora
        address, helping = link(cast, "owner", by="nora"), staff_link(cast, by="nora")
        member = cast.workshop.library.memberships.get(user=nora)
        assert opens(newcomer("Two"), address)
        change_role(cast.workshop.library_id, actor=cast.accounts["owner"], member=member.pk, role="editor")
        assert not opens(newcomer("Three"), address)
        assert not opens(newcomer("Four"), helping)

    def test_a_closed_account_invites_nobody(self, cast: Cast) -> None:
        address = link(cast)
        cast.accounts["owner"].is_active = False
        cast.accounts["owner"].save()
        assert not opens(newcomer(), address)

    def test_taking_back_twice_is_harmless_and_touches_nothing_elsewhere(self, cast: Cast) -> None:
        helping, address = staff_link(cast), link(cast)
        library = cast.workshop.library_id
        [of_library] = Invitation.objects.filter(workshop=None)
        [of_workshop] = Invitation.objects.exclude(workshop=None)
        owner = cast.browser("owner")
        wrong = [
            reverse("library_link_end", args=[library, of_workshop.pk]),
            reverse("staff_link_end", args=[cast.workshop.pk, of_library.pk]),
        ]
        assert [owner.post(one).status_code for one in wrong] == [302, 302]
        assert opens(newcomer("One"), address)
        for _ in range(2):
            assert owner.post(reverse("library_link_end", args=[library, of_library.pk])).status_code == 302
        assert not opens(newcomer("Two"), address)
        assert opens(newcomer("Three"), helping)
