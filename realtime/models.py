"""Live documents on disk: their heads, the append-only log of what changed them, and snapshots to start from."""

import uuid

from django.db import models


class Document(models.Model):
    """One live document; `head` is the sequence number of its last event, and locking this row orders writers."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=40)
    head = models.PositiveBigIntegerField(default=0)
    rights = models.PositiveBigIntegerField(
        default=0,
        help_text="Counts up when the rights of those who follow may have changed, so that all processes see it.",
    )
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class Event(models.Model):
    """One applied command. `changes` holds what it really did, with previous values; replay needs no handler."""

    id = models.BigAutoField(primary_key=True)
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="events")
    seq = models.PositiveBigIntegerField()
    kind_version = models.PositiveSmallIntegerField()
    command_id = models.UUIDField()
    gesture_id = models.UUIDField()
    actor = models.CharField(max_length=64)
    command = models.CharField(max_length=40)
    arguments = models.TextField(help_text="JSON, as it was accepted.")
    changes = models.TextField(help_text="JSON list of [collection, id, record after, record before].")
    at = models.PositiveBigIntegerField(help_text="Milliseconds since 1970, UTC.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "seq"], name="one_event_per_seq"),
            models.UniqueConstraint(fields=["document", "command_id"], name="each_command_once"),
        ]
        indexes = [models.Index(fields=["document", "actor", "-seq"], name="event_by_actor")]

    def __str__(self) -> str:
        return f"{self.document_id} {self.seq} {self.command}"


class Snapshot(models.Model):
    """A document's whole state at one sequence number; only the newest is kept."""

    document = models.OneToOneField(Document, on_delete=models.CASCADE, related_name="snapshot")
    seq = models.PositiveBigIntegerField()
    kind_version = models.PositiveSmallIntegerField()
    records = models.TextField(help_text="JSON: {collection: {id: record}}.")

    def __str__(self) -> str:
        return f"{self.document_id} {self.seq}"
