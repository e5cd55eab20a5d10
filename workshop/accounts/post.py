"""Sending the letters of the account pages.

A mail server answers slowly, and only some requests lead to a letter. So that the time of an answer tells nobody
whether there is an account, a letter that goes over the network leaves on a thread of its own.
"""

import logging
from concurrent.futures import ThreadPoolExecutor

from django.conf import settings
from django.core.mail import EmailMessage

log = logging.getLogger("troupe.post")

OVER_THE_NETWORK = "django.core.mail.backends.smtp.EmailBackend"
_sender = ThreadPoolExecutor(max_workers=1, thread_name_prefix="post")


def send_soon(message: EmailMessage) -> None:
    """Send `message` without letting the caller wait for a mail server; a failure is logged, never raised."""
    if settings.EMAIL_BACKEND == OVER_THE_NETWORK:
        _sender.submit(_send, message)
    else:
        _send(message)


def _send(message: EmailMessage) -> None:
    try:
        message.send()
    except OSError:
        # smtplib's errors are OSErrors too. The address stays out of the log.
        log.exception("A letter could not be sent; check EMAIL_URL")
