"""A workshop that people can come to, made by somebody who has an account already."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import expect

from tests.e2e.acts import posting, running
from tests.e2e.people import Person

Invite = Callable[..., Person]

TITLE = "Who schedules the day?"
SORTING, DRAFTING, VOTING = "Sort the quotes", "Draft one persona", "Vote, next steps"
TELLING = "Tell a Monday morning"
QUOTES = (
    "By half past seven my plan is dead.",
    "I keep a paper list next to the keyboard.",
    "In nine seconds I have answered the phone.",
    "Nobody thanks you when a day goes well.",
    "I plan the week on Sunday evening.",
    "A day of training is a day of money lost.",
    "If I cannot move a job with my thumb, I will not move it.",
    "The app logs me out in every second cellar.",
    "I document the same repair three times.",
    "My accountant decides more about this than I do.",
)


@dataclass(frozen=True)
class Room:
    """A workshop and its facilitator, who has the console open; people come in by `link`."""

    facilitator: Person
    workshop: str
    link: str
    invite: Invite

    def come(self, name: str, *, device: str = "desk") -> Person:
        """Somebody comes in under this name."""
        person = self.invite(name, device=device)
        running.come_in(person, link=self.link)
        return person

    def go_to(self, step: str) -> None:
        """Bring everybody to a step; the first time, start."""
        running.go_to(self.facilitator, step=step)


def open_room(
    facilitator: Person,
    *,
    invite: Invite,
    quotes: tuple[str, ...] = QUOTES,
    step: str | None = None,
    workshop: str | None = None,
) -> Room:
    """Make a workshop, or take one that is there, with pasted quotes, and bring it to a step."""
    workshop = workshop or posting.make_workshop(facilitator, title=TITLE)
    link = posting.invitation(facilitator, workshop=workshop)
    posting.paste_quotes(facilitator, workshop=workshop, text="\n".join(quotes))
    room = Room(facilitator, workshop, link, invite)
    facilitator.page.goto(f"{workshop}console/")
    expect(facilitator.page.locator("#now-title")).to_be_visible()
    if step is not None:
        room.go_to(step)
    return room
