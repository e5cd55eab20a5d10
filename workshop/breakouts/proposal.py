"""What the planner answers of a session's records, as the people page shows it.

Pins and pairs who are kept apart are read from the records. A proposal itself is not kept: it becomes true by the
command `arrange_groups`, which the page sends as it was shown.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from realtime.records import Records
from workshop.breakouts.choices import choices, recommended
from workshop.breakouts.placing import place_all
from workshop.breakouts.planning import plan
from workshop.breakouts.reading import (
    all_of,
    apart_of,
    attendee,
    groups_of,
    names_of,
    people_of,
    pins_of,
    told_functions,
)
from workshop.breakouts.reckoning import missing
from workshop.breakouts.values import Shortfall, size_least
from workshop.breakouts.wording import HINTS, Names, need, sentence, untold
from workshop.exercises import exercise_named
from workshop.session.records import BoardRecord, Step
from workshop.session.wishes import planned_group_id

NOWHERE = -1
"""The place of a group that is not among those of a proposal."""


@dataclass(frozen=True)
class Wish:
    """What somebody asks the planner for at the moment; what is wished for longer stands in the session."""

    groups: int | None = None
    seed: int = 0
    keep: bool = False
    """Whether people stay in the groups that they have."""


@dataclass(frozen=True)
class _Place:
    """A group of a proposal; one that is new has yet to be made."""

    id: str
    name: str
    is_new: bool = False


def outlook(records: Records) -> dict[str, Any]:
    """What there is to choose, what the room lacks, and where each person without a group is needed."""
    people = [attendee(id, person) for id, person in people_of(records).items()]
    presenting = presenting_step(records)
    offered = choices(
        len(people),
        presenting_minutes=presenting.minutes if presenting else None,
        standing=len(groups_of(records)),
    )
    quiet = sum(1 for one in people if not one.function)
    names = names_of(records, groups=())
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
            *(_note(one, names) for one in missing(people, functions=told_functions())),
            *([{"code": "untold", "hint": True, "text": untold(quiet)}] if quiet else ()),
        ],
        "suggestions": _suggestions(records),
        "wishes": {"pins": pins_of(records), "apart": apart_of(records)},
    }


def proposal(records: Records, wish: Wish, *, session_id: UUID) -> dict[str, Any]:
    """Groups with their people, and everything that could not be kept; the same wish gets the same answer."""
    people = people_of(records)
    places, leaving = _places(records, count=wish.groups or recommended(len(people)), session_id=session_id)
    numbers = {place.id: number for number, place in enumerate(places)}
    stay = {id: numbers[one.group] for id, one in people.items() if wish.keep and one.group in numbers}
    pins = {person: numbers.get(group, NOWHERE) for person, group in pins_of(records).items()}
    made = plan(
        [attendee(id, person) for id, person in people.items()],
        groups=len(places),
        seed=wish.seed,
        pins={**stay, **pins},
        apart=apart_of(records),
    )
    names = names_of(records, groups=[place.name for place in places])
    order = sorted(people, key=lambda id: (people[id].name.casefold(), id))
    rank = {id: number for number, id in enumerate(order)}
    return {
        "seed": wish.seed,
        "groups": [
            {"id": place.id, "name": place.name, "new": place.is_new, "people": sorted(group, key=rank.__getitem__)}
            for place, group in zip(places, made.groups, strict=True)
        ],
        "leaving": leaving,
        "notes": [_note(one, names, staying=bool(stay)) for one in made.shortfalls],
    }


def _places(records: Records, *, count: int, session_id: UUID) -> tuple[list[_Place], list[dict[str, Any]]]:
    """The groups of a proposal, those that exist first, and the ones that it has no use for.

    What has a board is kept before what has none: a group with work in it cannot be removed, only left empty.
    """
    existing = groups_of(records)
    busy = {record.group for record in all_of(records, BoardRecord).values()}
    wanted = {id for id, _group in sorted(existing, key=lambda item: item[0] not in busy)[:count]}
    places = [_Place(id, group.name) for id, group in existing if id in wanted]
    taken = {group.name.casefold() for _id, group in existing} | {id for id, _group in existing}
    for number in range(1, count + 2 * len(existing) + 1):
        place = _Place(planned_group_id(session_id, number), _("Group %(number)s") % {"number": number}, is_new=True)
        if len(places) < count and not {place.name.casefold(), place.id} & taken:
            places.append(place)
    leaving = [{"id": id, "name": group.name, "stays": id in busy} for id, group in existing if id not in wanted]
    return places, leaving


def _suggestions(records: Records) -> list[dict[str, Any]]:
    """Where everybody without a group is needed, one after the other; nothing where there are no groups."""
    groups = groups_of(records)
    if not groups:
        return []
    people, names = people_of(records), names_of(records, groups=())
    places = {id: number for number, (id, _group) in enumerate(groups)}
    members = [[attendee(id, one) for id, one in people.items() if one.group == group] for group in places]
    free = [attendee(id, one) for id, one in people.items() if one.group not in places]
    pins = {person: places[group] for person, group in pins_of(records).items() if group in places}
    return [
        {
            "person": one.person,
            "group": groups[one.group][0],
            "need": one.need.value,
            "why": need(one.need, function=names.functions.get(people[one.person].function, "")),
        }
        for one in place_all(free, members, pins=pins, apart=apart_of(records))
    ]


def presenting_step(records: Records) -> Step | None:
    """Where groups show what they made: the step that is marked so, if they do not work by themselves there.

    Without a mark it is the talk that follows the last step at which they do.
    """
    steps = sorted(all_of(records, Step).values(), key=lambda step: step.order)
    marked = next((step for step in steps if step.presents and not exercise_named(step.exercise).per_group), None)
    if marked is not None:
        return marked
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
