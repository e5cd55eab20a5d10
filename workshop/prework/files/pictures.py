"""Pictures are drawn anew in a process of their own, so that nothing but what one sees of them is kept."""

import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore

from django.utils.translation import gettext_lazy as _

from workshop.prework.files.kinds import FileKind
from workshop.prework.refused import Refused

MEGAPIXELS_MOST = 25
TIMEOUT_SECONDS = 30
_AT_ONCE = 2
_WAIT_SECONDS = 20
_TOO_LARGE = 3
"""The status by which the other process says so."""
_COMMAND = (sys.executable, "-I", str(Path(__file__).with_name("pictures_child.py")))
_turns = BoundedSemaphore(_AT_ONCE)


def drawn_anew(data: bytes, *, kind: FileKind) -> bytes:
    """The picture without place, camera, comments or whatever hides behind it; upright, one frame, the same kind.

    Refuses what cannot be drawn, or has more than `MEGAPIXELS_MOST`.
    """
    if not _turns.acquire(timeout=_WAIT_SECONDS):
        raise Refused(_("Several pictures are being looked at already. Try again in a moment."), field="file")
    try:
        done = subprocess.run(  # noqa: S603 – a fixed command; the picture goes through standard input
            (*_COMMAND, kind.id.upper(), str(MEGAPIXELS_MOST * 1_000_000)),
            input=data,
            capture_output=True,
            timeout=TIMEOUT_SECONDS,
            check=False,
            env={},
        )
    except subprocess.TimeoutExpired as error:
        raise _damaged() from error
    finally:
        _turns.release()
    if done.returncode == _TOO_LARGE:
        words = _("This picture has more than {most} megapixels. Make it smaller and try again.")
        raise Refused(words.format(most=MEGAPIXELS_MOST), field="file")
    if done.returncode or not done.stdout:
        raise _damaged()
    return done.stdout


def _damaged() -> Refused:
    return Refused(_("This picture cannot be opened. Save it again as PNG or JPEG, and bring that."), field="file")
