"""Named points at which a test can make the process die or fail. They do nothing unless TROUPE_FAILPOINTS is set."""

import os
import signal

from django.conf import settings


def reach(name: str) -> None:
    """Die here with SIGKILL when TROUPE_FAILPOINT names this point and failpoints are switched on."""
    if settings.REALTIME_FAILPOINTS and os.environ.get("TROUPE_FAILPOINT") == name:
        os.kill(os.getpid(), signal.SIGKILL)
