"""Making libraries."""

from django.contrib.auth.models import User
from django.db import transaction

from workshop.models import Library, LibraryMembership


def create_library(*, owner: User, name: str) -> Library:
    """Make a library that belongs to `owner`."""
    with transaction.atomic():
        library = Library.objects.create(name=name)
        LibraryMembership.objects.create(library=library, user=owner, role=LibraryMembership.Role.OWNER)
    return library
