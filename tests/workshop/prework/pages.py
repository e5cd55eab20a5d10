"""What the tests of the pre-work do and read, by the names of a person who does it."""

import re
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.workshop.cast import Cast
from workshop.models import Finding, PreworkItem


def at(name: str, cast: Cast, *more: object) -> str:
    return reverse(name, args=[cast.workshop.pk, *more])


def add(
    client: Client, cast: Cast, *, title: str = "Calls", file: tuple[str, bytes] | None = None, **typed: Any
) -> Any:
    """Send the form of a new item."""
    sent = {"kind": "support", "title": title, "is_shown": "on", **typed}
    if file:
        sent["file"] = SimpleUploadedFile(file[0], file[1])
    return client.post(at("prework_new", cast), sent, follow=True)


def change(client: Client, cast: Cast, item: PreworkItem, **typed: Any) -> Any:
    sent = {"kind": item.kind, "title": item.title, "version": item.version, "is_shown": "on", **typed}
    return client.post(at("prework_item", cast, item.pk), sent, follow=True)


def act(client: Client, cast: Cast, item: PreworkItem, name: str) -> Any:
    return client.post(at("prework_act", cast, item.pk), {"act": name}, follow=True)


def find(client: Client, cast: Cast, item: PreworkItem, text: str, **typed: Any) -> Finding:
    """Write a finding down, and return it."""
    answer = client.post(at("finding_new", cast, item.pk), {"text": text, **typed})
    assert answer.status_code == 302, words(answer)
    return Finding.objects.order_by("number").filter(workshop=cast.workshop).reverse()[0]


def item_called(title: str) -> PreworkItem:
    return PreworkItem.objects.get(title=title)


def words(answer: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
