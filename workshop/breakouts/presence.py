"""Whether the groups of a session hold with those who are here, in sentences, as pages show it."""

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from realtime.records import Records
from workshop.breakouts.checking import Check, Move, check
from workshop.breakouts.reading import apart_of, attendee, groups_of, people_of, pins_of
from workshop.breakouts.values import Shortfall, Trouble


def check_presence(records: Records, *, here: Collection[str]) -> dict[str, Any]:
    """What groups lack with those who are `here`, and one move that helps, or None."""
    groups, people = groups_of(records), people_of(records)
    places = {id: number for number, (id, _group) in enumerate(groups)}
    members = [[attendee(id, one) for id, one in people.items() if one.group == group] for group in places]
    found = check(
        members,
        here=here,
        free=[attendee(id, one) for id, one in people.items() if one.group not in places],
        pins={person: places[group] for person, group in pins_of(records).items() if group in places},
        apart=apart_of(records),
        hosts={group.host for _id, group in groups if group.host},
    )
    names = [group.name for _id, group in groups]
    planned = [len(group) for group in members]
    move = found.move
    return {
        "lacks": [
            {
                "code": one.trouble.value,
                "groups": [groups[number][0] for number in one.groups],
                "text": _lack(one, found, names=names, planned=planned),
            }
            for one in found.shortfalls
        ],
        "move": move
        and {
            "person": move.person,
            "group": groups[move.group][0],
            "text": _move(move, found, person=people[move.person].name, group=names[move.group]),
        },
    }


def _lack(shortfall: Shortfall, found: Check, *, names: list[str], planned: list[int]) -> str:
    if not shortfall.groups:
        return _("Nobody who meets customers is here.")
    [number] = shortfall.groups
    words = {"group": names[number], "here": shortfall.count, "count": planned[number], "least": found.least}
    if shortfall.trouble is Trouble.NO_CUSTOMERS:
        return _("%(group)s: nobody who is here meets customers.") % words
    return _("%(group)s: %(here)s of %(count)s are here, fewer than %(least)s.") % words


def _move(move: Move, found: Check, *, person: str, group: str) -> str:
    return _consequence(move) % {"person": person, "group": group, "count": move.count, "least": found.least}


def _consequence(move: Move) -> str:
    if move.mends_all and move.meets_customers:
        return _("%(person)s to %(group)s: then each has at least %(least)s people and somebody who meets customers.")
    if move.mends_all:
        return _("%(person)s to %(group)s: then each has at least %(least)s people.")
    if move.meets_customers:
        return ngettext(
            "%(person)s to %(group)s: then %(count)s person is there who meets customers.",
            "%(person)s to %(group)s: then %(count)s people are there, and somebody meets customers.",
            move.count,
        )
    return ngettext(
        "%(person)s to %(group)s: then %(count)s person is there.",
        "%(person)s to %(group)s: then %(count)s people are there.",
        move.count,
    )
