"""A session's records as the planner takes them, and what it answers as the people page shows it.

Nothing is kept: a proposal becomes true by the command `arrange_groups`, which the page sends as it was shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from realtime.records import Record, Records
from workshop.breakouts.choices import choices, recommended
from workshop.breakouts.placing import place_all
from workshop.breakouts.planning import plan
from workshop.breakouts.reckoning import missing
from workshop.breakouts.values import Attendee, Shortfall, size_least
from workshop.breakouts.wording import HINTS, Names, need, sentence, untold
from workshop.exercises import exercise_named
from workshop.models import Participant
from workshop.session.records import BoardRecord, Group, Person, Step

R = TypeVar("R", bound=Record)
_FUNCTIONS = Participant.Function


@dataclass(frozen=True)
class Wish:
    """What somebody asks the planner for; `pins` and `keep` name groups by their place in the proposal."""

    groups: int | None = None
    seed: int = 0
    keep: bool = False
    """Whether people stay in the groups that they have."""
    pins: Mapping[str, int] = field(default_factory=dict)
    apart: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True)
class _Place:
    """A group of a proposal; without an id it has yet to be made."""

    id: str | None
    name: str


def outlook(records: Records) -> dict[str, Any]:
    """What there is to choose, what the room lacks, and where each person without a group is needed."""
    people = [_attendee(id, person) for id, person in _people(records).items()]
    presenting = _presenting_step(records)
    offered = choices(
        len(people),
        presenting_minutes=presenting.minutes if presenting else None,
        standing=len(_groups(records)),
    )
    quiet = sum(1 for one in people if not one.function)
    names = _names(records, groups=())
    return {
        "people": len(people),
        "least": size_least(len(people)),
        "choices": [
            {
                "groups": choice.groups,
                "drafts": choice.drafts,
                "smallest": choice.smallest,
                "largest": choice.largest,
                "minutes": choice.minutes,
                "gallery": choice.gallery,
                "recommended": choice.recommended,
            }
            for choice in offered
        ],
        "presenting": {"title": presenting.title, "minutes": presenting.minutes} if presenting else None,
        "notes": [
            *(_note(one, names) for one in missing(people, functions=_told_functions())),
            *([{"code": "untold", "hint": True, "text": untold(quiet)}] if quiet else ()),
        ],
        "suggestions": _suggestions(records),
    }


def proposal(records: Records, wish: Wish) -> dict[str, Any]:
    """Groups with their people, and everything that could not be kept; the same wish gets the same answer."""
    people = _people(records)
    places, leaving = _places(records, count=wish.groups or recommended(len(people)))
    numbers = {place.id: number for number, place in enumerate(places) if place.id}
    stay = {id: numbers[one.group] for id, one in people.items() if wish.keep and one.group in numbers}
    made = plan(
        [_attendee(id, person) for id, person in people.items()],
        groups=len(places),
        seed=wish.seed,
        pins={**stay, **wish.pins},
        apart=wish.apart,
    )
    names = _names(records, groups=[place.name for place in places])
    order = sorted(people, key=lambda id: (people[id].name.casefold(), id))
    rank = {id: number for number, id in enumerate(order)}
    return {
        "seed": wish.seed,
        "groups": [
            {"id": place.id, "name": place.name, "people": sorted(group, key=rank.__getitem__)}
            for place, group in zip(places, made.groups, strict=True)
        ],
        "leaving": leaving,
        "notes": [_note(one, names, staying=bool(stay)) for one in made.shortfalls],
    }


def _places(records: Records, *, count: int) -> tuple[list[_Place], list[dict[str, Any]]]:
    """The groups of a proposal, those that exist first, and the ones that it has no use for.

    What has a board is kept before what has none: a group with work in it cannot be removed, only left empty.
    """
    existing = _groups(records)
    busy = {record.group for record in _all(records, BoardRecord).values()}
    wanted = {id for id, _group in sorted(existing, key=lambda item: item[0] not in busy)[:count]}
    places = [_Place(id, group.name) for id, group in existing if id in wanted]
    taken = {group.name.casefold() for _id, group in existing}
    for number in range(1, count + len(existing) + 1):
        name = _("Group %(number)s") % {"number": number}
        if len(places) < count and name.casefold() not in taken:
            places.append(_Place(None, name))
    leaving = [{"id": id, "name": group.name, "stays": id in busy} for id, group in existing if id not in wanted]
    return places, leaving


def _suggestions(records: Records) -> list[dict[str, Any]]:
    """Where everybody without a group is needed, one after the other; nothing where there are no groups."""
    groups = _groups(records)
    if not groups:
        return []
    people, names = _people(records), _names(records, groups=())
    members = [[_attendee(id, one) for id, one in people.items() if one.group == group] for group, _group in groups]
    free = [_attendee(id, one) for id, one in people.items() if one.group not in dict(groups)]
    return [
        {
            "person": one.person,
            "group": groups[one.group][0],
            "need": one.need.value,
            "why": need(one.need, function=names.functions.get(people[one.person].function, "")),
        }
        for one in place_all(free, members)
    ]


def _presenting_step(records: Records) -> Step | None:
    """Where groups show what they made: the talk that follows the last step at which they work by themselves."""
    steps = sorted(_all(records, Step).values(), key=lambda step: step.order)
    last = max((at for at, step in enumerate(steps) if exercise_named(step.exercise).per_group), default=None)
    if last is None or last + 1 == len(steps) or exercise_named(steps[last + 1].exercise).kind is not None:
        return None
    return steps[last + 1]


def _note(shortfall: Shortfall, names: Names, *, staying: bool = False) -> dict[str, Any]:
    return {
        "code": shortfall.trouble.value,
        "why": shortfall.why.value,
        "hint": shortfall.trouble in HINTS,
        "text": sentence(shortfall, names=names, staying=staying),
        "groups": list(shortfall.groups),
        "people": list(shortfall.people),
    }


def _names(records: Records, *, groups: Sequence[str]) -> Names:
    people = {id: person.name for id, person in _people(records).items()}
    return Names(groups, people, {value: str(label) for value, label in _FUNCTIONS.choices})


def _told_functions() -> list[str]:
    """Those that a room can lack: everything but “other”."""
    return [value for value in _FUNCTIONS.values if value != _FUNCTIONS.OTHER]


def _attendee(id: str, person: Person) -> Attendee:
    return Attendee(id, person.function, person.meets_customers is True)


def _people(records: Records) -> dict[str, Person]:
    return _all(records, Person)


def _groups(records: Records) -> list[tuple[str, Group]]:
    return sorted(_all(records, Group).items(), key=lambda item: (item[1].order, item[0]))


def _all(records: Records, type_: type[R]) -> dict[str, R]:
    return {id: one for id, one in records.get(type_.collection, {}).items() if isinstance(one, type_)}
