"""Letters leave over the network, on a thread of their own; what goes wrong with them is nobody's answer."""

import logging
import re
import socketserver
import threading
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from queue import Queue

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.serving import free_port
from workshop.accounts import post

MARIA = "maria@example.org"
PASSWORD = "seven brown teapots"
WAIT_SECONDS = 20


class Mailbox(socketserver.ThreadingTCPServer):
    """A mail server that keeps what it is given: as much of RFC 5321 as a letter needs."""

    allow_reuse_address = daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.letters: Queue[Message] = Queue()
        self.knows_nobody = False


class _Conversation(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        self.wfile.write(b"220 here\r\n")
        for line in self.rfile:
            word = line[:4].upper()
            if word == b"QUIT":
                self.wfile.write(b"221 bye\r\n")
                return
            assert isinstance(self.server, Mailbox)
            if word == b"RCPT" and self.server.knows_nobody:
                self.wfile.write(b"550 nobody of that name\r\n")
                continue
            if word != b"DATA":
                self.wfile.write(b"250 fine\r\n")
                continue
            self.wfile.write(b"354 go on\r\n")
            letter = b"".join(iter(self.rfile.readline, b".\r\n"))
            self.server.letters.put(message_from_bytes(letter))
            self.wfile.write(b"250 kept\r\n")


@pytest.fixture
def mailbox(settings: LazySettings) -> Iterator[Mailbox]:
    with Mailbox() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.EMAIL_BACKEND = post.OVER_THE_NETWORK
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address[:2]
        yield server
        server.shutdown()


@pytest.fixture
def maria(db: None) -> Iterator[User]:
    post.allowance.forget()
    yield User.objects.create_user(username=MARIA, email=MARIA, password=PASSWORD, first_name="Maria")
    post.allowance.forget()


def test_the_letter_to_a_new_password_really_goes_out_and_its_link_works_once(
    client: Client, maria: User, mailbox: Mailbox
) -> None:
    client.post(reverse("account:password_reset"), {"email": MARIA})
    letter = mailbox.letters.get(timeout=WAIT_SECONDS)
    assert (letter["To"], letter["Subject"]) == (MARIA, "Choose a new password for Troupe")
    content = letter.get_payload(decode=True)
    assert isinstance(content, bytes)
    link = re.search(r"http://testserver(/account/password/\S+)", content.decode())
    assert link

    new = {"new_password1": "nine green teapots", "new_password2": "nine green teapots"}
    form = client.get(link[1])["Location"]
    assert client.post(form, new)["Location"] == reverse("account:password_reset_complete")
    maria.refresh_from_db()
    assert maria.check_password("nine green teapots")
    again = {"new_password1": "ten yellow teapots", "new_password2": "ten yellow teapots"}
    for url in (link[1], form):
        assert "This link is used up" in client.post(url, again, follow=True).content.decode()
    maria.refresh_from_db()
    assert maria.check_password("nine green teapots")


def test_a_mail_server_that_is_away_changes_no_answer_and_is_logged_without_the_address(
    client: Client, maria: User, settings: LazySettings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.EMAIL_BACKEND = post.OVER_THE_NETWORK
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    assert "A letter could not be sent" in logged(client, caplog)


def test_a_letter_that_the_mail_server_refuses_is_logged_without_the_address(
    client: Client, maria: User, mailbox: Mailbox, caplog: pytest.LogCaptureFixture
) -> None:
    mailbox.knows_nobody = True
    assert "A letter was refused by the mail server (550)" in logged(client, caplog)


def logged(client: Client, caplog: pytest.LogCaptureFixture) -> str:
    """What the log says after somebody has asked for a letter; the answer is as ever."""
    with caplog.at_level(logging.ERROR, logger="troupe.post"):
        answer = client.post(reverse("account:password_reset"), {"email": MARIA})
        post._sender.submit(lambda: None).result(timeout=WAIT_SECONDS)  # what was handed over before is done by now
    assert answer["Location"] == reverse("account:password_reset_done")
    assert MARIA not in caplog.text
    return caplog.text
