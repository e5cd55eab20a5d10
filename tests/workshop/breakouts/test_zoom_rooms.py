"""The file by which Zoom puts people into rooms: whoever is placed and has an e-mail; no spreadsheet runs it."""

import csv
import io

from django.urls import reverse

from tests.workshop.acts import Stage
from tests.workshop.acts.session import into
from tests.workshop.cast import Cast
from workshop.breakouts.zoom_rooms import HEADER
from workshop.models import Participant


def rows(cast: Cast, *, by: str = "facilitator") -> list[list[str]]:
    answer = cast.browser(by).get(reverse("call_assignment", args=[cast.workshop.pk]))
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == 'attachment; filename="zoom-rooms.csv"'
    return list(csv.reader(io.StringIO(answer.content.decode(), newline="")))


def reach(cast: Cast, **emails: str) -> None:
    for name, email in emails.items():
        Participant.objects.filter(pk=cast.guests[name].pk).update(email=email)


def people_page(cast: Cast, *, by: str) -> str:
    return cast.browser(by).get(reverse("people", args=[cast.workshop.pk])).content.decode()


def test_each_who_is_placed_and_known_has_a_row_with_the_room_as_the_list_names_it(cast: Cast) -> None:
    reach(cast, ben="ben@example.org", anna="anna@example.org", cleo="cleo@example.org", dora="dora@example.org")
    assert rows(cast, by="co_facilitator") == [
        list(HEADER),
        ["Room 1: Planners", "anna@example.org"],
        ["Room 1: Planners", "ben@example.org"],
        ["Room 2: Callers", "cleo@example.org"],
    ]
    assert HEADER == ("Pre-assign Room Name", "Email Address")


def test_it_follows_who_is_moved_and_what_a_group_is_called(cast: Cast) -> None:
    reach(cast, dora="dora@example.org")
    assert rows(cast) == [list(HEADER)]
    into("dora", "Callers").on(Stage(cast, cast.workshop.session))
    cast.do("rename_group", group=cast.groups["Callers"], name='The "=1+1", callers')
    assert rows(cast)[1:] == [['Room 2: The "=1+1", callers', "dora@example.org"]]


def test_nothing_in_it_is_a_formula(cast: Cast) -> None:
    reach(cast, anna="=cmd|x@example.org", ben="+49@example.org")
    assert [email for _room, email in rows(cast)[1:]] == ["'=cmd|x@example.org", "'+49@example.org"]


def test_the_people_page_offers_it_to_those_alone_who_let_people_in(cast: Cast) -> None:
    address = reverse("call_assignment", args=[cast.workshop.pk])
    page = people_page(cast, by="facilitator")
    assert f'assignment="{address}"' in page
    assert "has-addresses" not in page
    reach(cast, anna="anna@example.org")
    assert "has-addresses" in people_page(cast, by="co_facilitator")
    assert address not in people_page(cast, by="editor")
