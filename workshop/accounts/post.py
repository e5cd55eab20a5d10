"""Sending the letters of the account pages.

A mail server answers slowly, and only some requests lead to a letter. So that the time of an answer tells nobody
whether there is an account, a letter that goes over the network leaves on a thread of its own. Anybody can ask for a
letter to anybody, so one address gets few of them in an hour.
"""

import logging
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from smtplib import SMTPRecipientsRefused
from threading import Lock

from django.conf import settings
from django.core.mail import EmailMessage

log = logging.getLogger("troupe.post")

OVER_THE_NETWORK = "django.core.mail.backends.smtp.EmailBackend"
LETTERS_MOST = 5
WINDOW_SECONDS = 60 * 60
_sender = ThreadPoolExecutor(max_workers=1, thread_name_prefix="post")


class Allowance:
    """Who got how many letters from this process lately."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._sent: dict[str, list[float]] = defaultdict(list)

    def take(self, address: str) -> bool:
        """Whether `address` may get one more letter, which is counted."""
        now = time.monotonic()
        with self._lock:
            for known, times in list(self._sent.items()):
                self._sent[known] = [at for at in times if at > now - WINDOW_SECONDS]
                if not self._sent[known]:
                    del self._sent[known]
            if len(self._sent[address]) >= LETTERS_MOST:
                return False
            self._sent[address].append(now)
            return True

    def forget(self) -> None:
        self._sent.clear()


allowance = Allowance()


def send_soon(message: EmailMessage) -> None:
    """Send `message` without letting the caller wait for a mail server; a failure is logged, never raised.

    What goes beyond the allowance of its reader is dropped, and whoever asked for it is answered as ever.
    """
    if not all(allowance.take(address.lower()) for address in message.to):
        log.warning("A letter was not sent: its reader got %d in the last hour", LETTERS_MOST)
        return
    if settings.EMAIL_BACKEND == OVER_THE_NETWORK:
        _sender.submit(_send, message)
    else:
        _send(message)


def _send(message: EmailMessage) -> None:
    try:
        message.send()
    except SMTPRecipientsRefused as error:
        # The error's own words hold the address, which stays out of the log.
        codes = ", ".join(str(code) for code, _reason in error.recipients.values())
        log.error("A letter was refused by the mail server (%s)", codes)
    except OSError:
        # smtplib's errors are OSErrors too.
        log.exception("A letter could not be sent; check EMAIL_URL")
