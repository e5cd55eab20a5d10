"""The roster: by hand and from lists, shown before it is written, and the same list twice adds nobody."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from realtime.engine import engine
from tests.workshop.cast import Cast
from tests.workshop.quotes.workbooks import workbook
from workshop.joining.guests import PEOPLE_MOST
from workshop.joining.roster.reading import guess, people_in, read_sheet
from workshop.joining.roster.values import Expected
from workshop.models import Participant

LIST = (
    "Name;Function;Meets customers;E-mail\n"
    "Zoë Quist;Sales;yes;zoe@example.org\n"
    "Erik;Customer Success;no;\n"
    "  ;Design;;\n"
    "Maja;wizard;perhaps;not an address\n"
    "ZOË QUIST;Support;;\n"
)


def post(cast: Cast, sent: dict[str, Any]) -> Any:
    return cast.browser("co_facilitator").post(reverse("roster", args=[cast.workshop.pk]), sent)


def upload(cast: Cast, content: bytes) -> Any:
    return post(cast, {"way": "list", "file": SimpleUploadedFile("people.csv", content), "text": ""})


def write(cast: Cast, shown: Any, **other: str) -> Any:
    """Press the button of a preview."""
    columns = {field.name: field.value() or "" for field in shown.context["form"]}
    return post(cast, {"way": "columns", "sheet": shown.context["sheet"], **columns, "action": "write", **other})


def names(cast: Cast) -> list[str]:
    return list(Participant.objects.filter(workshop=cast.workshop).values_list("name", flat=True))


def mirrored(cast: Cast) -> dict[str, Any]:
    found: dict[str, Any] = engine.read(cast.workshop.session)["people"]
    return {person.name: person for person in found.values()}


def test_one_person_is_expected_until_they_come_by_that_name(cast: Cast, client: Client) -> None:
    typed = {"name": " Zoë  Quist", "function": "sales", "meets_customers": "yes", "email": "zoe@example.org"}
    assert post(cast, typed).status_code == 302
    assert not mirrored(cast)["Zoë Quist"].joined
    client.post(reverse("join_code", args=[cast.workshop.join_code]), {"name": "zoë quist"})
    zoe = mirrored(cast)["Zoë Quist"]
    assert (zoe.joined, zoe.function, zoe.meets_customers) == (True, "sales", True)


def test_a_list_is_shown_with_what_is_wrong_before_anything_is_written(cast: Cast) -> None:
    before = names(cast)
    shown = upload(cast, LIST.encode())
    assert [(row["row"], row["person"]) for row in shown.context["rows"]] == [
        (2, Expected("Zoë Quist", "sales", True, "zoe@example.org")),
        (3, Expected("Erik", "customer_success", False)),
        (5, Expected("Maja")),
    ]
    told = [(one.row, one.left_out, str(one.text)) for one in shown.context["problems"]]
    assert [(row, left_out) for row, left_out, _text in told] == [
        (4, True),
        (5, False),
        (5, False),
        (5, False),
        (6, True),
    ]
    assert "no name" in told[0][2] and "wizard" in told[1][2] and "perhaps" in told[2][2]
    assert "not an address" in told[3][2] and "row 2 already" in told[4][2]
    assert names(cast) == before


def test_the_same_list_again_adds_nobody_and_more_is_learnt_of_who_is_there(cast: Cast) -> None:
    shown = upload(cast, LIST.encode())
    assert write(cast, shown)["Location"] == reverse("people", args=[cast.workshop.pk])
    once = names(cast)
    assert {"Zoë Quist", "Erik", "Maja"} <= set(once)
    assert mirrored(cast)["Erik"].function == "customer_success"
    again = upload(cast, LIST.replace("Maja;wizard;perhaps", "Maja;Data;yes").encode("utf-16"))
    assert (again.context["new"], again.context["known"]) == (0, 3)
    write(cast, again)
    assert names(cast) == once
    assert (mirrored(cast)["Maja"].function, mirrored(cast)["Maja"].meets_customers) == ("data", True)


def test_what_people_have_said_of_themselves_is_not_overwritten(cast: Cast) -> None:
    cast.do("describe_person", person=str(cast.guests["anna"].pk), function="support", meets_customers=None)
    write(cast, upload(cast, b"name,function,meets customers\nanna,sales,yes\n"))
    anna = Participant.objects.get(pk=cast.guests["anna"].pk)
    assert (anna.name, anna.function, anna.meets_customers) == ("Anna", "support", True)


def test_an_address_is_kept_beside_the_person_and_told_to_no_document(cast: Cast) -> None:
    write(cast, upload(cast, LIST.encode()))
    assert Participant.objects.get(name="Zoë Quist").email == "zoe@example.org"
    assert "zoe@example.org" not in repr(engine.read(cast.workshop.session))


def test_columns_can_be_chosen_otherwise(cast: Cast) -> None:
    shown = upload(cast, b"Nick;Real person;Area\nZo;Zoe Quist;Data\n")
    looked = write(cast, shown, name="1", function="2", action="look")
    assert [row["person"] for row in looked.context["rows"]] == [Expected("Zoe Quist", "data")]
    wrong = write(cast, shown, name="7")
    assert wrong.status_code == 422
    assert "Zoe Quist" not in names(cast)


@pytest.mark.parametrize(
    ("content", "people"),
    [
        (b"Zoe\nErik\n", [Expected("Zoe"), Expected("Erik")]),
        (b"Zoe, sales, yes\nErik, design, no\n", [Expected("Zoe", "sales", True), Expected("Erik", "design", False)]),
        (b"Vorname\tNachname\nZoe\tQuist\n", [Expected("Zoe Quist")]),
        ("Name,Rolle\nJürgen,Vertrieb\n".encode("cp1252"), [Expected("Jürgen")]),
        (workbook(["Name", "Function"], ["Zoe", "Engineering"]), [Expected("Zoe", "engineering")]),
    ],
)
def test_lists_of_many_makes_are_understood(content: bytes, people: list[Expected]) -> None:
    sheet = read_sheet(content)
    found, _problems = people_in(sheet, guess(sheet))
    assert [person for _row, person in found] == people


@pytest.mark.parametrize(
    ("sent", "field", "said"),
    [
        ({"text": " \n "}, "text", "Choose a file"),
        ({"file": SimpleUploadedFile("a.pdf", b"%PDF-1.7 x")}, "file", "This is a PDF"),
        ({"text": "\n".join(f"P{number}" for number in range(PEOPLE_MOST + 1))}, "text", "more than 500 rows"),
    ],
)
def test_what_is_no_list_is_refused_beside_its_field(cast: Cast, sent: dict[str, Any], field: str, said: str) -> None:
    answer = post(cast, {"way": "list", "text": "", **sent})
    assert answer.status_code == 422
    assert said in answer.context["listed"].errors[field][0]


def test_a_wrong_person_is_told_beside_the_field_and_stays_typed(cast: Cast) -> None:
    typed = {"name": "\u200b", "function": "wizard", "meets_customers": "", "email": "zoe"}
    answer = post(cast, typed)
    assert answer.status_code == 422
    assert set(answer.context["person"].errors) == {"name", "function", "email"}
    assert answer.context["person"]["email"].value() == "zoe"


@pytest.mark.parametrize("sheet", ["", "{}", '{"header":[],"rows":[[1,["%s"]]]}' % ("x" * 400), "[" * 2000])
def test_a_list_that_did_not_come_back_whole_is_asked_for_again(cast: Cast, sheet: str) -> None:
    before = names(cast)
    answer = post(cast, {"way": "columns", "sheet": sheet, "name": "0", "action": "write"})
    assert answer["Location"] == reverse("roster", args=[cast.workshop.pk])
    assert names(cast) == before


def test_a_roster_beyond_what_a_workshop_holds_is_refused_whole(cast: Cast) -> None:
    before = names(cast)
    text = "\n".join(f"Person {number}" for number in range(PEOPLE_MOST))
    answer = write(cast, post(cast, {"way": "list", "text": text}))
    assert answer.status_code == 422
    assert "more people than a workshop holds" in answer.content.decode()
    assert names(cast) == before
