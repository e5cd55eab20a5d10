"""Keeping files below the folder of uploads: under random names, with a limit for each workshop, deleted with care."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workshop.models import PreworkItem, Workshop
from workshop.prework.files.kinds import kept_name, kind_of, refuse_size
from workshop.prework.files.pictures import drawn_anew
from workshop.prework.refused import Refused

WORKSHOP_MEGABYTES = 200
WORKSHOP_BYTES = WORKSHOP_MEGABYTES * 1024 * 1024
_LEFT_BEHIND_AFTER = timedelta(hours=1)


@dataclass(frozen=True)
class Kept:
    """A file that lies in its folder; no row names it yet."""

    path: str
    name: str
    kind: str
    bytes: int


@contextmanager
def kept(workshop: Workshop, file: "UploadedFile[Any]") -> Iterator[Kept]:
    """Check a file and keep it while the body writes the row that names it. When the body fails, it is gone again.

    Refuses what is not taken. What a killed server has left behind in the workshop's folder is swept on the way.
    """
    refuse_size(file.size or 0)
    data = file.read()
    kind = kind_of(data, name=file.name or "")
    if kind.is_picture:
        data = drawn_anew(data, kind=kind)
        refuse_size(len(data))
    refuse_total(workshop, len(data))
    _sweep(workshop.pk)
    path = default_storage.save(f"{_folder(workshop.pk)}/{secrets.token_hex(16)}", ContentFile(data))
    try:
        yield Kept(path, kept_name(file.name or "", kind=kind), kind.id, len(data))
    except BaseException:
        default_storage.delete(path)
        raise


def refuse_total(workshop: Workshop, more: int, *, instead_of: int = 0) -> None:
    """Refuse `more` bytes beyond what a workshop may keep; certain only while its row is locked."""
    held = PreworkItem.objects.filter(workshop=workshop).aggregate(sum=Sum("file_bytes"))["sum"] or 0
    if held - instead_of + more > WORKSHOP_BYTES:
        words = _("The files of a workshop may have {most} MB together. Delete one that was removed, or give a link.")
        raise Refused(words.format(most=WORKSHOP_MEGABYTES), field="file")


def delete_after_commit(path: str) -> None:
    """Delete a file once no row names it any more: when the transaction that is open has been committed."""
    if path:
        transaction.on_commit(lambda: default_storage.delete(path))


def discard_all(workshop: UUID) -> None:
    """Delete everything that was kept for a workshop that is there no more."""
    folder = _folder(workshop)
    if default_storage.exists(folder):
        for name in default_storage.listdir(folder)[1]:
            default_storage.delete(f"{folder}/{name}")
        default_storage.delete(folder)


def _folder(workshop: UUID) -> str:
    return f"prework/{workshop.hex}"


def _sweep(workshop: UUID) -> None:
    folder = _folder(workshop)
    if not default_storage.exists(folder):
        return
    _folders, names = default_storage.listdir(folder)
    named = set(PreworkItem.objects.filter(workshop=workshop).exclude(file_path="").values_list("file_path", flat=True))
    for path in {f"{folder}/{name}" for name in names} - named:
        if default_storage.get_modified_time(path) < timezone.now() - _LEFT_BEHIND_AFTER:
            default_storage.delete(path)
