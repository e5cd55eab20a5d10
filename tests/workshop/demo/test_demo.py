"""The demo: made once, complete, and entered by its links only while there is a key."""

from collections import Counter
from collections.abc import Iterator
from io import StringIO

import pytest
from django.conf import LazySettings
from django.core.management import call_command
from django.test import Client

from realtime.engine import engine
from workshop.demo import content
from workshop.demo.making import make_demo
from workshop.models import Participant, Quote, Workshop
from workshop.session.records import Group, Person, Step

KEY = "a-key-of-this-start"


@pytest.fixture
def demo(transactional_db: None) -> Iterator[Workshop]:
    """The engine writes on its own connection, so these tests commit."""
    yield make_demo()
    engine.writer.forget()
    engine.writer.stop(timeout_seconds=10)


def test_the_workshop_is_prepared_and_a_second_making_changes_nothing(demo: Workshop) -> None:
    assert (demo.library.name, demo.title) == (content.LIBRARY, content.WORKSHOP)
    assert make_demo() == demo
    assert Quote.objects.count() == 60
    assert Participant.objects.count() == len(content.ROSTER)
    records = engine.read(demo.session)
    assert len(records[Step.collection]) == 8
    assert len(records[Group.collection]) == 2
    assert len(records[Person.collection]) == len(content.ROSTER)


def test_sixty_whole_sentences_come_from_twelve_people_and_several_sources(demo: Workshop) -> None:
    spoken = Counter(Quote.objects.values_list("respondent", flat=True))
    assert len(spoken) == 12
    assert all(4 <= quotes <= 6 for quotes in spoken.values())
    assert Quote.objects.values("source").distinct().count() == 5
    assert Quote.objects.values("segment").distinct().count() == 6
    assert all(
        text[0].isupper() and text.endswith((".", "!", "?")) for text in Quote.objects.values_list("text", flat=True)
    )


def test_both_groups_have_people_who_meet_customers(demo: Workshop) -> None:
    for group in demo.breakouts.all():
        assert group.participants.filter(meets_customers=True).count() == 3
        assert group.participants.count() == 5


def test_a_changed_demo_is_left_as_it_is(demo: Workshop) -> None:
    demo.quotes.all().delete()
    Workshop.objects.update(title="Ours now", status=Workshop.Status.RUNNING)
    assert make_demo().title == "Ours now"
    assert not Quote.objects.exists()


def test_the_command_prints_three_links_that_work(demo: Workshop, client: Client, settings: LazySettings) -> None:
    settings.DEMO_KEY = KEY
    printed = StringIO()
    call_command("demo", links=True, origin="http://testserver/", stdout=printed)
    lines = [line.split() for line in printed.getvalue().splitlines()]
    assert [label for label, _ in lines] == ["Facilitator", "Participant", "Library"]
    assert len({line.index("http") for line in printed.getvalue().splitlines()}) == 1
    links = {label: link.removeprefix("http://testserver") for label, link in lines}
    assert client.get(links["Facilitator"])["Location"] == f"/w/{demo.pk}/console/"
    assert client.session["_auth_user_id"] == str(demo.staff.get().user_id)
    assert client.get(links["Library"])["Location"] == f"/library/{demo.library_id}/"
    assert links["Participant"] == f"/join/{demo.join_code}/"


@pytest.mark.parametrize(
    ("configured", "role", "key"),
    [
        ("", "facilitator", "x"),
        (KEY, "facilitator", "another-key"),
        (KEY, "facilitator", KEY[:-1]),
        (KEY, "owner", KEY),
    ],
)
def test_anything_else_is_absent_and_signs_nobody_in(
    demo: Workshop, client: Client, settings: LazySettings, configured: str, role: str, key: str
) -> None:
    settings.DEMO_KEY = configured
    assert client.get(f"/demo/{role}/{key}/").status_code == 404
    assert "_auth_user_id" not in client.session


def test_without_a_demo_the_links_are_absent(db: None, client: Client, settings: LazySettings) -> None:
    settings.DEMO_KEY = KEY
    assert client.get(f"/demo/facilitator/{KEY}/").status_code == 404
