"""What `bin/run` does once the environment is there: database, demo, static files, links, server.

Until the arguments are checked it imports the standard library alone: `bin/run` calls it with --check before there is
an environment, so that a mistyped option or a busy port is told at once.
"""

import argparse
import os
import secrets
import socket
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"]


def main() -> None:
    """Start what the arguments ask for; ends with the server."""
    options = read_arguments()
    host = "0.0.0.0" if options.lan else "127.0.0.1"  # noqa: S104 only when asked for with --lan
    name = lan_address() if options.lan else "127.0.0.1"
    refuse_busy_port(host, port=options.port)
    if options.check:
        return
    set_environment(name=name, with_demo=not options.no_demo)

    sys.path[:0] = [str(ROOT), str(ROOT / "bin")]
    import _preparing

    _preparing.prepare(origin=f"http://{name}:{options.port}", reset=options.reset, with_demo=not options.no_demo)
    _preparing.serve(host=host, port=options.port)


def read_arguments() -> argparse.Namespace:
    """The options; leaves with code 2 and the reason when they make no sense."""
    parser = argparse.ArgumentParser(
        prog="bin/run",
        allow_abbrev=False,
        description="Start Troupe with a prepared demo workshop. The first start makes the Python environment (.venv) "
        "and the database (var/); later ones take seconds and keep the data.",
    )
    parser.add_argument("--port", type=port_number, default=8000, help="where to listen (default: 8000)")
    parser.add_argument(
        "--lan", action="store_true", help="let other devices of this network in, and print its address"
    )
    parser.add_argument("--no-demo", action="store_true", help="make no demo library and no demo links")
    parser.add_argument(
        "--reset", action="store_true", help="delete the database and the uploads in var/ first, without asking"
    )
    parser.add_argument("--check", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def port_number(text: str) -> int:
    """A port that an ordinary user may take, from the text of the option."""
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port; give a number from 1 to 65535")
    return int(text)


def refuse_busy_port(host: str, *, port: int) -> None:
    """Leave with a sentence that helps when the port cannot be had."""
    try:
        try_port(host, port=port)
    except PermissionError:
        sys.exit(f"troupe: Port {port} needs special rights. Choose one from 1024 on, as in: bin/run --port 8000")
    except OSError:
        free = next_free_port(host, after=port)
        sys.exit(f"troupe: Port {port} is already in use on this machine. Choose another: bin/run --port {free}")


def try_port(host: str, *, port: int) -> None:
    """Raises OSError where a server could not listen."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))


def next_free_port(host: str, *, after: int) -> int:
    """The first port above `after` that is free now."""
    for port in range(max(after, 1023) + 1, 65536):
        try:
            try_port(host, port=port)
        except OSError:
            continue
        return port
    return 8000


def lan_address() -> str:
    """This machine's address in its network. Connecting a datagram socket sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            sys.exit("troupe: This machine is in no network that --lan could use. Start without --lan.")
        return str(probe.getsockname()[0])


def set_environment(*, name: str, with_demo: bool) -> None:
    """Settings that belong to this start alone. The demo key makes the printed links work until the server stops."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    hosts = [host for host in os.environ.get("ALLOWED_HOSTS", "").split(",") if host] or LOCAL_HOSTS
    os.environ["ALLOWED_HOSTS"] = ",".join(dict.fromkeys([*hosts, name]))
    if with_demo:
        os.environ["TROUPE_DEMO_KEY"] = secrets.token_urlsafe(12)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
