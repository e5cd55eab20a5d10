"""Another process on the same database: `run_elsewhere` sends one command from it, or dies on the way there."""

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from tests.house.tree import ROOT

if TYPE_CHECKING:  # the models cannot be imported before Django is set up
    from realtime.batch import Submission


def run_elsewhere(sent: "Submission", *, failpoint: str = "") -> int:
    """Execute a command in a process of its own and return that process's exit code."""
    from django.db import connection

    words = [str(sent.document), str(sent.command_id), sent.actor, sent.command, json.dumps(sent.arguments)]
    environment = {**os.environ, "TROUPE_FAILPOINTS": "1", "TROUPE_FAILPOINT": failpoint}
    program = [sys.executable, "-m", __name__, str(connection.settings_dict["NAME"])]
    return subprocess.run([*program, *words], check=False, cwd=ROOT, env=environment, timeout=120).returncode


def main(database: str, document: str, command: str, actor: str, type: str, arguments: str) -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django
    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = database
    django.setup()
    from realtime.batch import Submission
    from tests.realtime.conftest import submit

    refusal = submit(Submission(UUID(document), UUID(command), uuid4(), actor, type, json.loads(arguments)))
    return 0 if refusal is None else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
