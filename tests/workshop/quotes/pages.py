"""What the tests of the quote pages do and read, by the names of a person who does it."""

import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from workshop.models import Import, Workshop


def at(name: str, house: Workshop, *more: object) -> str:
    return reverse(name, args=[house.pk, *more])


def upload(client: Client, house: Workshop, data: bytes, *, name: str = "a.csv") -> Any:
    return client.post(at("quotes_import", house), {"way": "file", "file": SimpleUploadedFile(name, data)}, follow=True)


def read_as(**more: object) -> dict[str, object]:
    return {"encoding": "utf-8", "delimiter": "comma", "header_row": 1, **more}


def words(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def bring_in(client: Client, house: Workshop, data: bytes) -> None:
    upload(client, house, data)
    import_ = Import.objects.filter(status=Import.Status.MAPPING).latest("created_at")
    url = at("quotes_mapping", house, import_.pk)
    chosen = {**read_as(), "text": ["0"], "respondent": "1", "segment": "2", "action": "import"}
    client.post(url, chosen)
    client.post(url, chosen)
