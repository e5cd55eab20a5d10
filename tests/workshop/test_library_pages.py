"""The library and the making of a workshop: who sees what in it, and titles that cannot be."""

import pytest
from django.urls import reverse

from tests.workshop.cast import Cast
from workshop.agenda_templates import THREE_HOURS
from workshop.models import StaffMembership, Workshop
from workshop.views.workshop_forms import TITLE_LONGEST
from workshop.workshops import create_workshop


def new(cast: Cast) -> str:
    return reverse("workshop_new", args=[cast.workshop.library_id])


def sent(title: str, template: str = THREE_HOURS.id) -> dict[str, str]:
    return {"title": title, "template": template}


@pytest.mark.parametrize(
    ("name", "sees"),
    [
        ("owner", {"Who plans?", "Other"}),
        ("editor", {"Who plans?", "Other"}),
        ("reader", set()),
        ("facilitator", {"Who plans?"}),
        ("co_facilitator", {"Who plans?"}),
    ],
)
def test_the_library_lists_the_workshops_that_one_may_open(cast: Cast, name: str, sees: set[str]) -> None:
    library = cast.workshop.library
    create_workshop(library=library, title="Other", facilitator=cast.accounts["owner"], template=THREE_HOURS)
    page = cast.browser(name).get(reverse("library", args=[library.pk]))
    assert {workshop.title for workshop in page.context["workshops"]} == sees
    assert (new(cast) in page.content.decode()) is (name == "owner")


def test_a_workshop_is_made_with_its_agenda_and_its_facilitator(cast: Cast) -> None:
    answer = cast.browser("owner").post(new(cast), sent("  Who\tbuys?  "))
    made = Workshop.objects.get(title="Who buys?")
    assert answer["Location"] == reverse("workshop", args=[made.pk])
    assert StaffMembership.objects.get(workshop=made).user == cast.accounts["owner"]


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("", "Give the workshop a title."),
        (" \t ", "Give the workshop a title."),
        ("\u200b\u2800\u202e", "Give the workshop a title."),
        ("m" * 5_000, f"at most {TITLE_LONGEST} characters; yours has 5000"),
        ("m" + "\u0344" * TITLE_LONGEST, f"at most {TITLE_LONGEST} characters"),
        ("Who\x00buys", "Null characters are not allowed."),
    ],
)
def test_a_title_that_cannot_be_one_is_told_beside_the_field_and_stays_in_it(cast: Cast, title: str, said: str) -> None:
    before = Workshop.objects.count()
    page = cast.browser("owner").post(new(cast), sent(title))
    assert page.status_code == 422
    assert said in page.context["form"].errors["title"][0]
    assert 'id="id_title_error"' in page.content.decode()
    assert page.context["form"]["title"].value() == title
    assert Workshop.objects.count() == before


@pytest.mark.parametrize("template", ["", "no such agenda", "<b>"])
def test_an_agenda_that_there_is_not_is_told_and_the_title_stays(cast: Cast, template: str) -> None:
    page = cast.browser("owner").post(new(cast), sent("Who buys?", template))
    assert page.status_code == 422
    assert page.context["form"].errors["template"]
    assert 'id="id_template_error"' in page.content.decode()
    assert 'value="Who buys?"' in page.content.decode()
    assert not Workshop.objects.filter(title="Who buys?").exists()


def test_markup_in_a_title_is_text_on_every_page(cast: Cast) -> None:
    evil = "</title></script><img src=x onerror=alert(1)>"
    owner = cast.browser("owner")
    owner.post(new(cast), sent(evil))
    made = Workshop.objects.get(title=evil)
    pages = [owner.get(reverse(name, args=[made.pk])) for name in ("workshop", "agenda", "people", "console", "quotes")]
    pages += [
        owner.get(reverse("library", args=[made.library_id])),
        cast.browser("anna").get(reverse("room", args=[cast.workshop.pk])),
        owner.get(reverse("join_code", args=[made.join_code])),
    ]
    for page in pages:
        assert page.status_code == 200
        assert "<img src=x" not in page.content.decode()
