"""A list costs the same number of queries whether it has one row or thirty."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from personas.models import Pack
from tests.workshop.cast import Cast
from workshop.agenda_templates.saved import agenda_of, save_template
from workshop.libraries import create_library
from workshop.models import (
    Breakout,
    Import,
    Invitation,
    LibraryMembership,
    Participant,
    Quote,
    QuotePin,
    StaffMembership,
    Workshop,
)
from workshop.prework.findings import add_finding, revise, withdraw

MORE = 30


def more_workshops(cast: Cast) -> None:
    library, owner = cast.workshop.library, cast.accounts["owner"]
    for number in range(MORE):
        workshop = Workshop.objects.create(
            library=library, title=f"W{number}", session=uuid4(), join_code=f"{number:08}"
        )
        StaffMembership.objects.create(workshop=workshop, user=owner, role="facilitator")
        Quote.objects.create(workshop=workshop, number=1, text="x", key="1")
        Participant.objects.create(workshop=workshop, name="P", joined_at=timezone.now())
        LibraryMembership.objects.create(library=create_library(owner=owner, name="L"), user=cast.accounts["reader"])
        Pack.objects.create(
            library=library, workshop=workshop, number=f"1.{number}", content="{}", locked_at=timezone.now()
        )


def more_quotes(cast: Cast) -> None:
    workshop, now = cast.workshop, timezone.now()
    problem = {"row": 1, "column": "a", "text": "t", "left_out": False}
    report = {"imported": 1, "left_out": 0, "duplicates": 0, "problem_rows": [problem], "duplicate_rows": []}
    for number in range(MORE):
        status = Import.Status.DONE if number % 2 else Import.Status.MAPPING
        import_ = Import.objects.create(
            workshop=workshop, name=f"{number}.csv", content=b"x", status=status, report=report, imported_at=now
        )
        Quote.objects.create(
            workshop=workshop, imported_by=import_, number=100 + number, text="y", key=f"m{number}",
            tags=f"\nt{number}\n", source=f"s{number}", segment=f"g{number}", respondent=f"r{number}", question="Why?",
        )  # fmt: skip


def more_prework(cast: Cast, *, count: int = MORE, at: int = 0) -> None:
    workshop, owner = cast.workshop, cast.accounts["owner"]
    for number in range(at, at + count):
        item = workshop.prework.create(kind="deals", title=f"I{number}", text="x", owner=owner)
        finding = add_finding(item, {"text": "One."}, actor=owner)
        revise(finding, {"text": "Two."}, revision=1, actor=owner)
        withdraw(add_finding(item, {"text": "Three."}, actor=owner))
        workshop.prework.create(kind="deals", title=f"R{number}", removed_at=timezone.now())
        quote = Quote.objects.create(workshop=workshop, number=200 + number, text="z", key=f"p{number}")
        QuotePin.objects.create(participant=cast.guests["anna"], quote=quote)


def more_people(cast: Cast) -> None:
    for number in range(MORE):
        group = Breakout.objects.create(workshop=cast.workshop, name=f"G{number}", order=number)
        joined = timezone.now() - timedelta(minutes=number)
        Participant.objects.create(workshop=cast.workshop, name=f"P{number}", breakout=group, joined_at=joined)


def more_templates(cast: Cast) -> None:
    for number in range(MORE):
        save_template(
            library=cast.workshop.library, title=f"T{number}", description="", items=agenda_of(cast.workshop),
            by=cast.accounts["owner"],
        )  # fmt: skip


def more_members(cast: Cast) -> None:
    library = cast.workshop.library
    for number in range(MORE):
        user, helper = (User.objects.create(username=f"{what}{number}@example.org") for what in ("m", "h"))
        LibraryMembership.objects.create(library=library, user=user, role="reader")
        StaffMembership.objects.create(workshop=cast.workshop, user=helper, role="co_facilitator")
        for workshop in (None, cast.workshop):
            role = "co_facilitator" if workshop else "reader"
            Invitation.objects.create(
                library=library, workshop=workshop, role=role, token_hash=f"{role}{number}", made_by=user,
                expires_at=timezone.now() + timedelta(days=1),
            )  # fmt: skip


def queries(client: Client, url: str) -> list[str]:
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return [query["sql"] for query in captured.captured_queries]


@pytest.mark.parametrize("name", ["owner", "facilitator"])
@pytest.mark.parametrize(
    ("page", "more"),
    [
        ("library", more_workshops),
        ("workshop", more_quotes),
        ("workshop", more_people),
        ("quotes", more_quotes),
        ("quotes_deck", more_quotes),
        ("people", more_people),
        ("breakouts", more_people),
        ("breakouts_proposal", more_people),
        ("call_assignment", more_people),
        ("agenda", more_people),
        ("console", more_people),
        ("screen", more_people),
        ("room_seen", more_people),
        ("quotes_import", more_quotes),
        ("workshop", more_members),
        ("staff", more_members),
        ("members", more_members),
        ("workshop", more_prework),
    ],
)
def test_a_page_asks_as_often_for_many_as_for_one(
    cast: Cast, name: str, page: str, more: Callable[[Cast], None]
) -> None:
    browser = cast.browser(name)
    url = reverse(page, args=[cast.workshop.library_id if page in ("library", "members") else cast.workshop.pk])
    before = queries(browser, url)
    more(cast)
    after = queries(browser, url)
    assert len(after) == len(before), "\n".join(after)


@pytest.mark.parametrize(
    ("name", "page"), [("facilitator", "prework"), ("facilitator", "readout"), ("anna", "readout")]
)
def test_the_prework_asks_as_often_for_many_items_as_for_one(cast: Cast, name: str, page: str) -> None:
    browser, url = cast.browser(name), reverse(page, args=[cast.workshop.pk])
    more_prework(cast, count=1, at=900)
    before = queries(browser, url)
    more_prework(cast)
    more_people(cast)
    after = queries(browser, url)
    assert len(after) == len(before), "\n".join(after)


def test_the_library_counts_quotes_and_people_apart(cast: Cast) -> None:
    Participant.objects.create(workshop=cast.workshop, name="Not here yet")
    page = cast.browser("owner").get(reverse("library", args=[cast.workshop.library_id]))
    [workshop] = page.context["workshops"]
    assert (workshop.quote_count, workshop.people_count) == (8, 4)
    empty = cast.browser("stranger").get(reverse("library", args=[cast.strange.library_id]))
    [workshop] = empty.context["workshops"]
    assert (workshop.quote_count, workshop.people_count) == (0, 1)


@pytest.mark.parametrize("page", ["library_agendas", "workshop_new"])
def test_a_page_of_templates_asks_as_often_for_many_as_for_one(cast: Cast, page: str) -> None:
    browser = cast.browser("owner")
    url = reverse(page, args=[cast.workshop.library_id])
    before = queries(browser, url)
    more_templates(cast)
    after = queries(browser, url)
    assert len(after) == len(before), "\n".join(after)
