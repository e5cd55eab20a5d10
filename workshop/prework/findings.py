"""Findings: numbered once, revised with their old words kept, withdrawn and never deleted."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workshop.models import Finding, FindingRevision, PreworkItem, Workshop
from workshop.prework.forms import STATEMENT_FIELDS
from workshop.prework.refused import Outdated, Refused

FINDINGS_MOST = 500
CHANGED = _(
    "Somebody revised this finding meanwhile. What you typed is still here: compare it with what stands there now, "
    "and save again to write over it."
)
_KEPT = (*STATEMENT_FIELDS, "revision", "made_by_id", "made_at")


def add_finding(item: PreworkItem, statement: Mapping[str, Any], *, actor: User) -> Finding:
    """Add a finding under the workshop's next number."""
    with transaction.atomic():
        Workshop.objects.select_for_update().get(pk=item.workshop_id)
        last = Finding.objects.filter(workshop=item.workshop_id).aggregate(last=Max("number"))["last"] or 0
        if last >= FINDINGS_MOST:
            raise Refused(_("A workshop can hold {most} findings, and has them.").format(most=FINDINGS_MOST))
        if not PreworkItem.objects.filter(pk=item.pk, removed_at=None).exists():
            raise Refused(_("The item that it belongs to has been removed. Put it back first."))
        return Finding.objects.create(
            workshop_id=item.workshop_id,
            item=item,
            number=last + 1,
            made_by=actor,
            made_at=timezone.now(),
            **statement,
        )


def revise(finding: Finding, statement: Mapping[str, Any], *, revision: int | None, actor: User) -> Finding:
    """Give a finding other words, and keep those that it had. The same words again change nothing.

    Refuses what was withdrawn, and what is no longer at `revision`: somebody else has revised it.
    """
    with transaction.atomic():
        found = Finding.objects.select_for_update().get(pk=finding.pk)
        if found.withdrawn_at:
            raise Refused(_("This finding was withdrawn. Bring it back first."))
        if found.revision != revision:
            raise Outdated(CHANGED, now=found.revision)
        if all(getattr(found, name) == value for name, value in statement.items()):
            return found
        FindingRevision.objects.create(finding=found, **{name: getattr(found, name) for name in _KEPT})
        for name, value in statement.items():
            setattr(found, name, value)
        found.revision += 1
        found.made_by, found.made_at = actor, timezone.now()
        found.save()
    return found


def withdraw(finding: Finding) -> None:
    """Say that a finding does not stand; its number and words stay, for whatever rests on it."""
    with transaction.atomic():
        Finding.objects.filter(pk=finding.pk, withdrawn_at=None).update(withdrawn_at=timezone.now())


def bring_back(finding: Finding) -> None:
    """Let a withdrawn finding stand again; refused once its item is deleted for good."""
    with transaction.atomic():
        if not Finding.objects.filter(pk=finding.pk, item__isnull=False).update(withdrawn_at=None):
            raise Refused(_("The item that it belonged to is deleted. Write it anew under another item."))
