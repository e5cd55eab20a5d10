"""The ASGI servers that `manage.py serve` can run, each with the settings and the end that live documents need."""

from realtime.protocol import FRAME_BYTES

MESSAGE_BYTES = 2 * FRAME_BYTES
"""Beyond this a server hangs up while it still receives; up to it the socket answers with its own close code."""
