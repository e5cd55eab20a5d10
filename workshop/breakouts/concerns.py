"""What a plan should be warned of before it is made: functions, customers, and groups that are too large."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from realtime.records import Records
from workshop.breakouts.choices import recommended
from workshop.breakouts.reading import attendee, groups_of, names_of, people_of, told_functions
from workshop.breakouts.reckoning import missing
from workshop.breakouts.values import Attendee, Shortfall, Trouble, Why, is_too_large
from workshop.breakouts.wording import sentence


def concerns(records: Records) -> list[str]:
    """Sentences, the gravest first; of the groups that there are, or of as many as are suggested. None for nobody."""
    people, groups = people_of(records), groups_of(records)
    if not people:
        return []
    names = names_of(records, groups=[group.name for _id, group in groups])
    members = [[attendee(id, one) for id, one in people.items() if one.group == group] for group, _group in groups]
    everybody = [attendee(id, one) for id, one in people.items()]
    found = [*_too_large(members), *missing(everybody, functions=told_functions())]
    customers = _customers(everybody, groups=len(groups) or recommended(len(people)))
    return [*customers, *(sentence(one, names=names) for one in found)]


def _too_large(groups: Sequence[Sequence[Attendee]]) -> Iterator[Shortfall]:
    for number, group in enumerate(groups):
        if is_too_large(group):
            yield Shortfall(Trouble.TOO_LARGE, Why.TOO_FEW_GROUPS, groups=(number,), count=len(group))


def _customers(people: Sequence[Attendee], *, groups: int) -> Iterator[str]:
    meeting = sum(1 for one in people if one.meets_customers)
    if not meeting:
        yield _("Nobody on the list is marked as meeting customers, so they cannot be spread.")
    elif meeting < groups:
        text = ngettext(
            "Only %(count)s person on the list meets customers, and there are %(groups)s groups.",
            "Only %(count)s people on the list meet customers, and there are %(groups)s groups.",
            meeting,
        )
        yield text % {"count": meeting, "groups": groups}
