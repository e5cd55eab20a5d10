"""What is hidden from whom: a text for each hidden thing, and the names of those who may hold it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.models import User

from tests.leaks.recorder import Recorder
from tests.rights.house import NEWCOMER, OBSERVER, WAITS_AS, House
from workshop.joining.guests import hash_token
from workshop.models import Library, Participant, Quote, Workshop
from workshop.prework.findings import add_finding, withdraw

NOBODY: frozenset[str] = frozenset()
STAFF = frozenset({"owner", "facilitator", "co_facilitator"})
EDITORS = frozenset({"owner", "facilitator", "editor"})
DOTS = {"anna": 17, "cleo": 13, "facilitator": 11}
"""How many each puts on the first candidate: figures that come from nowhere else."""
MEMBERS = STAFF | EDITORS | {"reader", "reviewer"}


@dataclass(frozen=True)
class Canary:
    """A hidden thing, as it would stand on the wire."""

    what: str
    text: str
    may: frozenset[str]

    def leaks(self, recorders: Iterable[Recorder]) -> list[str]:
        """What of it is where it must not be."""
        return [f"{one.name}: {self.what}" for one in recorders if one.name not in self.may and one.holds(self.text)]


PLANNERS_EARLY = Canary("a label of Planners, changed before the end", "canary-one-early", STAFF | {"anna", "ben"})
PLANNERS_WORD = Canary("what Anna is at on Planners' board", "canary-two-word", STAFF | {"ben"})
CALLERS = Canary("a label of Callers", "canary-three-callers", STAFF | {"cleo", "anna", "editor"})
PLANNERS_MOVED = Canary(
    "a label of Planners after Anna has left", "canary-four-moved", STAFF | {"ben", "dora", "editor"}
)
PLANNERS_KICKED = Canary(
    "a label of Planners after Ben was taken out", "canary-five-kicked", STAFF | {"dora", "editor"}
)
VOTE_WORD = Canary("what Anna is at in the vote", "canary-six-vote-word", NOBODY)
WATCHER_WORD = Canary("what Olga, who only watches, is at in the session", "canary-fifteen-watcher", NOBODY)
DRAFT = Canary("a line of a persona draft", "canary-seven-draft", EDITORS)
RESPONDENT = Canary("a respondent", "canary-eight-respondent", EDITORS)
SOURCE = Canary("a source of quotes", "canary-nine-source", EDITORS)
SEGMENT = Canary("a segment of respondents", "canary-ten-segment", EDITORS)
STRANGE = Canary("the title of a stranger's workshop", "canary-eleven-strange", frozenset({"stranger", "outsider"}))
STRANGE_PERSON = Canary("a guest of a stranger's workshop", "Outsider", frozenset({"stranger", "outsider"}))
STRANGE_LIBRARY = Canary("the name of a stranger's library", "canary-twelve-library", frozenset({"stranger"}))
LIBRARY = Canary("the name of the library", "canary-thirteen-library", MEMBERS)
WAITING = Canary("who waits in the lobby", WAITS_AS, STAFF | {"walter"})
SILENT_LINE = Canary("a line written in silence", "canary-fourteen-line", frozenset({"anna"}))
SILENT_SUMMARY = Canary("a summary written in silence", "canary-fifteen-summary", frozenset({"anna"}))
SILENT_NAME = Canary("a name proposed in silence", "canary-sixteen-name", frozenset({"anna"}))
SILENT_OTHER = Canary("a line that Cleo wrote in silence", "canary-seventeen-cleo", frozenset({"cleo"}))
SILENT_EARLY = Canary("what a line said before, in silence", "canary-eighteen-early", frozenset({"anna"}))
SILENT_GONE = Canary("a line written and removed in silence", "canary-nineteen-gone", frozenset({"anna"}))
SILENT_WORD = Canary("what Anna is at in silence", "canary-twenty-word", NOBODY)
WRITTEN = Canary("how many have written in silence", '"written"', STAFF)
PREPARING = STAFF | EDITORS
GUESTS = frozenset({"anna", "ben", "cleo", "dora"})
READOUT = Canary("what the readout shows", "canary-fourteen-readout", PREPARING | GUESTS)
PREWORK = Canary("an item that the readout does not show", "canary-fifteen-prework", PREPARING)
WITHDRAWN = Canary("a finding that was withdrawn", "canary-sixteen-withdrawn", PREPARING)
APART = Canary("who is kept apart from whom", '"aparts"', STAFF)
PINNED = Canary("who is pinned to a group", '"pins"', STAFF)
TURNOUT = Canary("how many have voted", '"voted":', STAFF)


def hide(house: House) -> None:
    """Put the canaries where rows hold what is hidden."""
    quotes = Quote.objects.filter(workshop__in=[house.workshop, house.held])
    quotes.update(respondent=RESPONDENT.text, source=SOURCE.text, segment=SEGMENT.text)
    house.workshop.prework.create(kind="deals", title="Shown", text=READOUT.text)
    house.workshop.prework.create(kind="deals", title="Kept", text=PREWORK.text, is_shown=False)
    withdraw(add_finding(house.item, {"text": WITHDRAWN.text}, actor=house.cast.accounts["facilitator"]))
    Workshop.objects.filter(pk=house.cast.strange.pk).update(title=STRANGE.text)
    Library.objects.filter(pk=house.cast.strange.library_id).update(name=STRANGE_LIBRARY.text)
    Library.objects.filter(pk=house.workshop.library_id).update(name=LIBRARY.text)
    for name, account in house.cast.accounts.items():
        User.objects.filter(pk=account.pk).update(username=_address(name), email=_address(name))


def of_rows(house: House) -> list[Canary]:
    """What stands in rows: how accounts are reached, what lets people in."""
    found = [Canary(f"the address of {name}", _address(name), _reach(name)) for name in house.cast.accounts]
    found.append(Canary("the hash of an invitation", hash_token(house.link), NOBODY))
    for workshop, may in ((house.workshop, STAFF), (house.cast.strange, frozenset({"stranger"}))):
        found.append(Canary(f"the code of {workshop.title}", workshop.join_code, may))
    email, token = "canary-roster@example.org", house.cast.cookies["walter"][1]
    Participant.objects.filter(pk=house.cast.guests["anna"].pk).update(email=email)
    found += [Canary("the address of somebody on the roster", email, STAFF), Canary("Walter's token", token, NOBODY)]
    house.workshop.refresh_from_db()
    found.append(Canary("the observers' code", str(house.workshop.observer_code), STAFF))
    found.append(Canary("Olga's token", house.cast.cookies["olga"][1], NOBODY))
    for name, token in house.cast.tokens.items():
        hashed = house.cast.guests[name].token_hash
        found += [Canary(f"the token of {name}", token, NOBODY), Canary(f"its hash of {name}", str(hashed), NOBODY)]
    return found


def of_sessions(cookies: Mapping[str, Mapping[str, str]]) -> list[Canary]:
    """The cookies of browsers: the server never says them again."""
    return [
        Canary(f"a cookie of {name}", value, NOBODY)
        for name, kept in cookies.items()
        for value in kept.values()
        if len(value) >= 20
    ]


def of_vote(item: UUID | str) -> list[Canary]:
    """Each ballot, by its dots on `item`: nobody's but its owner's, before and after the reveal."""
    return [Canary(f"the ballot of {name}", f'"{item}":{dots}', frozenset({name})) for name, dots in DOTS.items()]


def _reach(name: str) -> frozenset[str]:
    """Who may know how somebody is reached: the owner, of whoever is in the library or runs its workshop."""
    return frozenset({name}) if name in ("stranger", NEWCOMER) else frozenset({name, "owner"})


def _address(name: str) -> str:
    return f"canary-{name}@example.org"


SEEN = (
    PLANNERS_EARLY, PLANNERS_WORD, CALLERS, PLANNERS_MOVED, PLANNERS_KICKED, DRAFT, RESPONDENT, SOURCE, SEGMENT,
    STRANGE, STRANGE_PERSON, STRANGE_LIBRARY, LIBRARY, TURNOUT, WAITING, APART, PINNED,
    SILENT_LINE, SILENT_SUMMARY, SILENT_NAME, SILENT_OTHER, SILENT_EARLY, SILENT_GONE, WRITTEN,
    READOUT, PREWORK, WITHDRAWN,
)  # fmt: skip
"""Those that somebody does see: what nobody ever meets would prove nothing."""
PUBLISHED = (DRAFT, SOURCE, SEGMENT)
"""What a pack tells the readers of its library."""
REVEALED = {
    SILENT_LINE: frozenset({"anna", "cleo", "editor"}),
    SILENT_OTHER: frozenset({"anna", "cleo", "editor"}),
    SILENT_NAME: frozenset({"anna", "cleo", "editor"}),
    SILENT_SUMMARY: frozenset({"anna", "cleo", "dora", "editor", OBSERVER}),
}
"""Who else than staff may hold it when it is shown: the group, and of what stands in the vote everybody in the room."""
FIXED = (*SEEN, VOTE_WORD, WATCHER_WORD, SILENT_WORD)
