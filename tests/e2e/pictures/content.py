"""What is said, sorted, written and voted in the pictures. The quotes are those of the demo, by their numbers."""

from dataclasses import dataclass

from playwright.sync_api import FilePayload

FIRST_GROUP = ("Carla Mendes", "Farid Haddad", "Anna Lindqvist")
SECOND_GROUP = ("Ben Okafor", "Elena Rossi")

RITA, NORA, VERA, INES = (
    "Rita puts out fires",
    "Nora keeps it all in her head",
    "Vera answers for the figures",
    "Ines says “between eight and four”",
)
PASSWORD = "curtain-call-2025"
GUS, MILO = "Gus plans at the kitchen table", "Milo works where there is no signal"


@dataclass(frozen=True)
class Pile:
    """A cluster: its name, what its quotes have in common, and their numbers."""

    name: str
    description: str
    quotes: tuple[int, ...]


@dataclass(frozen=True)
class Statement:
    """A line of a sheet with the numbers of the quotes that it rests on; without any it is an assumption."""

    field: str
    text: str
    quotes: tuple[int, ...]


FIRST_PILES = (
    Pile(
        RITA, "Works by the minute. What takes longer than a phone call loses against the phone.", (1, 2, 4, 5, 7, 12)
    ),
    Pile(NORA, "Everything that matters is written nowhere but in a person.", (3, 11, 14, 46, 60)),
    Pile(VERA, "Must explain figures that others were meant to enter.", (45, 48, 49, 51, 53)),
    Pile(INES, "Stands between the plan and the people who wait for it.", (20, 26, 57, 58)),
)
SECOND_PILES = (
    Pile(GUS, "Buys what the crew understands the next morning, and nothing else.", (16, 17, 18, 21, 24)),
    Pile(MILO, "Does the work twice, because the app was not there when he was.", (31, 34, 35, 38, 44)),
)

SUMMARY, GOALS, OBSTACLES, TRIGGERS, OTHERS = (
    "In one line",
    "What they must achieve",
    "What stops them",
    "What starts the search",
    "Who else decides",
)

RITAS_SHEET = (
    Statement(
        SUMMARY,
        "Steers eighty technicians by phone and memory, and needs the next free person, not a calendar.",
        (1, 2),
    ),
    Statement(GOALS, "Have every broken promise of the morning planned again before eight.", (1, 7)),
    Statement(GOALS, "Hand the board over to the next shift without a phone call.", (15,)),
    Statement(OBSTACLES, "Redrawing the board takes longer than answering the phone.", (4,)),
    Statement(OBSTACLES, "Suggestions come in the one hour in which nobody can look at them.", (5, 9)),
    Statement(TRIGGERS, "Somebody was sent whose certificate had expired.", (13,)),
    Statement(TRIGGERS, "A second region is added, and the phone can no longer carry it.", ()),
    Statement(OTHERS, "The operations manager, who answers for the utilisation.", (45, 46)),
)
GUSS_SHEET = (
    Statement(SUMMARY, "Runs a firm of six from the van, and plans the week on Sunday evening.", (16,)),
    Statement(GOALS, "Send the invoice on the day on which the job is done.", (21,)),
    Statement(OBSTACLES, "A day of training is a day of money lost.", (17,)),
    Statement(OBSTACLES, "What needs two hands does not happen at all.", (18,)),
    Statement(TRIGGERS, "The crew doubles, and nobody knows any more who is where.", (22,)),
    Statement(OTHERS, "The accountant: without a fitting export it is over.", (25,)),
)

BALLOTS = {
    "Carla Mendes": {RITA: 3, NORA: 1, INES: 1},
    "Farid Haddad": {RITA: 2, MILO: 2, GUS: 1},
    "Anna Lindqvist": {GUS: 2, RITA: 2, VERA: 1},
    "Ben Okafor": {GUS: 3, MILO: 1, NORA: 1},
    "Elena Rossi": {MILO: 2, RITA: 1, NORA: 2},
}

_SURVEY_ROWS = (
    "Started;Respondent;Role;Company size;What is the hardest hour of your day?;What have you built for yourself?",
    "2025-03-04 08:12;S-014;Dispatcher;80;Between seven and eight. Everybody rings, and nobody has read the plan.;"
    "A list on paper, next to the keyboard.",
    "2025-03-04 09:40;S-015;Owner;6;Sunday evening. The week is planned before it has begun.;",
    "2025-03-04 11:03;S-016;Technician;140;The last one: typing what I wrote on cardboard in the morning.;"
    "Photos of every type plate, on my own phone.",
    "2025-03-05 07:55;S-017;Dispatcher;35;After the night shift, when I must tell the next one what I know.;"
    "A notebook. It is my third.",
    "2025-03-05 16:20;S-018;Office administrator;25;Friday afternoon. Hours, parts and jobs never agree.;"
    "A spreadsheet in four colours.",
)
SURVEY: FilePayload = {
    "name": "spring-survey.csv",
    "mimeType": "text/csv",
    "buffer": "\n".join(_SURVEY_ROWS).encode(),
}
