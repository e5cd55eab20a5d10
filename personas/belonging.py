"""What of the personas belongs to a workshop: drafts, which go with it, and packs, which keep it."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from personas.models import Pack, Persona
from workshop.belongings import Belonging, Counted, register_belonging
from workshop.models import Workshop


def counted(workshop: Workshop) -> Counted:
    """The drafts of a workshop."""
    count = Persona.objects.filter(workshop=workshop).count()
    return Counted(ngettext("%(count)s persona draft", "%(count)s persona drafts", count), count)


def documents(workshop: Workshop) -> Iterable[UUID]:
    """The documents that hold the drafts' words."""
    return Persona.objects.filter(workshop=workshop).values_list("draft", flat=True)


def reason(workshop: Workshop) -> str | None:
    """A workshop with a pack stays: every line of the pack leads to it."""
    pack = Pack.objects.filter(workshop=workshop).only("title").first()
    if pack is None:
        return None
    return _("“%(pack)s” was made of this workshop, and every line of a pack leads to its evidence. So it stays.") % {
        "pack": pack.title
    }


register_belonging(Belonging(counted, documents, reason))
