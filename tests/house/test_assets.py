"""The import map leads every plain module address to the hashed file that was collected from it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.template import Context, Template
from django.test import Client, RequestFactory, override_settings

from tests.house.tree import ROOT, files

STATIC = ROOT / "static"
TAG = Template("{% load assets %}{% import_map %}")


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """All static files, collected as for production."""
    folder = tmp_path_factory.mktemp("collected")
    with override_settings(STATIC_ROOT=folder, WHITENOISE_USE_FINDERS=False):
        call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["rest_framework", "types"])
        yield folder


def shown_map() -> dict[str, str]:
    request = RequestFactory().get("/")
    request.csp_nonce = "n0nce"  # type: ignore[attr-defined]
    html = TAG.render(Context({"request": request}))
    found = re.fullmatch(r'<script type="importmap" nonce="n0nce">(.*)</script>', html)
    assert found, html
    imports: dict[str, str] = json.loads(found[1])["imports"]
    return imports


def test_without_collected_files_only_the_bare_names_are_mapped() -> None:
    assert shown_map() == {
        "lit": "/static/vendor/lit.js",
        "live": "/static/js/live/index.js",
        "yjs": "/static/vendor/yjs.js",
        "codemirror": "/static/vendor/codemirror.js",
    }


@pytest.mark.usefixtures("collected")
def test_every_module_has_its_hashed_address() -> None:
    shown = shown_map()

    for path in files(".js", under="static"):
        plain = f"/static/{path.relative_to(STATIC).as_posix()}"
        assert re.fullmatch(rf"{re.escape(plain.removesuffix('.js'))}\.[0-9a-f]{{12}}\.js", shown[plain])
    assert shown["live"] == shown["/static/js/live/index.js"]


@pytest.mark.usefixtures("collected")
def test_hashed_files_are_served_for_ever_and_unchanged() -> None:
    address = shown_map()["live"]

    answer = Client().get(address)

    assert answer.status_code == 200
    assert b"".join(answer) == (STATIC / "js/live/index.js").read_bytes()
    assert "immutable" in answer["Cache-Control"]


@pytest.mark.usefixtures("collected")
def test_a_file_that_was_not_collected_is_an_error_in_production() -> None:
    with pytest.raises(ValueError, match="Missing staticfiles manifest entry"):
        staticfiles_storage.url("js/none.js")


def test_a_page_without_a_request_has_no_map() -> None:
    assert TAG.render(Context()) == ""


def test_the_map_cannot_end_its_script(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("realtime.templatetags.assets.modules", lambda: {"</script>": "<!--"})
    request = RequestFactory().get("/")
    request.csp_nonce = "n0nce"  # type: ignore[attr-defined]

    html = TAG.render(Context({"request": request}))

    assert html.count("</script>") == 1
    assert "<!--" not in html
