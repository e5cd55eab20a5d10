"""Private notes on the console: read and kept for one account in one workshop. Rights are the caller's business."""

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from workshop.models import ConsoleNote, Workshop

TEXT_MOST = 20_000


class ChangedElsewhere(Exception):
    """The note is not what the writer saw; `note` is what it is now."""

    def __init__(self, note: ConsoleNote) -> None:
        super().__init__()
        self.note = note


def note_of(*, workshop: Workshop, user: int) -> ConsoleNote:
    """The account's note; an empty one of revision 0, not kept, where there is none yet."""
    found = ConsoleNote.objects.filter(workshop=workshop, user=user).first()
    return found or ConsoleNote(workshop=workshop, user_id=user)


def keep_note(*, workshop: Workshop, user: int, text: str, revision: int) -> ConsoleNote:
    """Replace the note that was seen as `revision` (0: none yet); raises ChangedElsewhere, and then keeps nothing."""
    if revision == 0:
        return _first(workshop=workshop, user=user, text=text)
    seen = ConsoleNote.objects.filter(workshop=workshop, user=user, revision=revision)
    if not seen.update(text=text, revision=F("revision") + 1, updated_at=timezone.now()):
        return _unless_the_same(workshop=workshop, user=user, text=text)
    return note_of(workshop=workshop, user=user)


def _first(*, workshop: Workshop, user: int, text: str) -> ConsoleNote:
    try:
        with transaction.atomic():
            return ConsoleNote.objects.create(workshop=workshop, user_id=user, text=text, revision=1)
    except IntegrityError:
        return _unless_the_same(workshop=workshop, user=user, text=text)


def _unless_the_same(*, workshop: Workshop, user: int, text: str) -> ConsoleNote:
    """An answer that was lost on the way is asked for again: what stands there already need not be kept twice."""
    note = note_of(workshop=workshop, user=user)
    if note.text != text:
        raise ChangedElsewhere(note)
    return note
