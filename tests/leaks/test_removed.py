"""Who is taken out, or signs out, is out: at once, in every process, and with whatever they have kept."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import httpx
import msgspec
import pytest

from realtime.socket import IDENTITY_SECONDS
from tests.leaks.people import Made
from tests.leaks.recorder import PATIENCE_SECONDS, Recorder
from tests.load import databases, servers
from tests.load.databases import Environment, Unavailable
from tests.load.servers import DAPHNE
from tests.serving import free_port

NO_RIGHT, SESSION_ENDED = 4003, 4001
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Served:
    """A workshop with its cast behind one process or two."""

    def __init__(self, origins: list[str], made: Made) -> None:
        self.here, self.there = origins[0], origins[-1]
        self.made = made

    def page(self, name: str, *, at: str) -> Recorder:
        """Somebody's page, which follows the session."""
        found = Recorder(name, origin=at, cookies=self.made.cookies[name])
        found.follow(self.made.session)
        found.until(lambda: found.all("can") or found.all("gone"))
        return found

    def press(self, name: str, *, page: str, ending: str) -> None:
        """Go to a page of the workshop, follow the link whose address ends so, and press the button there."""
        with httpx.Client(base_url=self.here, cookies=self.made.cookies[name], follow_redirects=True) as browser:
            library = browser.get("/").text
            workshop = re.search(r'href="(/w/[^/"]+/)"', library)
            assert workshop
            leads = re.search(f'href="([^"]+{ending})"', browser.get(workshop[1] + page).text)
            assert leads
            token = TOKEN.search(browser.get(leads[1]).text)
            assert token
            answer = browser.post(leads[1], data={"csrfmiddlewaretoken": token[1], "sure": "yes"})
            assert answer.status_code == 200

    def delete_workshop(self) -> None:
        """As the owner does it, who types the title."""
        with httpx.Client(base_url=self.here, cookies=self.made.cookies["owner"], follow_redirects=True) as browser:
            found = re.search(r'href="(/w/[^/"]+/)">([^<]+)</a>', browser.get("/").text)
            assert found
            token = TOKEN.search(browser.get(f"{found[1]}delete/").text)
            assert token
            answer = browser.post(f"{found[1]}delete/", data={"csrfmiddlewaretoken": token[1], "title": found[2]})
            assert "is deleted" in answer.text

    def remove_ben(self, facilitator: Recorder) -> None:
        facilitator.command(self.made.session, "remove_person", person=self.made.people["ben"])
        facilitator.until(lambda: facilitator.all("ack"))


@pytest.fixture
def served(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Served]:
    try:
        yield from _served(request.param, tmp_path)
    except Unavailable as reason:
        pytest.skip(str(reason))


def _served(how: str, folder: Path) -> Iterator[Served]:
    if how == "one process":
        yield from _serving({}, folder, processes=1)
        return
    with databases.cluster() as cluster:
        database = cluster.make("troupe")
        if how == "two processes":
            yield from _serving(database, folder, processes=2)
            return
        port = free_port()
        with databases.redis_on(port):
            yield from _serving({**database, "REDIS_URL": f"redis://127.0.0.1:{port}/0"}, folder, processes=2)


def _serving(database: Environment, folder: Path, *, processes: int) -> Iterator[Served]:
    environment = servers.installation(folder, environment={**database, "TROUPE_PRODUCTION": "0"})
    made = msgspec.json.decode(servers.filled(environment, "tests.leaks.making"), type=Made)
    with servers.serving(DAPHNE, environment=environment, processes=processes) as running:
        yield Served([f"http://127.0.0.1:{server.target.port}" for server in running], made)


@pytest.mark.parametrize("served", ["one process", "two processes", "two processes and Redis"], indirect=True)
def test_n3_o8_who_is_taken_out_is_hung_up_on_in_every_process_and_cannot_come_back(served: Served) -> None:
    """Their cookies would be looked at by themselves only long after this test has lost its patience."""
    assert PATIENCE_SECONDS < IDENTITY_SECONDS
    with (
        served.page("facilitator", at=served.here) as facilitator,
        served.page("ben", at=served.here) as ben,
        served.page("ben", at=served.there) as elsewhere,
        served.page("anna", at=served.there) as anna,
    ):
        served.remove_ben(facilitator)
        for one in (ben, elsewhere):
            one.until(lambda: False)
            assert one.close_code == SESSION_ENDED
            assert one.all("gone")
        taken_out = ["people", served.made.people["ben"], None]
        anna.until(lambda: any(taken_out in found["changes"] for found in anna.all("chg")))
        assert anna.close_code is None
    for origin in (served.here, served.there):
        with Recorder("ben", origin=origin, cookies=served.made.cookies["ben"]) as again:
            again.follow(served.made.session)
            again.until(lambda: False)
            assert (again.close_code, again.messages) == (NO_RIGHT, [])


@pytest.mark.parametrize("served", ["one process", "two processes", "two processes and Redis"], indirect=True)
def test_n3_who_runs_the_workshop_no_longer_is_sent_nothing_more_in_any_process(served: Served) -> None:
    """A co-facilitator is removed on a page, and looks at the console of every process."""
    with (
        served.page("co_facilitator", at=served.here) as here,
        served.page("co_facilitator", at=served.there) as there,
        served.page("facilitator", at=served.there) as facilitator,
    ):
        served.press("facilitator", page="staff/", ending=r"staff/\d+/remove/")
        for one in (here, there):
            one.until(partial(one.all, "gone"))
        heard = [len(here.all("chg")), len(there.all("chg"))]
        facilitator.command(served.made.session, "rename_workshop", title="What they are not to hear")
        facilitator.until(lambda: facilitator.all("ack"))
        for one in (here, there):
            one.command(served.made.session, "pause")
            one.until(partial(one.all, "no"))
            assert one.all("no")[0]["code"] == "absent"
        assert [len(here.all("chg")), len(there.all("chg"))] == heard


@pytest.mark.parametrize("served", ["one process", "two processes", "two processes and Redis"], indirect=True)
def test_r13_n9_a_deleted_workshop_is_gone_for_everybody_in_every_process(served: Served) -> None:
    """Guests are hung up on, since they were nobody but guests of it; what its facilitator still sends is absent."""
    with (
        served.page("facilitator", at=served.here) as here,
        served.page("facilitator", at=served.there) as there,
        served.page("anna", at=served.here) as anna,
        served.page("ben", at=served.there) as ben,
    ):
        served.delete_workshop()
        for one in (here, there):
            one.until(partial(one.all, "gone"))
            one.command(served.made.session, "rename_workshop", title="Too late")
            one.until(partial(one.all, "no"))
            assert one.all("no")[0]["code"] == "absent"
        for one in (anna, ben):
            one.until(lambda: False)
            assert one.close_code == SESSION_ENDED
    for origin in (served.here, served.there):
        with Recorder("anna", origin=origin, cookies=served.made.cookies["anna"]) as again:
            again.follow(served.made.session)
            again.until(lambda: False)
            assert (again.close_code, again.messages) == (NO_RIGHT, [])


@pytest.mark.parametrize("served", ["two processes"], indirect=True)
def test_o6_r5_what_somebody_who_is_out_once_said_is_of_no_use_to_others(served: Served) -> None:
    """A `sub` and a command that were overheard, said by somebody else; an actor's name in `hello`."""
    with served.page("stranger", at=served.there) as stranger:
        assert stranger.all("gone")[0]["code"] == "absent"
        stranger.command(served.made.session, "remove_person", person=served.made.people["ben"])
        stranger.until(lambda: stranger.all("no"))
        assert stranger.all("no")[0]["code"] == "absent"
        assert stranger.all("snap") == stranger.all("chg") == []
    cookies = served.made.cookies["stranger"]
    with Recorder("stranger", origin=served.there, cookies=cookies, as_=f"p:{served.made.people['ben']}") as liar:
        liar.until(lambda: False)
        assert (liar.close_code, liar.messages) == (NO_RIGHT, [])


@pytest.mark.parametrize("served", ["two processes"], indirect=True)
def test_o6_the_cookies_of_who_has_signed_out_are_nobodys(served: Served) -> None:
    cookies = served.made.cookies["facilitator"]
    with httpx.Client(base_url=served.here, cookies=cookies) as browser:
        found = TOKEN.search(browser.get("/", follow_redirects=True).text)
        assert found
        assert browser.post("/account/sign-out/", data={"csrfmiddlewaretoken": found[1]}).status_code == 302
    for origin in (served.here, served.there):
        with Recorder("facilitator", origin=origin, cookies=cookies) as again:
            again.until(lambda: False)
            assert (again.close_code, again.messages) == (NO_RIGHT, [])
