"""Signing up, in and out, and a lost password; and that none of it tells whether an account exists."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.core import mail
from django.test import Client
from django.urls import reverse

from workshop.accounts import post
from workshop.accounts.forms import EMAIL_LONGEST, NOT_TOGETHER
from workshop.joining.names import NAME_LONGEST
from workshop.libraries import create_library
from workshop.models import LibraryMembership

# What the test client gives back: a response that also has url, context and redirect_chain.
Answer = Any

pytestmark = pytest.mark.django_db

PASSWORD = "seven brown teapots"
OTHER_PASSWORD = "nine green teapots"
MARIA = "maria@example.org"


@pytest.fixture(autouse=True)
def _nobody_has_had_letters() -> Iterator[None]:
    post.allowance.forget()
    yield
    post.allowance.forget()


@pytest.fixture
def maria() -> User:
    account = User.objects.create_user(username=MARIA, email=MARIA, password=PASSWORD, first_name="Maria")
    create_library(owner=account, name="Scheduling")
    return account


def sign_up(
    client: Client, *, name: str = "Maria", email: str = MARIA, password: str = PASSWORD, goal: str = ""
) -> Answer:
    fields = {"name": name, "email": email, "password": password, "next": goal}
    return client.post(reverse("account:sign_up"), fields)


def sign_in(client: Client, *, email: str = MARIA, password: str = PASSWORD, goal: str = "") -> Answer:
    return client.post(reverse("account:sign_in"), {"username": email, "password": password, "next": goal})


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


class TestSigningUp:
    def test_makes_an_account_with_a_library_and_signs_in(self, client: Client) -> None:
        answer = sign_up(client, email="Maria@Example.org")

        assert answer.status_code == 302
        assert answer.url == reverse("home")
        assert is_signed_in(client)
        membership = LibraryMembership.objects.get(user__username=MARIA)
        assert membership.role == LibraryMembership.Role.OWNER
        assert membership.library.name == "Library of Maria"

    def test_with_a_taken_address_and_its_password_signs_in_and_makes_nothing(
        self, client: Client, maria: User
    ) -> None:
        answer = sign_up(client)

        assert answer.url == reverse("home")
        assert client.session["_auth_user_id"] == str(maria.pk)
        assert LibraryMembership.objects.count() == 1
        assert mail.outbox == []

    def test_with_a_taken_address_and_another_password_changes_nothing_and_writes_to_the_owner(
        self, client: Client, maria: User
    ) -> None:
        answer = sign_up(client, name="Mallory", password=OTHER_PASSWORD)

        assert answer.url == reverse("account:sign_in")
        assert not is_signed_in(client)
        maria.refresh_from_db()
        assert maria.first_name == "Maria"
        assert maria.check_password(PASSWORD)
        assert [letter.to for letter in mail.outbox] == [[MARIA]]
        assert reverse("account:password_reset") in mail.outbox[0].body
        assert "Mallory" not in mail.outbox[0].body

    def test_with_a_taken_address_says_what_a_failed_sign_in_says(self, client: Client, maria: User) -> None:
        refused = sign_up(client, password=OTHER_PASSWORD)
        after_sign_up = [str(message) for message in get_messages(refused.wsgi_request)]
        after_sign_in = sign_in(Client(), password=OTHER_PASSWORD).context["form"].non_field_errors()

        assert after_sign_up == list(after_sign_in) == [str(NOT_TOGETHER)]

    def test_fills_in_the_address_on_the_sign_in_page_afterwards(self, client: Client, maria: User) -> None:
        sign_up(client, password=OTHER_PASSWORD)

        page = client.get(reverse("account:sign_in"))

        assert page.context["form"]["username"].value() == MARIA

    @pytest.mark.parametrize(
        ("field", "value", "said"),
        [
            ("name", "", "Type your name."),
            ("name", " \u202e ", "Type your name."),
            ("name", "\u200b\u3164", "Type your name."),
            ("name", "m" + "\u0344" * NAME_LONGEST, f"at most {NAME_LONGEST} characters"),
            ("name", "M\x00ia", "Null characters are not allowed."),
            ("name", "m" * 500, f"at most {NAME_LONGEST} characters; yours has 500"),
            ("email", "maria", "does not look like an e-mail address"),
            ("email", "maria@example.org\nBcc: all@example.org", "does not look like an e-mail address"),
            ("email", "m" * 60 + "@" + "e" * 100 + ".org", f"at most {EMAIL_LONGEST} characters"),
            ("password", "teapot", "too short"),
            ("password", "1234567890", "too common"),
            ("password", MARIA, "too similar"),
        ],
    )
    def test_refuses_with_a_reason_beside_the_field(self, client: Client, field: str, value: str, said: str) -> None:
        answer = sign_up(client, **{field: value})

        assert answer.status_code == 422
        assert said in " ".join(answer.context["form"].errors[field])
        assert f'id="id_{field}_error"' in answer.content.decode()
        assert f"id_{field}_error" in " ".join(re.findall(r'aria-describedby="([^"]*)"', answer.content.decode()))
        assert User.objects.count() == 0

    def test_shows_what_was_typed_again_as_text_but_never_the_password(self, client: Client) -> None:
        page = sign_up(client, name="<script>alert(1)</script>", email="maria").content.decode()

        assert "&lt;script&gt;alert(1)" in page
        assert "<script>alert(1)" not in page
        assert PASSWORD not in page


class TestSigningIn:
    def test_takes_the_address_in_any_case(self, client: Client, maria: User) -> None:
        answer = sign_in(client, email=" MARIA@example.ORG ")

        assert answer.url == reverse("home")
        assert is_signed_in(client)

    def test_with_a_wrong_password_answers_as_for_an_unknown_address(self, client: Client, maria: User) -> None:
        wrong = sign_in(client, password=OTHER_PASSWORD)
        unknown = sign_in(client, email="nobody@example.org")

        assert wrong.status_code == unknown.status_code == 422
        assert visible(wrong, without=MARIA) == visible(unknown, without="nobody@example.org")
        assert not is_signed_in(client)

    @pytest.mark.parametrize(
        ("email", "said"), [("m" * 500, str(NOT_TOGETHER)), ("", "Type your e-mail"), ("m\x00", "Null")]
    )
    def test_an_address_that_no_account_can_have_is_told_beside_its_field(
        self, client: Client, email: str, said: str
    ) -> None:
        answer = sign_in(client, email=email)

        assert answer.status_code == 422
        assert said in answer.context["form"].errors["username"][0]
        assert 'id="id_username_error"' in answer.content.decode()
        assert answer.context["form"]["username"].value() == email
        assert PASSWORD not in answer.content.decode()

    def test_goes_on_to_a_place_on_this_server(self, client: Client, maria: User) -> None:
        assert sign_in(client, goal="/join/").url == "/join/"

    @pytest.mark.parametrize(
        "goal",
        [
            "https://evil.example/",
            "//evil.example/",
            "///evil.example",
            "javascript:alert(1)",
            "/\\evil.example",
            "http:evil.example",
            "https://testserver@evil.example/",
            "https://testserver.evil.example/",
            "\thttps://evil.example",
        ],
    )
    def test_never_goes_on_to_another_server(self, client: Client, maria: User, goal: str) -> None:
        assert sign_in(client, goal=goal).url == reverse("home")
        client.logout()
        assert sign_up(client, goal=goal).url == reverse("home")

    def test_closes_after_eight_wrong_passwords_for_known_and_unknown_alike(self, client: Client, maria: User) -> None:
        for email in (MARIA, "nobody@example.org"):
            answers = [sign_in(client, email=email, password=OTHER_PASSWORD).status_code for _ in range(8)]
            assert answers[:7] == [422] * 7
            assert answers[7] == 429
        assert sign_in(client).status_code == 429
        assert not is_signed_in(client)

    def test_signing_up_counts_as_a_try_too(self, client: Client, maria: User) -> None:
        answers = [sign_up(client, password=OTHER_PASSWORD).status_code for _ in range(8)]

        assert answers[-1] == 429

    def test_signing_out_takes_a_post(self, client: Client, maria: User) -> None:
        client.force_login(maria)

        assert client.get(reverse("account:sign_out")).status_code == 405
        assert is_signed_in(client)
        assert client.post(reverse("account:sign_out"))["Location"] == reverse("home")
        assert not is_signed_in(client)


class TestLostPassword:
    def test_by_letter_to_a_new_password(self, client: Client, maria: User) -> None:
        asked = client.post(reverse("account:password_reset"), {"email": MARIA.upper()})
        assert asked["Location"] == reverse("account:password_reset_done")
        [letter] = mail.outbox
        assert letter.to == [MARIA]
        assert letter.subject == "Choose a new password for Troupe"
        link = re.search(r"http://testserver(/account/password/\S+)", str(letter.body))
        assert link

        form = client.get(link[1], follow=True)
        new = {"new_password1": OTHER_PASSWORD, "new_password2": OTHER_PASSWORD}
        done = client.post(form.redirect_chain[-1][0], new)

        assert done["Location"] == reverse("account:password_reset_complete")
        assert sign_in(Client(), password=PASSWORD).status_code == 422
        assert sign_in(client, password=OTHER_PASSWORD).url == reverse("home")
        assert "used up" in client.get(link[1]).content.decode()

    def test_says_when_the_two_differ(self, client: Client, maria: User) -> None:
        client.post(reverse("account:password_reset"), {"email": MARIA})
        link = re.search(r"http://testserver(\S+)", str(mail.outbox[0].body))
        assert link
        form = client.get(link[1], follow=True)

        refused = client.post(form.redirect_chain[-1][0], {"new_password1": OTHER_PASSWORD, "new_password2": PASSWORD})

        assert refused.status_code == 422
        assert "The two passwords differ" in refused.content.decode()

    def test_answers_alike_for_an_unknown_address_and_sends_nothing(self, client: Client, maria: User) -> None:
        known = client.post(reverse("account:password_reset"), {"email": MARIA}, follow=True)
        mail.outbox.clear()
        unknown = client.post(reverse("account:password_reset"), {"email": "nobody@example.org"}, follow=True)

        assert known.redirect_chain == unknown.redirect_chain
        assert visible(known) == visible(unknown)
        assert mail.outbox == []

    def test_a_mailbox_cannot_be_flooded_and_nobody_is_told(self, client: Client, maria: User) -> None:
        answers = [
            client.post(reverse("account:password_reset"), {"email": MARIA}) for _ in range(post.LETTERS_MOST + 3)
        ]

        assert {answer["Location"] for answer in answers} == {reverse("account:password_reset_done")}
        assert len(mail.outbox) == post.LETTERS_MOST
        sign_up(client, password=OTHER_PASSWORD)
        assert len(mail.outbox) == post.LETTERS_MOST


def visible(answer: Answer, *, without: str = "") -> str:
    """The page as it was sent, less what differs by nature: tokens, nonces and the address that was typed."""
    page = answer.content.decode()
    page = re.sub(r'(name="csrfmiddlewaretoken" value|nonce)="[^"]*"', "", page)
    return page.replace(without, "") if without else page
