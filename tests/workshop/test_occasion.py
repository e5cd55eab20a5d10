"""Why a workshop is held: said when it is made, changed afterwards, and never half said."""

import pytest
from django.urls import reverse

from tests.workshop.cast import Cast
from workshop.agenda_templates import THREE_HOURS
from workshop.models import Workshop


def test_the_occasion_is_kept_when_a_workshop_is_made_and_stands_on_its_agenda(cast: Cast) -> None:
    sent = {"title": "Who?", "template": THREE_HOURS.id, "occasion": "new_market", "occasion_text": " The  Nordics "}
    owner = cast.browser("owner")
    owner.post(reverse("workshop_new", args=[cast.workshop.library_id]), sent)
    made = Workshop.objects.get(title="Who?")
    assert (made.occasion, made.occasion_text) == ("new_market", "The Nordics")
    page = owner.get(reverse("agenda", args=[made.pk])).content.decode()
    assert "A new market" in page
    assert "The Nordics" in page


def test_it_can_be_changed_and_taken_back(cast: Cast) -> None:
    url, facilitator = reverse("occasion", args=[cast.workshop.pk]), cast.browser("facilitator")
    facilitator.post(url, {"occasion": "other", "occasion_text": "A merger"})
    cast.workshop.refresh_from_db()
    assert (cast.workshop.occasion, cast.workshop.occasion_text) == ("other", "A merger")
    facilitator.post(url, {"occasion": "", "occasion_text": ""})
    cast.workshop.refresh_from_db()
    assert (cast.workshop.occasion, cast.workshop.occasion_text) == ("", "")


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"occasion": "other", "occasion_text": " "}, "occasion_text"),
        ({"occasion": "boredom"}, "occasion"),
        ({"occasion": "launch", "occasion_text": "x" * 201}, "occasion_text"),
    ],
)
def test_what_cannot_be_an_occasion_is_told_beside_its_field(cast: Cast, sent: dict[str, str], field: str) -> None:
    page = cast.browser("facilitator").post(reverse("occasion", args=[cast.workshop.pk]), sent)
    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]
    cast.workshop.refresh_from_db()
    assert cast.workshop.occasion == ""
