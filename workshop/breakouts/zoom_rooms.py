"""Who goes into which room of the call, as the file that Zoom takes.

It has a row for each person who is placed and whose e-mail is known.
"""

import csv
import io
from collections.abc import Mapping

from django.utils.translation import gettext as _

from realtime.records import Records
from workshop.breakouts.reading import groups_of, people_of
from workshop.spreadsheet_safety import neutralise

HEADER = ("Pre-assign Room Name", "Email Address")
"""Zoom looks for these very words."""


def assignment(records: Records, *, emails: Mapping[str, str]) -> bytes:
    """The file in UTF-8 without a byte-order mark, which Zoom would take for part of the header.

    `emails` is by participant id.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADER)
    people = sorted(people_of(records).items(), key=lambda item: (item[1].name.casefold(), item[0]))
    for number, (id, group) in enumerate(groups_of(records), start=1):
        room = _("Room %(number)s: %(name)s") % {"number": number, "name": group.name}
        for person, record in people:
            if record.group == id and emails.get(person):
                writer.writerow([neutralise(room), neutralise(emails[person])])
    return out.getvalue().encode()
