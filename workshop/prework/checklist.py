"""The checklist as its page shows it: the five kinds, how far each is, and what was removed or withdrawn."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from workshop.models import Finding, FindingRevision, PreworkItem, Workshop
from workshop.prework.kinds import GUIDES, Guide


@dataclass(frozen=True)
class Section:
    """One kind with its items."""

    kind: PreworkItem.Kind
    guide: Guide
    items: Sequence[PreworkItem]

    @property
    def done(self) -> int:
        return sum(item.done_at is not None for item in self.items)

    @property
    def is_done(self) -> bool:
        return bool(self.items) and self.done == len(self.items)


def sections(items: Iterable[PreworkItem], *, with_empty: bool = True) -> list[Section]:
    """The items by kind, in the order of the kinds; those without any too, unless told otherwise."""
    by_kind: dict[str, list[PreworkItem]] = defaultdict(list)
    for item in items:
        by_kind[item.kind].append(item)
    found = [Section(kind, guide, by_kind[kind]) for kind, guide in GUIDES.items()]
    return [section for section in found if section.items or with_empty]


def items_of(workshop: Workshop) -> QuerySet[PreworkItem]:
    """The items that stand, with their standing findings and what these said before; three queries."""
    earlier = Prefetch("earlier", FindingRevision.objects.order_by("-revision"))
    standing = Finding.objects.filter(withdrawn_at=None).prefetch_related(earlier)
    rows = workshop.prework.filter(removed_at=None).select_related("owner")
    return rows.prefetch_related(Prefetch("findings", standing, to_attr="standing"))


def removed_items(workshop: Workshop) -> QuerySet[PreworkItem]:
    """What was removed and can be put back, the last first."""
    return workshop.prework.exclude(removed_at=None).order_by("-removed_at")


def withdrawn_findings(workshop: Workshop) -> QuerySet[Finding]:
    """What does not stand any more."""
    return workshop.findings.exclude(withdrawn_at=None).select_related("item")


def progress(workshop: Workshop) -> dict[str, int]:
    """How many items there are, and how many of them are done; two queries."""
    rows = workshop.prework.filter(removed_at=None)
    return {"prework": rows.count(), "prework_done": rows.exclude(done_at=None).count()}
