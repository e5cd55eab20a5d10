"""The one door to personas and packs; absent and forbidden look alike."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.http import Http404

from personas.models import Pack, Persona
from realtime.kinds import Access
from workshop.access import Actor, library_for, rights_in, workshop_for
from workshop.rights import Capability


def persona_for(*, actor: Actor, id: UUID, needs: Capability) -> Persona:
    """The persona with its workshop, if `actor` has `needs`; raises Http404."""
    persona = Persona.objects.select_related("workshop__library").filter(pk=id).first()
    if persona is None:
        raise Http404
    workshop_for(actor=actor, id=persona.workshop_id, needs=needs)
    return persona


def pack_for(*, actor: Actor, id: UUID) -> Pack:
    """The pack, if `actor` may export what is published in its library; raises Http404."""
    pack = Pack.objects.select_related("library", "workshop", "locked_by").filter(pk=id).first()
    if pack is None:
        raise Http404
    library_for(actor=actor, id=pack.library_id, needs=Capability.EXPORT_PUBLISHED)
    return pack


def draft_access(document: UUID, actors: Collection[str]) -> Mapping[str, Access]:
    """Access to a persona draft: for those who may edit drafts of its workshop, and nobody else."""
    persona = Persona.objects.select_related("workshop").filter(draft=document).first()
    if persona is None:
        return {}
    rights = rights_in(persona.workshop, actors)
    return {actor: Access(held) for actor, held in rights.items() if Capability.EDIT_DRAFTS.value in held}
