"""Make the demo, or what is missing of it. Running it again changes nothing that is there."""

from uuid import uuid4

from django.contrib.auth.models import User

from realtime.batch import Batch
from realtime.engine import engine
from workshop.agenda_templates import THREE_HOURS
from workshop.demo import content
from workshop.libraries import create_library
from workshop.models import Library, Participant, Workshop
from workshop.quotes.importing import import_quotes
from workshop.quotes.reading.mapping import mapping_by_names
from workshop.quotes.uploads import kept_read_as, read_import, start_import
from workshop.workshops import create_workshop


def find_demo() -> Workshop | None:
    """Return the demo's workshop, under whatever title it has by now, or None when there is none."""
    workshops = Workshop.objects.select_related("library")
    return workshops.filter(library__memberships__user__username=content.EMAIL).order_by("created_at").first()


def is_complete(workshop: Workshop) -> bool:
    """Return whether nothing is left to make; a workshop that has begun is never touched."""
    has_begun = workshop.status != Workshop.Status.PREPARING
    return has_begun or (_has_quotes(workshop) and _has_people(workshop))


def make_demo() -> Workshop:
    """Return the demo's workshop, made or completed. Changes documents: no other process may serve the database."""
    workshop = find_demo() or _make_workshop()
    if not is_complete(workshop):
        if not _has_quotes(workshop):
            _make_quotes(workshop)
        if not _has_people(workshop):
            _make_people(workshop)
    return workshop


def _make_workshop() -> Workshop:
    user, is_new = User.objects.get_or_create(
        username=content.EMAIL, defaults={"email": content.EMAIL, "first_name": content.USER_NAME}
    )
    if is_new:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    library = Library.objects.filter(memberships__user=user).order_by("created_at").first()
    if library is None:
        library = create_library(owner=user, name=content.LIBRARY)
    return create_workshop(library=library, title=content.WORKSHOP, facilitator=user, template=THREE_HOURS)


def _make_quotes(workshop: Workshop) -> None:
    user = User.objects.get(username=content.EMAIL)
    import_ = start_import(workshop, name=content.QUOTES_NAME, content=content.QUOTES_FILE.read_bytes(), actor=user)
    mapping = mapping_by_names(
        read_import(import_, kept_read_as(import_)),
        text=[content.TEXT_COLUMN],
        respondent=content.RESPONDENT_COLUMN,
        source=content.SOURCE_COLUMN,
        segment=content.SEGMENT_COLUMN,
    )
    import_quotes(import_=import_, mapping=mapping, actor=user)


def _make_people(workshop: Workshop) -> None:
    """Two groups and the roster, in one transaction with their mirror in the session."""
    groups = [str(uuid4()) for _ in content.GROUPS]

    def job(batch: Batch) -> None:
        for group, name in zip(groups, content.GROUPS, strict=True):
            batch.command(workshop.session, "make_group", {"group": group, "name": name})
        for invited in content.ROSTER:
            person = Participant.objects.create(
                workshop=workshop,
                name=invited.name,
                function=invited.function,
                meets_customers=invited.meets_customers,
                breakout_id=groups[invited.group],
            )
            batch.command(workshop.session, "put_person", {"person": str(person.pk)})

    engine.run(job, documents=(workshop.session,))


def _has_quotes(workshop: Workshop) -> bool:
    """Whether somebody brought quotes; a demo whose quotes were exchanged for others stays so."""
    return workshop.quotes.exists() or workshop.imports.exists()


def _has_people(workshop: Workshop) -> bool:
    return workshop.participants.exists() or workshop.breakouts.exists()
