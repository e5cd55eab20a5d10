"""Numbers in place of respondents: R1, R2 … The same person has the same number in all of a workshop.

Kept is a digest under the installation's secret, by which a respondent is recognised when their words come again. The
name itself cannot be had back from it, nor guessed by somebody who has the database alone.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction
from django.utils.crypto import salted_hmac

from workshop.models import Pseudonym, Workshop
from workshop.quotes.reading.candidates import Reading

_AT_ONCE = 500
_OWN = re.compile(r"R(\d{1,9})\Z")


def pseudonymised(reading: Reading, *, workshop: Workshop, keep: bool) -> Reading:
    """Return `reading` with a number for each respondent that is named; with `keep` the new ones are written.

    Without it they are what they would become, for a preview.
    """
    names = {one.respondent: _digest(workshop, one.respondent) for one in reading.candidates if one.respondent}
    if keep:
        with transaction.atomic():
            Workshop.objects.select_for_update().get(pk=workshop.pk)
            numbers, new = _numbers(workshop, names.values())
            rows = [Pseudonym(workshop=workshop, digest=digest, number=numbers[digest]) for digest in new]
            Pseudonym.objects.bulk_create(rows, batch_size=_AT_ONCE)
    else:
        numbers, _new = _numbers(workshop, names.values())
    candidates = [
        replace(one, respondent=f"R{numbers[names[one.respondent]]}" if one.respondent else "")
        for one in reading.candidates
    ]
    return replace(reading, candidates=candidates)


def _numbers(workshop: Workshop, digests: Iterable[str]) -> tuple[dict[str, int], list[str]]:
    """The number of each digest, in the order in which they come, and those that are new."""
    known = dict(workshop.pseudonyms.values_list("digest", "number"))
    new = [digest for digest in dict.fromkeys(digests) if digest not in known]
    first = _first_free(workshop, known.values()) if new else 0
    known.update({digest: number for number, digest in enumerate(new, start=first)})
    return known, new


def _first_free(workshop: Workshop, taken: Iterable[int]) -> int:
    """A number above all that stand for somebody, also of people who are really called R7 in another file."""
    called = workshop.quotes.filter(respondent__startswith="R").values_list("respondent", flat=True).distinct()
    own = (int(found[1]) for found in map(_OWN.match, called) if found)
    return max([0, *taken, *own]) + 1


def _digest(workshop: Workshop, name: str) -> str:
    return salted_hmac(f"troupe.pseudonym.{workshop.pk}", name.casefold(), algorithm="sha256").hexdigest()
