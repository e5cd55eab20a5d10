"""The steps of `bin/run` that need Django: an up-to-date database, static files, the demo, and the server."""

import hashlib
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError

STAMP = ".collected"
LEFT_OUT = ["rest_framework", "types"]  # never served


def prepare(*, origin: str, reset: bool, with_demo: bool) -> None:
    """Bring database, static files and demo to where the server can start; writes the banner with the links."""
    django.setup()
    with plain_errors():
        refuse_second_server()
        if reset:
            delete_data()
        step("Database", lambda: call_command("migrate", verbosity=0, interactive=False))
        step("Static files", collect_static)
        if with_demo:
            step("Demo workshop", lambda: call_command("demo"))
        banner_file().touch(mode=0o600)  # the links in it sign in
        banner_file().write_text(banner(origin=origin, with_demo=with_demo), encoding="utf-8")


def serve(*, host: str, port: int) -> None:
    """Serve until stopped; the banner is printed once the server listens."""
    with plain_errors():
        call_command("serve", host=host, port=port, banner_file=str(banner_file()))


@contextmanager
def plain_errors() -> Iterator[None]:
    """A command that refuses says its sentence and no more."""
    try:
        yield
    except CommandError as error:
        sys.exit(f"troupe: {error}")


def step(name: str, work: Callable[[], object]) -> None:
    """Do one piece of work under its name, and say how long it took."""
    print(f"  {name} …", end=" ", flush=True)
    began = time.monotonic()
    work()
    print(f"{time.monotonic() - began:.1f} s", flush=True)


def refuse_second_server() -> None:
    """Before anything is changed: two servers on one SQLite file are refused."""
    from realtime import server_lock

    try:
        server_lock.take()
    except server_lock.Occupied:
        raise CommandError(
            f"Another Troupe already runs on the data in {settings.VAR_DIR}. Stop it first, "
            "or give this one a folder of its own: TROUPE_VAR=/some/folder bin/run --port 8001"
        ) from None
    server_lock.free()


def delete_data() -> None:
    """Delete the SQLite database and the uploads; the installation's secret stays."""
    if settings.DATABASES["default"]["ENGINE"] != "realtime.sqlite":
        raise CommandError(
            "--reset deletes an SQLite file only. DATABASE_URL names another database: reset that one by hand."
        )
    database = Path(settings.DATABASES["default"]["NAME"])
    for ending in ("", "-journal", "-wal", "-shm"):
        database.with_name(database.name + ending).unlink(missing_ok=True)
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
    print(f"  Deleted the database and the uploads in {settings.VAR_DIR}")


def collect_static() -> None:
    """Collect static files with hashed names, unless nothing has changed since the last time."""
    stamp = Path(settings.STATIC_ROOT) / STAMP
    fingerprint = static_fingerprint()
    if stamp.exists() and stamp.read_text(encoding="ascii") == fingerprint:
        return
    call_command("collectstatic", verbosity=0, interactive=False, clear=True, ignore_patterns=LEFT_OUT)
    stamp.write_text(fingerprint, encoding="ascii")


def static_fingerprint() -> str:
    """Names, sizes and times of all source files, and the code that collects them."""
    folders = [Path(folder) for folder in settings.STATICFILES_DIRS]
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    files.append(settings.BASE_DIR / "config" / "static_storage.py")
    told = hashlib.sha256()
    for path in sorted(files):
        facts = path.stat()
        told.update(f"{path}\0{facts.st_size}\0{facts.st_mtime_ns}\n".encode())
    return told.hexdigest()


def banner(*, origin: str, with_demo: bool) -> str:
    """What is printed once the server listens: how to get in."""
    if not with_demo:
        return f"\nTroupe is ready.\n\n  Sign up  {origin}/account/sign-up/\n"
    links = StringIO()
    call_command("demo", links=True, origin=origin, stdout=links)
    return f"\nTroupe is ready. Each link opens the demo in its role:\n\n{links.getvalue()}"


def banner_file() -> Path:
    """Where the banner waits for the server."""
    return Path(settings.VAR_DIR) / "banner.txt"
