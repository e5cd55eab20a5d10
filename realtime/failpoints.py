"""Named points at which a test can make the process die or fail. They do nothing unless TROUPE_FAILPOINTS is set."""

import os
import signal

from django.conf import settings
from django.db import OperationalError


def reach(name: str) -> None:
    """Fail here, once, when failpoints are switched on and TROUPE_FAILPOINT names this point.

    `name` alone kills the process with SIGKILL; `name=lose` behaves like a database that hangs up. With `@20` behind
    it that happens at the twentieth passage.
    """
    if not settings.REALTIME_FAILPOINTS:
        return
    wanted, _, times = os.environ.get("TROUPE_FAILPOINT", "").partition("@")
    point, _, how = wanted.partition("=")
    if point != name:
        return
    left = int(times or 1) - 1
    if left > 0:
        os.environ["TROUPE_FAILPOINT"] = f"{wanted}@{left}"
        return
    del os.environ["TROUPE_FAILPOINT"]
    if how == "lose":
        raise OperationalError("the connection was lost at a failpoint")
    os.kill(os.getpid(), signal.SIGKILL)
