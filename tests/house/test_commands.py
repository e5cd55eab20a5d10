"""The commands in bin/ refuse what makes no sense in a sentence, before they change anything."""

import socket
import subprocess
from pathlib import Path

import pytest

from tests.house.tree import ROOT, files


def run(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [str(ROOT / "bin" / "run"), *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, timeout=30, check=False)


def test_help_names_every_option_from_any_folder(tmp_path: Path) -> None:
    done = run("--help", cwd=tmp_path)

    assert done.returncode == 0
    assert all(option in done.stdout for option in ("--port", "--lan", "--no-demo", "--reset"))


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--prot", "8001"], "unrecognized arguments: --prot"),
        (["--port", "99999"], "'99999' is no port"),
        (["--port", "http"], "'http' is no port"),
        (["--port"], "expected one argument"),
        (["8001"], "unrecognized arguments: 8001"),
    ],
)
def test_options_that_make_no_sense_end_it_with_code_2(arguments: list[str], reason: str) -> None:
    done = run(*arguments)

    assert done.returncode == 2
    assert reason in done.stderr
    assert done.stdout == ""


def test_a_busy_port_is_told_with_the_option_that_helps() -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]

        done = run("--port", str(port))

    assert done.returncode == 1
    assert f"Port {port} is already in use" in done.stderr
    assert "bin/run --port" in done.stderr


def test_commands_can_be_run_and_parse() -> None:
    commands = [path for path in files(under="bin") if path.suffix == "" or path.suffix == ".sh"]
    assert commands
    for path in commands:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert path.suffix == ".sh" or path.stat().st_mode & 0o111, path
        if "bash" in first or path.suffix == ".sh":
            subprocess.run(["bash", "-n", str(path)], check=True, timeout=10)
