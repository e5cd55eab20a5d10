"""Files that are brought: kept under random names, handed out to be saved and never shown, deleted in time."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.utils import timezone

from tests.workshop.cast import Cast
from tests.workshop.prework.files import PAGE, PDF, office, picture
from tests.workshop.prework.pages import act, add, at, change, files_in, item_called, words
from workshop.models import PreworkItem
from workshop.prework.files.keeping import WORKSHOP_BYTES, kept
from workshop.prework.items import delete_for_good


def fetched(client: Client, cast: Cast, item: PreworkItem) -> Any:
    return client.get(at("readout_file", cast, item.pk))


def test_a_file_comes_back_byte_by_byte_to_be_saved(cast: Cast, facilitator: Client, uploads: Path) -> None:
    page = add(facilitator, cast, file=("Täglich: 5%.pdf", PDF))
    assert "Täglich_ 5_.pdf" in words(page) and "PDF" in words(page)
    answer = fetched(facilitator, cast, item_called("Calls"))
    assert b"".join(answer) == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Length"] == str(len(PDF))
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''T%C3%A4glich")
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    [file] = files_in(uploads)
    assert "glich" not in str(file) and not file.suffix and len(file.name) == 32


def test_a_page_that_says_that_it_is_a_picture_is_refused(cast: Cast, facilitator: Client, uploads: Path) -> None:
    page = add(facilitator, cast, file=("chart.png", PAGE), text="Kept words")
    assert page.status_code == 422
    assert "The name says PNG" in words(page) and "Kept words" in words(page)
    assert files_in(uploads) == [] and cast.workshop.prework.count() == 5


def test_a_page_behind_a_picture_does_not_get_in(cast: Cast, facilitator: Client, uploads: Path) -> None:
    add(facilitator, cast, file=("chart.png", picture() + PAGE))
    assert b"script" not in b"".join(fetched(facilitator, cast, item_called("Calls")))


def test_what_a_browser_says_of_the_kind_counts_for_nothing(cast: Cast, facilitator: Client) -> None:
    file = SimpleUploadedFile("notes.txt", b"Words", content_type="text/html")
    facilitator.post(at("prework_new", cast), {"kind": "deals", "title": "Notes", "file": file})
    assert fetched(facilitator, cast, item_called("Notes"))["Content-Type"] == "text/plain"


def test_a_file_of_more_than_twenty_megabytes_is_refused(cast: Cast, facilitator: Client, uploads: Path) -> None:
    page = add(facilitator, cast, file=("big.pdf", PDF + bytes(20 * 1024 * 1024)))
    assert "at most 20 MB are taken" in words(page)
    assert files_in(uploads) == []


def test_when_something_else_is_wrong_the_file_is_asked_for_again(
    cast: Cast, facilitator: Client, uploads: Path
) -> None:
    page = add(facilitator, cast, title="", file=("a.pdf", PDF))
    assert "Choose the file once more" in words(page)
    assert files_in(uploads) == []


def test_the_files_of_a_workshop_have_a_limit_together(cast: Cast, facilitator: Client, uploads: Path) -> None:
    first = cast.workshop.prework.all()[0]
    PreworkItem.objects.filter(pk=first.pk).update(file_bytes=WORKSHOP_BYTES - 10, removed_at=timezone.now())
    assert "may have 200 MB together" in words(add(facilitator, cast, file=("a.pdf", PDF)))
    assert files_in(uploads) == []


def test_another_file_takes_the_place_of_the_first(cast: Cast, facilitator: Client, uploads: Path) -> None:
    add(facilitator, cast, file=("a.pdf", PDF))
    [first] = files_in(uploads)
    change(facilitator, cast, item_called("Calls"), file=SimpleUploadedFile("b.docx", office("docx")))
    [second] = files_in(uploads)
    assert second != first
    assert item_called("Calls").file_name == "b.docx"
    change(facilitator, cast, item_called("Calls"), drop_file="on")
    assert files_in(uploads) == []
    assert fetched(facilitator, cast, item_called("Calls")).status_code == 404


def test_a_change_without_a_file_keeps_the_one_that_is_there(cast: Cast, facilitator: Client, uploads: Path) -> None:
    add(facilitator, cast, file=("a.pdf", PDF))
    change(facilitator, cast, item_called("Calls"), text="More")
    assert b"".join(fetched(facilitator, cast, item_called("Calls"))) == PDF


def test_what_is_refused_at_the_last_moment_leaves_no_file(cast: Cast, facilitator: Client, uploads: Path) -> None:
    add(facilitator, cast)
    opened = item_called("Calls")
    change(cast.browser("owner"), cast, opened, text="Quicker")
    page = change(facilitator, cast, opened, file=SimpleUploadedFile("a.pdf", PDF))
    assert "Somebody changed this item meanwhile" in words(page)
    assert files_in(uploads) == []


def test_a_removed_item_keeps_its_file_until_it_is_deleted_for_good(
    cast: Cast, facilitator: Client, uploads: Path
) -> None:
    add(facilitator, cast, file=("a.pdf", PDF))
    act(facilitator, cast, item_called("Calls"), "remove")
    assert len(files_in(uploads)) == 1
    assert fetched(cast.browser("anna"), cast, item_called("Calls")).status_code == 404
    act(facilitator, cast, item_called("Calls"), "delete")
    assert files_in(uploads) == []


def test_a_deletion_that_is_rolled_back_keeps_the_file(cast: Cast, facilitator: Client, uploads: Path) -> None:
    add(facilitator, cast, file=("a.pdf", PDF))
    act(facilitator, cast, item_called("Calls"), "remove")
    with transaction.atomic():
        delete_for_good(item_called("Calls"))
        assert len(files_in(uploads)) == 1
        transaction.set_rollback(True)
    assert len(files_in(uploads)) == 1


def test_what_a_killed_server_left_behind_is_swept(cast: Cast, facilitator: Client, uploads: Path) -> None:
    add(facilitator, cast, file=("a.pdf", PDF))
    [named] = files_in(uploads)
    old, young = named.with_name("0" * 32), named.with_name("1" * 32)
    for path in (old, young):
        path.write_bytes(b"x")
    hours_ago = (timezone.now() - timedelta(hours=2)).timestamp()
    for path in (old, named):
        os.utime(path, (hours_ago, hours_ago))
    add(facilitator, cast, title="Another", file=("b.pdf", PDF))
    assert not old.exists() and young.exists() and named.exists()


def test_a_failure_while_the_row_is_written_leaves_no_file(cast: Cast, uploads: Path) -> None:
    def fail() -> None:
        with kept(cast.workshop, SimpleUploadedFile("a.pdf", PDF)):
            assert len(files_in(uploads)) == 1
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert files_in(uploads) == []


def test_a_script_that_uploads_is_told_where_to_go_and_what_is_wrong(cast: Cast, facilitator: Client) -> None:
    def send(name: str, data: bytes, **more: object) -> Any:
        sent = {"kind": "deals", "title": "Sent", "file": SimpleUploadedFile(name, data), **more}
        return facilitator.post(at("prework_new", cast), sent, headers={"accept": "application/json"})

    refused = send("a.png", PAGE)
    assert refused.status_code == 422
    assert "The name says PNG" in refused.json()["errors"]["file"][0]
    assert send("a.pdf", PDF).json()["url"].startswith(at("prework", cast))


def test_guests_are_handed_what_the_readout_shows_and_nothing_else(cast: Cast, facilitator: Client) -> None:
    add(facilitator, cast, file=("a.pdf", PDF))
    item = item_called("Calls")
    assert fetched(cast.browser("anna"), cast, item).status_code == 200
    assert fetched(cast.browser("outsider"), cast, item)["Location"] == "/join/"
    change(facilitator, cast, item, is_shown="")
    assert fetched(cast.browser("anna"), cast, item).status_code == 404
    assert fetched(facilitator, cast, item).status_code == 200
    assert fetched(cast.browser("reader"), cast, item)["Location"] == "/join/"
