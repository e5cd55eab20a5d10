"""The overview: what is done and what is missing, in the order in which one does it, and a text to invite with."""

import re

from django.contrib.auth.hashers import make_password
from django.urls import reverse

from tests.workshop.cast import Cast
from workshop.models import Quote, StaffMembership, Workshop

START_MS = 1_824_622_200_000  # 25 October 2027, 9.30 in Berlin
DONE = "checklist__item--done"
INVITATION = re.compile(r'<troupe-copy class="invitation__whole" value="([^"]*)"')


def page(cast: Cast, *, by: str = "facilitator") -> str:
    return cast.browser(by).get(reverse("workshop", args=[cast.workshop.pk])).content.decode()


def preparations(cast: Cast, *, by: str = "facilitator") -> dict[str, bool]:
    """Each line of the list, in order, and whether it is ticked."""
    checklist = page(cast, by=by).split('class="list checklist"')[1].split("</section>")[0]
    lines = checklist.split("<li ")[1:]
    titles = [re.search(r"checklist__link[^>]*>([^<]+)<", line) for line in lines]
    return {title[1]: DONE in line for title, line in zip(titles, lines, strict=True) if title}


def invitation(cast: Cast) -> str:
    """What “Copy the invitation” puts on the clipboard."""
    found = INVITATION.search(page(cast))
    assert found
    return found[1]


def test_the_list_has_everything_in_the_order_in_which_it_is_done(cast: Cast) -> None:
    Quote.objects.filter(workshop=cast.workshop).delete()
    found = preparations(cast)
    assert list(found) == [
        "Agenda",
        "Pre-work",
        "Quotes",
        "The deck",
        "When it begins",
        "The call",
        "People",
        "Groups",
        "Your deputy",
    ]
    for missing in ("Quotes", "The deck", "When it begins", "The call"):
        assert not found[missing], missing


def test_what_is_done_is_ticked(cast: Cast) -> None:
    Workshop.objects.filter(pk=cast.workshop.pk).update(status="preparing")
    Quote.objects.create(workshop=cast.workshop, number=501, key="501", text="By half past seven my plan is dead.")
    cast.do("plan_start", starts_at=START_MS, time_zone="Europe/Berlin")
    cast.do("set_call", tool="Zoom", rooms="rooms", link="")
    found = preparations(cast)
    assert found["Quotes"] and found["The deck"] and found["When it begins"] and found["The call"]
    assert "for every group to sort" in page(cast)


def test_a_co_facilitator_stands_in_as_well_as_a_deputy(cast: Cast) -> None:
    assert preparations(cast)["Your deputy"]
    StaffMembership.objects.filter(workshop=cast.workshop, role="co_facilitator").delete()
    assert not preparations(cast)["Your deputy"]


def test_the_invitation_to_paste_says_when_where_and_what_is_needed(cast: Cast) -> None:
    assert "2027" not in invitation(cast)
    cast.do("plan_start", starts_at=START_MS, time_zone="Europe/Berlin")
    told = invitation(cast)
    assert told.startswith("Who plans?\n") and "2027" in told and "(Europe/Berlin)" in told
    assert reverse("join_code", args=[cast.workshop.join_code]) in told
    assert "passcode" not in told


def test_the_invitation_to_paste_never_holds_the_passcode(cast: Cast) -> None:
    Workshop.objects.filter(pk=cast.workshop.pk).update(passcode_hash=make_password("seven teapots"))
    told = invitation(cast)
    assert "passcode" in told and "teapots" not in told
