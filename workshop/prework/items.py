"""Items of the checklist: written, ordered, ticked off, removed, put back, and deleted for good."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workshop.models import Finding, PreworkItem, StaffMembership, Workshop
from workshop.prework.files.keeping import Kept, delete_after_commit, refuse_total
from workshop.prework.refused import Outdated, Refused

ITEMS_MOST = 100
CHANGED = _(
    "Somebody changed this item meanwhile. What you typed is still here: compare it with what stands there now, "
    "and save again to write over it."
)


def write_item(
    workshop: Workshop,
    item: PreworkItem | None,
    chosen: Mapping[str, Any],
    *,
    version: int | None = None,
    file: Kept | None = None,
    drop_file: bool = False,
) -> PreworkItem:
    """Make an item, or change the one given; refuses when it is no longer that of `version`, and when it is full.

    A file that is replaced or dropped is deleted after the commit.
    """
    with transaction.atomic():
        _lock(workshop)
        if item is None:
            if PreworkItem.objects.filter(workshop=workshop).count() >= ITEMS_MOST:
                words = _("There are {most} items already, with those that were removed. Delete some for good first.")
                raise Refused(words.format(most=ITEMS_MOST))
            found = PreworkItem(workshop=workshop)
        else:
            found = PreworkItem.objects.get(pk=item.pk)
            if found.removed_at:
                raise Refused(
                    _("Somebody removed this item meanwhile. Put it back first; what you typed is still here.")
                )
            if found.version != version:
                raise Outdated(CHANGED, now=found.version)
            found.version += 1
        is_moved = item is None or found.kind != chosen["kind"]
        for name, value in chosen.items():
            setattr(found, name, value)
        found.owner_id = staff_named(workshop, found.owner_name)
        if is_moved:
            found.order = _next_order(found)
        if file is not None or drop_file:
            _exchange(found, file)
        found.save()
    return found


def set_done(item: PreworkItem, *, is_done: bool) -> None:
    """Tick an item off, or take the tick back."""
    with transaction.atomic():
        PreworkItem.objects.filter(pk=item.pk).update(done_at=timezone.now() if is_done else None)


def move(item: PreworkItem, *, by: int) -> None:
    """Exchange an item with the one before it (-1) or behind it (1) among those of its kind; at the end it stays."""
    with transaction.atomic():
        _lock(item.workshop)
        rows = list(PreworkItem.objects.filter(workshop=item.workshop_id, kind=item.kind, removed_at=None))
        at = next((index for index, one in enumerate(rows) if one.pk == item.pk), None)
        if at is None or not 0 <= at + by < len(rows):
            return
        rows[at], rows[at + by] = rows[at + by], rows[at]
        for order, one in enumerate(rows, start=1):
            one.order = order
        PreworkItem.objects.bulk_update(rows, ["order"])


def remove(item: PreworkItem) -> None:
    """Take an item off the page with all that is in it. It can be put back as it was."""
    with transaction.atomic():
        PreworkItem.objects.filter(pk=item.pk, removed_at=None).update(removed_at=timezone.now())


def put_back(item: PreworkItem) -> None:
    """Undo the removal."""
    with transaction.atomic():
        PreworkItem.objects.filter(pk=item.pk).update(removed_at=None)


def delete_for_good(item: PreworkItem) -> None:
    """Delete a removed item, and its file after the commit. Its findings are withdrawn; their numbers stay taken."""
    with transaction.atomic():
        _lock(item.workshop)
        found = PreworkItem.objects.filter(pk=item.pk).exclude(removed_at=None).first()
        if found is None:
            raise Refused(_("Only what was removed can be deleted for good."))
        Finding.objects.filter(item=found, withdrawn_at=None).update(withdrawn_at=timezone.now())
        delete_after_commit(found.file_path)
        found.delete()


def staff_named(workshop: Workshop, name: str) -> int | None:
    """The account that runs the workshop under this name, where it is only one."""
    found = [user for user, called in staff_names(workshop) if called.casefold() == name.casefold()] if name else []
    return found[0] if len(found) == 1 else None


def staff_names(workshop: Workshop) -> list[tuple[int, str]]:
    """Who runs the workshop, by account and name."""
    rows = StaffMembership.objects.filter(workshop=workshop).select_related("user").order_by("pk")
    return [(row.user_id, row.user.get_full_name()) for row in rows if row.user.get_full_name()]


def _lock(workshop: Workshop) -> None:
    Workshop.objects.select_for_update().get(pk=workshop.pk)


def _next_order(item: PreworkItem) -> int:
    rows = PreworkItem.objects.filter(workshop=item.workshop_id, kind=item.kind)
    return (rows.aggregate(last=Max("order"))["last"] or 0) + 1


def _exchange(item: PreworkItem, file: Kept | None) -> None:
    if file is not None:
        refuse_total(item.workshop, file.bytes, instead_of=item.file_bytes)
    delete_after_commit(item.file_path)
    item.file_path = file.path if file else ""
    item.file_name = file.name if file else ""
    item.file_kind = file.kind if file else ""
    item.file_bytes = file.bytes if file else 0
