"""One day of a workshop: everything hidden is somewhere, and everybody follows everything that they can name."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from uuid import UUID, uuid4

from django.urls import reverse

from personas.packs import lock
from realtime.models import Document
from tests.leaks import canaries
from tests.leaks.canaries import DOTS, Canary
from tests.leaks.recorder import Recorder
from tests.rights.house import ANONYMOUS, OBSERVER, ROLES, House
from tests.rights.pages import PAGES, address
from tests.workshop.acts import Stage
from tests.workshop.acts.boards import board_at
from tests.workshop.acts.session import at_step, go, of_person
from tests.workshop.acts.session_planning import parted, pinned

SIGNED_OUT = "signed out"
PEOPLE = (*ROLES, "ben", "cleo", SIGNED_OUT)
NOT_OPENED = {"join_code", "join_calendar", "membership_link"}
"""Their own address is what lets in, and whoever opens it has that already."""


@dataclass
class Day:
    """The house, whoever is in it, and what must not be where."""

    house: House
    recorders: dict[str, Recorder]
    hidden: list[Canary]
    followed: set[UUID] = field(default_factory=set)

    @property
    def session(self) -> Stage:
        return Stage(self.house.cast, self.house.workshop.session)

    def follow_everything(self) -> None:
        """Everybody asks for every document that there is, also for those that they were refused."""
        for recorder in self.recorders.values():
            for document in Document.objects.values_list("pk", flat=True):
                recorder.follow(document)
        self.settle()

    def settle(self) -> None:
        for recorder in self.recorders.values():
            recorder.catch_up()

    def open_everything(self) -> None:
        """Everybody opens every address of the product, and those of the stranger's workshop."""
        for name, page in PAGES.items():
            if page.reads and name not in NOT_OPENED:
                self._open(address(name, self.house))
        for format in ("json", "csv"):
            self._open(reverse("pack_export", args=[self.house.pack.pk, format]))
        strange = self.house.cast.strange
        self._open(reverse("library", args=[strange.library_id]))
        for name in ("workshop", "agenda", "people", "console", "room", "quotes", "prework", "readout"):
            self._open(reverse(name, args=[strange.pk]))

    def open_board(self, board: UUID) -> None:
        """What pages tell of a board: its tray, and the candidates that it brings forth."""
        self._open(reverse("tray", args=[self.house.workshop.pk, board]))
        self._open(reverse("personas", args=[self.house.workshop.pk]))

    def _open(self, url: str) -> None:
        for recorder in self.recorders.values():
            assert recorder.get(url) < 500, (url, recorder.name)

    def leaks(self) -> list[str]:
        return [leak for one in self.hidden for leak in one.leaks(self.recorders.values())]

    def never_seen(self) -> list[str]:
        """The canaries that nobody at all was sent, though some may."""
        recorders = self.recorders.values()
        return [one.what for one in canaries.SEEN if not any(recorder.holds(one.text) for recorder in recorders)]


@contextmanager
def day(house: House, *, origin: str) -> Iterator[Day]:
    """The morning of that day: everybody has come."""
    canaries.hide(house)
    cookies = {name: dict(_cookies(house, name)) for name in PEOPLE}
    with ExitStack() as stack:
        recorders = {
            name: stack.enter_context(Recorder(name, origin=origin, cookies=kept)) for name, kept in cookies.items()
        }
        hidden = [*canaries.FIXED, *canaries.of_rows(house), *canaries.of_sessions(cookies)]
        yield Day(house, recorders, hidden)


def _cookies(house: House, name: str) -> Mapping[str, str]:
    browser = house.cast.browser("owner" if name == SIGNED_OUT else name)
    kept = {key: morsel.value for key, morsel in browser.cookies.items()}
    if name == SIGNED_OUT:
        browser.logout()
    return {} if name == ANONYMOUS else kept


def sort(day: Day) -> None:
    """Two groups sort; Anna goes over to the other one, Ben is taken out, Dora comes in his place.

    The others go on at once, before those who lost something could ask for it again.
    """
    session, cast = day.session, day.house.cast
    for wished in (parted("anna", "ben"), pinned("cleo", "Callers")):
        session.do("wish", wished(session), by="facilitator")
    go("clustering").on(session)
    planners, callers = (board_at(cast, "clustering", group=group) for group in ("Planners", "Callers"))
    day.follow_everything()
    early = str(uuid4())
    _pile(planners, canaries.PLANNERS_EARLY.text, by="anna", id=early)
    _pile(callers, canaries.CALLERS.text, by="cleo")
    for board, by in ((planners, "anna"), (callers, "cleo")):
        _pile(board, f"A candidate of {by}", by=by, card=next(iter(board.records()["cards"])))
    day.recorders[OBSERVER].say(t="eph", doc=session.document, data={"text": canaries.WATCHER_WORD.text})
    day.recorders["anna"].say(t="eph", doc=planners.document, data={"text": canaries.PLANNERS_WORD.text})
    day.recorders["ben"].until(lambda: day.recorders["ben"].holds(canaries.PLANNERS_WORD.text))
    day.settle()
    session.do("place_person", of_person("anna", group=cast.groups["Callers"])(session), by="facilitator")
    _pile(planners, canaries.PLANNERS_MOVED.text, by="ben")
    planners.do("label_cluster", {"cluster": early, "label": "Another", "was": canaries.PLANNERS_EARLY.text}, by="ben")
    day.follow_everything()
    session.do("remove_person", of_person("ben")(session), by="facilitator")
    session.do("place_person", of_person("dora", group=cast.groups["Planners"])(session), by="facilitator")
    _pile(planners, canaries.PLANNERS_KICKED.text, by="dora")
    day.follow_everything()


def write_in_silence(day: Day) -> None:
    """Anna and Cleo write on the sheet of Callers, each for herself; the room looks at the vote meanwhile.

    Everybody asks anew for all that there is, also with a number that they hold, and for what it should come to.
    """
    session, cast = day.session, day.house.cast
    session.do("contribute", at_step("sheet", silent=True)(session), by="facilitator")
    go("sheet").on(session)
    board, line = board_at(cast, "sheet", group="Callers"), str(uuid4())
    day.follow_everything()
    _line(board, canaries.SILENT_EARLY.text, by="anna", id=line)
    board.do("edit_line", {"line": line, "text": canaries.SILENT_LINE.text, "was": canaries.SILENT_EARLY.text})
    _line(board, canaries.SILENT_SUMMARY.text, by="anna", field="summary")
    _line(board, canaries.SILENT_OTHER.text, by="cleo")
    board.do("name_persona", {"name": canaries.SILENT_NAME.text, "was": ""})
    _line(board, "taken back", by="anna")
    board.undo(by="anna")
    gone = _line(board, canaries.SILENT_GONE.text, by="anna")
    board.do("remove_line", {"line": gone})
    day.recorders["anna"].say(t="eph", doc=board.document, data={"text": canaries.SILENT_WORD.text})
    go("vote").on(session)
    day.follow_everything()
    for recorder in day.recorders.values():
        recorder.say(t="sum", doc=board.document)
        recorder.say(t="sub", doc=board.document, after=1)
    day.settle()
    day.open_board(board.document)


def reveal(day: Day) -> None:
    """What was written in silence is shown to the group; what was said before and what was removed stays unseen."""
    session = day.session
    go("sheet").on(session)
    wider = {one.what: one.may | canaries.STAFF | more for one, more in canaries.REVEALED.items()}
    day.hidden = [replace(one, may=wider.get(one.what, one.may)) for one in day.hidden]
    session.do("reveal_step", at_step("sheet")(session), by="facilitator")
    day.follow_everything()
    day.open_board(board_at(day.house.cast, "sheet", group="Callers").document)


def vote(day: Day) -> None:
    """Everybody votes in secret, and the result is shown."""
    session = day.session
    go("vote").on(session)
    board = board_at(day.house.cast, "vote", group=None)
    item = next(iter(board.records()["items"]))
    day.hidden += canaries.of_vote(item)
    day.follow_everything()
    board.do("set_budget", {"budget": 20, "cap": 20}, by="facilitator")
    for name, dots in DOTS.items():
        board.do("place_dots", {"item": item, "dots": dots - 1}, by=name)
        board.do("place_dots", {"item": item, "dots": dots}, by=name)
    day.recorders["anna"].say(t="eph", doc=board.document, data={"text": canaries.VOTE_WORD.text})
    day.settle()
    board.do("reveal", by="facilitator")
    day.follow_everything()


def finish(day: Day) -> None:
    """An editor writes in a draft of the workshop that was held, and this workshop ends."""
    draft = Stage(day.house.cast, day.house.persona.draft)
    line = {"line": str(uuid4()), "field": "goals", "text": canaries.DRAFT.text}
    draft.do("add_line", line, by="editor")
    day.session.do("end_session", by="facilitator")
    day.follow_everything()


def publish(day: Day) -> None:
    """A pack is made of the drafts: by now more people may read what is in it, but no respondent's name."""
    day.house.pack = lock(workshop=day.house.held, actor=day.house.cast.accounts["facilitator"])
    public = canaries.PUBLISHED
    day.hidden = [replace(one, may=one.may | canaries.MEMBERS) if one in public else one for one in day.hidden]


def _line(board: Stage, text: str, *, by: str, id: str | None = None, field: str = "goals") -> str:
    line = id or str(uuid4())
    board.do("add_line", {"line": line, "field": field, "text": text}, by=by)
    return line


def _pile(board: Stage, label: str, *, by: str, id: str | None = None, card: str | None = None) -> None:
    """A labelled cluster; without a card it is no candidate of the vote, which everybody may read."""
    board.do("make_cluster", {"cluster": id or str(uuid4()), "label": label, "cards": [card] if card else []}, by=by)
