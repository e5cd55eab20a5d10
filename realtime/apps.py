"""The live-document engine as a Django app."""

from django.apps import AppConfig


class RealtimeConfig(AppConfig):
    name = "realtime"
