"""The page `docs/rights.md`: the table of `workshop/rights.py` in words, so that it can be read and never differs.

It says nothing that the table does not: a role, a condition or a capability without its words here fails.
"""

from collections import defaultdict
from collections.abc import Iterator

from realtime.kinds import all_kinds
from workshop.rights import CLOSED_AT_THE_END, TABLE, Capability, Role, When

INTRODUCTION = """\
# Who may do what

<!-- Made by `bin/manage rights > docs/rights.md` from workshop/rights.py and workshop/rights_page.py. -->

One table, kept as data in `workshop/rights.py`: pages, live commands, this page and the tests in `tests/rights/` read
it there. Whoever may not see a thing is answered as if it did not exist."""

ROLES: dict[Role, str] = {
    Role.OWNER: "the account that made the library, or was made its owner.",
    Role.FACILITATOR: "the account that made the workshop, or took this role over from it. There is always one.",
    Role.CO_FACILITATOR: "an account that helps to run one workshop.",
    Role.EDITOR: "an account that finishes a library's personas after the workshop.",
    Role.REVIEWER: "an account that is to comment on personas; until there are comments, a reader.",
    Role.READER: "an account that reads what a library has published.",
    Role.PARTICIPANT: "a guest of one workshop, known by a cookie; no account is involved.",
    Role.HOST: "a participant who keeps the time of the group that they are in.",
    Role.DEPUTY: "a participant who was named to stand in, while they have the controls.",
    Role.SCRIBE: "a participant whom staff has marked as one who also enters for people who have no device.",
    Role.OBSERVER: "a guest who came by the observers' code: sees, never changes anything, is counted nowhere.",
}

CONDITIONS: dict[When, str] = {
    When.ALWAYS: "in the library, or in the workshop, in which one has the role.",
    When.OWN_GROUP: "on the boards of one's own group and of the plenary.",
    When.RUNNING: "as before, between the start and the end of the workshop, and not on a locked board.",
    When.SET: "as before, and only where those who run the session let everybody do it.",
    When.AFTER_CLOSE: "once the workshop has ended, and not before.",
    When.SHOWN: "on the boards that the facilitator lets observers see: the plenary's, the groups', or all.",
}

COVERS: dict[Capability, str] = {
    Capability.MANAGE_LIBRARY: (
        "Make workshops in the library, and delete them; give it another name; invite its members by links, change "
        "what they are, remove them. Everybody else may leave; the last owner may not."
    ),
    Capability.READ_LIBRARY: (
        "Open the library's page: its packs, its members, and the workshops that one may open. "
        "Who runs one workshop reads the library that it belongs to, but lists only their own."
    ),
    Capability.MANAGE_WORKSHOP: (
        "Change what the workshop is: its title, its steps, whether one begins in silence, where groups present. "
        "Name co-facilitators and remove them. Rehearse it with simulated people, and wipe the rehearsal."
    ),
    Capability.HAND_OVER: "Offer the facilitator's role to a co-facilitator, and take the offer back.",
    Capability.TAKE_OVER: "Take the facilitator's role, if it is offered to oneself.",
    Capability.ADMIT: (
        "See and set the invitation; let people in from the lobby; put people on the roster; "
        "say who somebody is, call them something else, move them to another device; take somebody out; "
        "fetch the file that gives Zoom its rooms, with the e-mail addresses of those who are placed."
    ),
    Capability.RUN_SESSION: (
        "Start, move, pause and end the session; plan minutes; make groups, pin people "
        "to them and keep some apart, place people and name hosts; tell all "
        "something, show it, lock a board; show what was written in silence; let everybody remove what others wrote; "
        "say where the call is; run votes."
    ),
    Capability.KEEP_TIME: "Say that a group has arrived, and give it more time; hosts for their own group only.",
    Capability.TAKE_PART: (
        "Raise a hand, ask for help or more time, say that one is done; keep a group's time where nobody does; "
        "put something into the parking lot; as the deputy, take the controls when nobody runs the session."
    ),
    Capability.READ_SESSION: (
        "Open the workshop's pages, or its room: agenda, clock, people, groups; and the readout with what it shows."
    ),
    Capability.READ_BOARD: "Follow a board live. What is hidden on it stays hidden: see below.",
    Capability.SEE_TURNOUT: "See how many have voted, while the vote is open, and how many have written in silence.",
    Capability.WRITE: (
        "Sort, name and describe on a group's board, and fill its persona sheet; "
        "also change what others in the group have made there, and dissolve clusters."
    ),
    Capability.TIDY: "Remove a line that somebody else wrote, and begin a story anew.",
    Capability.RESTORE: "See what was removed from a board, by whom and when, and put it back.",
    Capability.VOTE: "Place dots; owners and those who run the session need not, and are counted apart.",
    Capability.ENTER_FOR_OTHERS: "Enter for named people who are in a room or on the phone. Nothing asks for it yet.",
    Capability.IMPORT_QUOTES: (
        "Bring quotes in, look through them with respondent, source and segment, take an import back, set the deck."
    ),
    Capability.EDIT_PREWORK: (
        "Fill the pre-work: links, files and texts with owner and period, findings with numbers; "
        "say what of it the readout shows."
    ),
    Capability.PIN_QUOTES: "Pin quotes at the readout. Who pinned what is shown to nobody else; staff see the counts.",
    Capability.EDIT_DRAFTS: "Choose candidates, and write the persona drafts.",
    Capability.LOCK_PACK: "Freeze the drafts into a numbered pack.",
    Capability.EXPORT_PUBLISHED: "Read the library's packs, and fetch their files.",
    Capability.SYSTEM: "What the server does by itself, such as letting somebody in. No socket can be the system.",
}

BEYOND = """\
## Beyond the table

- Who waits in the lobby is told to those alone who may let them in.
- Who is pinned to a group, or kept apart from whom, is told to those alone who run the session.
- An e-mail address of a participant is told to those alone who may let people in, and in the file for Zoom alone.
- An observer's words about what they are at are passed on to nobody.
- A ballot is sent to nobody but its owner, also not to those who run the session.
- What is written in silence is sent to nobody but who wrote it, also not to those who run the session, until they
  show it.
- A page that needs an account asks for signing in first, whether or not the thing exists.
- Rights are read again for every command, in the transaction that writes.
- Who is taken out, or moved to another group, loses in that moment what their open pages follow.
- An e-mail address of a member is shown to owners, and to nobody else.
- A link that invites is worth what whoever made it may still give: it dies when they lose that right.
- The link that `bin/run` prints signs in to the demo, as long as that server runs with that key.
- `/metrics` is there for whoever sends the token of `TROUPE_METRICS_TOKEN`, and for nobody while none is set. It tells
  of the process, not of anybody."""


def rights_page() -> str:
    """The whole page as Markdown, without the last line end."""
    return "\n\n".join((INTRODUCTION, *_roles(), _table(), *_conditions(), *_covers(), BEYOND))


def _roles() -> Iterator[str]:
    yield "## Roles\n\nAn account has the union of its roles. A role that is not in the table may do nothing."
    yield "\n".join(f"- **{name_of(role)}**: {ROLES[role]}" for role in Role)


def _table() -> str:
    lines = [["", *map(name_of, Role)], ["---"] * (len(Role) + 1)]
    lines += [[f"`{one}`", *(_cell(one, role) for role in Role)] for one in Capability]
    return "## The table\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(capability: Capability, role: Role) -> str:
    when = TABLE[capability].get(role)
    return "–" if when is None else "yes" if when is When.ALWAYS else when.value


def _conditions() -> Iterator[str]:
    names = {when: "yes" if when is When.ALWAYS else when.value for when in When}
    yield "\n".join(f"- *{names[when]}*: {CONDITIONS[when]}" for when in When)
    closed = ", ".join(f"`{one}`" for one in Capability if one in CLOSED_AT_THE_END)
    yield f"The end of a workshop takes {closed} from everybody who does not have it “{When.AFTER_CLOSE}”."


def _covers() -> Iterator[str]:
    commands = _commands()
    yield "## What each of them covers\n\nLive commands are named as `kind.command`; what is left is done on pages."
    for one in Capability:
        asked = ", ".join(f"`{name}`" for name in commands[one])
        yield f"**{one}**: {COVERS[one]}" + (f"\nCommands: {asked}." if asked else "")


def _commands() -> dict[Capability, list[str]]:
    """The live commands that ask for each capability, as `kind.command`."""
    found: dict[Capability, list[str]] = defaultdict(list)
    for kind in all_kinds():
        for command in kind.commands.values():
            found[Capability(command.needs)].append(f"{kind.name}.{command.name}")
    return {one: sorted(found[one]) for one in Capability}


def name_of(role: Role) -> str:
    """The role as one reads it."""
    return role.value.replace("_", "-")
