"""Who is in a served workshop, as a value that one process tells another."""

from uuid import UUID

import msgspec


class Made(msgspec.Struct, frozen=True):
    """The session of the cast's workshop, everybody's cookies, and the ids of the guests."""

    session: UUID
    cookies: dict[str, dict[str, str]]
    people: dict[str, str]
