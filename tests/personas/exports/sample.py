"""A realistic pack, three personas for field-service scheduling, and what packs are made of. No database."""

import csv
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

Json = dict[str, Any]
LABELS = {
    "summary": "In one line",
    "goals": "What they must achieve",
    "obstacles": "What stops them",
    "triggers": "What starts the search",
    "others": "Who else decides",
}
QUOTES_FILE = Path(__file__).with_name("sample_quotes.csv")
"""Words of field service people that nobody said, with the number that each had in the deck."""
QUOTES = {int(row["number"]): row for row in csv.DictReader(QUOTES_FILE.read_text("utf-8").splitlines())}
Said = tuple[str, list[int]]
"""A line with the numbers of the quotes it rests on; none makes it an assumption."""


def sample_pack() -> Json:
    """The pack of a real-looking workshop: three personas, one field left empty, a few assumptions."""
    return pack_of(
        [
            persona("Petra the Firefighter", rank="primary", dots=17, voters=9, respondents=4, **PETRA),
            persona(
                "Ingrid, Answerable for the Whole Board", rank="secondary", dots=11, voters=7, respondents=3, **INGRID
            ),
            persona("Tom on the Kitchen Table", rank=None, dots=6, voters=5, respondents=3, **TOM),
        ]
    )


def pack_of(personas: list[Json], *, title: str = "Persona Pack v1.0 – November 2026", **changes: Any) -> Json:
    """A pack with these personas."""
    pack: Json = {
        "format": "troupe-pack",
        "version": 1,
        "title": title,
        "number": "1.0",
        "locked_at": "2026-11-24T10:00:00Z",
        "library": {"id": id_of("library"), "name": "Field Service Cloud"},
        "workshop": {
            "id": id_of("workshop"),
            "title": "Who schedules the day?",
            "held_on": "2026-11-12",
            "participants": 12,
        },
        "personas": personas,
        "sources": {"quotes_imported": 214, "quotes_dealt": 60, "respondents": 12},
    }
    return {**pack, **changes}


def persona(
    name: str, *, fields: dict[str, list[Said]], whole: dict[str, list[int]], rank: str | None = None, **counts: int
) -> Json:
    """A persona whose lines are `fields`; `whole` names quotes that support a field as a whole."""
    lines = [line for said in fields.values() for line in said]
    numbers = sorted(
        {number for _text, marks in lines for number in marks} | {n for marks in whole.values() for n in marks}
    )
    has_votes = "dots" in counts
    return {
        "id": id_of(name),
        "name": name,
        "summary": fields["summary"][0][0] if fields.get("summary") else "",
        "rank": rank,
        "votes": {"dots": counts["dots"], "voters": counts["voters"]} if has_votes else None,
        "fields": [field(id, said=fields.get(id, []), whole=whole.get(id, [])) for id in LABELS],
        "quotes": [quote(number) for number in numbers],
        "evidence": {
            "quotes": len(numbers),
            "respondents": counts.get("respondents", len(numbers)),
            "lines": len(lines),
            "assumptions": sum(not marks for _text, marks in lines),
        },
    }


def field(id: str, *, said: list[Said], whole: list[int]) -> Json:
    lines = [
        {"text": text, "evidence": [id_of(number) for number in marks], "assumption": not marks} for text, marks in said
    ]
    return {"id": id, "label": LABELS[id], "lines": lines, "quotes": [id_of(number) for number in whole]}


def quote(number: int) -> Json:
    return {**QUOTES[number], "id": id_of(number), "number": number}


def id_of(thing: object) -> str:
    """An id that is the same in every run."""
    return str(uuid5(NAMESPACE_URL, f"sample:{thing}"))


PETRA: dict[str, Any] = {
    "fields": {
        "summary": [("Keeps eighty technicians moving through a day that never goes to plan.", [1])],
        "goals": [
            ("Have every urgent job accepted by a qualified technician within thirty minutes", [2, 13]),
            ("Know at three in the afternoon what will break tomorrow morning", [5]),
            ("Hand the board over without a phone call", [11]),
        ],
        "obstacles": [
            ("The board is slower than the telephone", [4]),
            ("Automatic planning knows distances but not people: skills, certificates, who is an apprentice", [8, 13]),
            ("What matters is in her head, and on a paper list beside the keyboard", [2, 11]),
            ("Suggestions arrive in the rush, when nobody can weigh them", [5]),
        ],
        "triggers": [
            ("An expired certificate that the customer found first", [13]),
            ("A second dispatcher is hired and cannot take over", []),
        ],
        "others": [
            ("The operations manager signs; Petra can veto by simply not using it", []),
        ],
    },
    "whole": {"obstacles": [6]},
}
INGRID: dict[str, Any] = {
    "fields": {
        "summary": [("Answers for utilisation and penalties, and cannot see where either comes from.", [46, 49])],
        "goals": [
            ("Let the machine decide the easy eighty per cent, so that people have time for the rest", [48]),
            ("Not one penalty for a deadline that was in the system", [49]),
            ("A region that runs when one dispatcher is ill", [47]),
        ],
        "obstacles": [
            ("A third of the working time is driving, waiting or fiction, and nobody can say which", [46]),
            ("Technicians refuse what feels like being watched", [33, 51]),
        ],
        "triggers": [
            ("The yearly review of contract penalties", [49]),
            ("A key dispatcher gives notice", []),
        ],
        "others": [
            ("Finance asks for the cost of the third year before the first is signed", [53]),
            ("The works council, wherever location is recorded", []),
            ("Two senior technicians whom all the others listen to", [51]),
        ],
    },
    "whole": {},
}
TOM: dict[str, Any] = {
    "fields": {
        "summary": [("Runs a small crew from his phone and does the planning after dinner.", [16])],
        "goals": [
            ("Move a job with one thumb, under a sink", [18]),
            ("Be running by tomorrow morning, without a day of training", [17]),
        ],
        "obstacles": [
            ("Pays for users who are not there in summer", [19]),
            ("Has been burnt: the last system was abandoned within a season", [27]),
        ],
        "triggers": [("Growing past the point where he knows where everybody is", [22])],
    },
    "whole": {"others": [25]},
}
