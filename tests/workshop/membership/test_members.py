"""The members of a library: who sees whom, what owners change, and that there is always an owner."""

import threading
from collections.abc import Callable
from uuid import UUID

import pytest
from django.db import connection
from django.http import Http404
from django.urls import reverse

from realtime.refusals import Refusal
from tests.workshop.cast import Cast
from tests.workshop.membership.links import role_in_library
from workshop.membership.members import change_role, leave_library, remove_member
from workshop.models import LibraryMembership

READS = ("owner", "editor", "reviewer", "reader", "facilitator", "co_facilitator")
SURE = {"sure": "yes"}
LAST = "A library needs an owner"


def page(cast: Cast, name: str) -> str:
    answer = cast.browser(name).get(reverse("members", args=[cast.workshop.library_id]))
    assert answer.status_code == 200
    return answer.content.decode()


def member(cast: Cast, name: str) -> int:
    return LibraryMembership.objects.get(library=cast.workshop.library, user=cast.accounts[name]).pk


def role(cast: Cast, name: str) -> str:
    return reverse("member_role", args=[cast.workshop.library_id, member(cast, name)])


def removal(cast: Cast, name: str) -> str:
    return reverse("member_remove", args=[cast.workshop.library_id, member(cast, name)])


def leave(cast: Cast) -> str:
    return reverse("library_leave", args=[cast.workshop.library_id])


def make_owner(cast: Cast, name: str) -> None:
    change_role(cast.workshop.library_id, actor=cast.accounts["owner"], member=member(cast, name), role="owner")


def test_who_reads_the_library_sees_its_members_and_only_owners_see_addresses(cast: Cast) -> None:
    cast.accounts["editor"].first_name = "Edda Editor"
    cast.accounts["editor"].save()
    for name in READS:
        shown = page(cast, name)
        assert "Edda Editor" in shown
        others = [f"{one}@example.org" for one in ("owner", "editor", "reviewer", "reader") if one != name]
        assert [one in shown for one in others] == [name == "owner"] * len(others)
        assert ("Invite by link" in shown) is (name == "owner")


def test_a_reviewer_reads_the_library_like_a_reader(cast: Cast) -> None:
    for name in ("reader", "reviewer"):
        browser = cast.browser(name)
        assert browser.get(reverse("library", args=[cast.workshop.library_id])).status_code == 200
        assert browser.get(reverse("workshop", args=[cast.workshop.pk])).status_code == 404


def test_an_owner_makes_somebody_something_else_also_twice(cast: Cast) -> None:
    owner = cast.browser("owner")
    for _ in range(2):
        assert owner.post(role(cast, "reader"), {"role": "editor"}).status_code == 302
        assert role_in_library(cast, cast.accounts["reader"]) == "editor"


@pytest.mark.parametrize("wanted", ["", "king", "co_facilitator", "facilitator"])
def test_a_role_that_there_is_not_is_refused(cast: Cast, wanted: str) -> None:
    answer = cast.browser("owner").post(role(cast, "reader"), {"role": wanted})
    assert answer.status_code == 422
    assert "Choose what this person is to be" in answer.content.decode()
    assert role_in_library(cast, cast.accounts["reader"]) == "reader"


def test_an_owner_removes_somebody_after_asking_once_and_twice_is_harmless(cast: Cast) -> None:
    owner, address = cast.browser("owner"), removal(cast, "editor")
    assert "Remove" in owner.get(address).content.decode()
    assert owner.post(address).status_code == 422
    assert role_in_library(cast, cast.accounts["editor"]) == "editor"
    for _ in range(2):
        assert owner.post(address, SURE)["Location"] == reverse("members", args=[cast.workshop.library_id])
    assert role_in_library(cast, cast.accounts["editor"]) is None
    assert cast.browser("editor").get(reverse("workshop", args=[cast.workshop.pk])).status_code == 404
    assert owner.get(address).status_code == 404


def test_everybody_leaves_by_themselves_but_for_the_last_owner(cast: Cast) -> None:
    for name in ("editor", "reviewer", "reader"):
        assert cast.browser(name).post(leave(cast), SURE).status_code == 302
        assert role_in_library(cast, cast.accounts[name]) is None
        assert cast.browser(name).post(leave(cast), SURE).status_code == 404
    answer = cast.browser("owner").post(leave(cast), SURE)
    assert answer.status_code == 422
    assert LAST in answer.content.decode()
    assert role_in_library(cast, cast.accounts["owner"]) == "owner"


def test_who_runs_a_workshop_without_being_a_member_has_nothing_to_leave(cast: Cast) -> None:
    facilitator = cast.browser("facilitator")
    assert "You are no member" in facilitator.get(leave(cast)).content.decode()
    assert facilitator.post(leave(cast), SURE).status_code == 302
    assert facilitator.get(reverse("console", args=[cast.workshop.pk])).status_code == 200


def test_the_last_owner_stays_owner_whatever_is_tried(cast: Cast) -> None:
    owner = cast.browser("owner")
    for address, sent in ((role(cast, "owner"), {"role": "editor"}), (removal(cast, "owner"), SURE)):
        answer = owner.post(address, sent)
        assert answer.status_code == 422
        assert LAST in answer.content.decode()
        assert role_in_library(cast, cast.accounts["owner"]) == "owner"
    make_owner(cast, "editor")
    assert owner.post(role(cast, "owner"), {"role": "editor"}).status_code == 302
    assert role_in_library(cast, cast.accounts["owner"]) == "editor"


def test_a_member_of_another_library_is_not_there(cast: Cast) -> None:
    other = LibraryMembership.objects.get(user=cast.accounts["stranger"])
    owner, library = cast.browser("owner"), cast.workshop.library_id
    assert owner.post(reverse("member_role", args=[library, other.pk]), {"role": "reader"}).status_code == 404
    assert owner.get(reverse("member_remove", args=[library, other.pk])).status_code == 404
    assert owner.post(reverse("member_remove", args=[library, other.pk]), SURE).status_code == 302
    other.refresh_from_db()
    assert other.role == "owner"


def test_who_was_an_owner_when_the_form_was_sent_and_is_none_any_more_changes_nothing(cast: Cast) -> None:
    make_owner(cast, "editor")
    make_owner(cast, "reader")
    library, former = cast.workshop.library_id, cast.accounts["reader"]
    change_role(library, actor=cast.accounts["owner"], member=member(cast, "reader"), role="reader")
    editor = member(cast, "editor")
    with pytest.raises(Http404):
        change_role(library, actor=former, member=editor, role="reader")
    with pytest.raises(Http404):
        remove_member(library, actor=former, member=editor)
    assert role_in_library(cast, cast.accounts["editor"]) == "owner"


def at_once(*acts: Callable[[], None]) -> list[str]:
    """Do all of it on threads that begin together; what each came to."""
    barrier, outcomes = threading.Barrier(len(acts)), []

    def run(act: Callable[[], None]) -> None:
        try:
            barrier.wait()
            act()
            outcomes.append("done")
        except Refusal as refusal:
            outcomes.append(refusal.code)
        except Http404:
            outcomes.append("absent")
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


def demoting(library: UUID, cast: Cast, *, by: str, whom: str) -> Callable[[], None]:
    id, actor = member(cast, whom), cast.accounts[by]
    return lambda: change_role(library, actor=actor, member=id, role="reader")


def test_two_owners_who_demote_each_other_at_once_leave_one(cast: Cast) -> None:
    library = cast.workshop.library_id
    make_owner(cast, "editor")
    outcomes = at_once(
        demoting(library, cast, by="owner", whom="editor"), demoting(library, cast, by="editor", whom="owner")
    )
    assert outcomes == ["absent", "done"]
    assert LibraryMembership.objects.filter(library=library, role="owner").count() == 1


def test_two_owners_who_leave_at_once_leave_one(cast: Cast) -> None:
    library = cast.workshop.library_id
    make_owner(cast, "editor")
    first, second = cast.accounts["owner"], cast.accounts["editor"]
    outcomes = at_once(lambda: leave_library(library, user=first), lambda: leave_library(library, user=second))
    assert outcomes == ["done", "last_owner"]
    assert LibraryMembership.objects.filter(library=library, role="owner").count() == 1


class TestTheName:
    def test_is_changed_and_shown(self, cast: Cast) -> None:
        address = reverse("library_rename", args=[cast.workshop.library_id])
        answer = cast.browser("owner").post(address, {"name": "  Service\tin the field "}, follow=True)
        assert "Service in the field" in answer.content.decode()
        cast.workshop.library.refresh_from_db()
        assert cast.workshop.library.name == "Service in the field"

    @pytest.mark.parametrize(
        ("name", "said"),
        [("", "Give the library a name"), ("\u200b", "Give the library a name"), ("m" * 121, "at most 120 characters")],
    )
    def test_that_cannot_be_one_is_told_and_stays_in_the_field(self, cast: Cast, name: str, said: str) -> None:
        answer = cast.browser("owner").post(reverse("library_rename", args=[cast.workshop.library_id]), {"name": name})
        assert answer.status_code == 422
        assert said in answer.content.decode()
        assert answer.context["form"]["name"].value() == name
