"""What must be right before a process serves: found by `manage.py check`, which every start runs."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from redis.asyncio import Redis


def redis_address(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Whether `REDIS_URL` is an address; whether Redis is there is seen while the process runs."""
    if not settings.REDIS_URL:
        return []
    try:
        pool: Any = Redis.from_url(settings.REDIS_URL).connection_pool
        pool.make_connection()  # connects to nothing
    except (ValueError, TypeError) as error:
        hint = "Write it as redis://host:6379/0, rediss:// with TLS, or leave it empty: then documents are polled."
        return [Error(f"REDIS_URL is no address of a Redis: {error}", hint=hint, id="realtime.E001")]
    return []
