"""Links that people give. They are kept and shown, and never opened by the server."""

from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from realtime.text_cleaning import clean_line
from workshop.prework.refused import Refused

LINK_CHARACTERS = 2_000


def clean_link(typed: str) -> str:
    """The link as it is kept; refuses what is none, and what is not http or https."""
    link = clean_line(typed)
    if not link:
        return ""
    if len(link) > LINK_CHARACTERS:
        raise Refused(_("This link is too long. Shorten it, or put it into the text."), field="link")
    try:
        parts = urlsplit(link)
        host, _port = host_of(link), parts.port
    except ValueError as error:
        raise _wrong() from error
    if parts.scheme.lower() not in ("http", "https") or not host or any(one in link for one in " <>\"'`\\"):
        raise _wrong()
    if "@" in parts.netloc:
        raise Refused(_("Leave name and password out of the link."), field="link")
    return link


def host_of(link: str) -> str:
    """The host that a link leads to, in letters that cannot be mistaken for others; ValueError for what is none."""
    host = urlsplit(link).hostname or ""
    return host if host.isascii() else host.encode("idna").decode()


def _wrong() -> Refused:
    return Refused(_("Write the whole link: it begins with https:// or http://."), field="link")
