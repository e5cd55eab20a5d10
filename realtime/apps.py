"""The live-document engine as a Django app."""

from django.apps import AppConfig
from django.core.checks import register


class RealtimeConfig(AppConfig):
    name = "realtime"

    def ready(self) -> None:
        from realtime.checks import redis_address

        register(redis_address)
