"""Alice runs a workshop whose quotes are imported; Bob has an account and nothing to do with it."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client

from workshop.libraries import create_library
from workshop.models import StaffMembership, Workshop

SMALL = b"quote,person,role\nIt is slow every morning,Petra,dispatcher\nI call them instead,Marcus,dispatcher\n"


@pytest.fixture
def alice(db: None) -> User:
    return User.objects.create(username="alice@example.org", email="alice@example.org")


@pytest.fixture
def bob(db: None) -> User:
    return User.objects.create(username="bob@example.org", email="bob@example.org")


@pytest.fixture
def house(alice: User) -> Workshop:
    """A workshop in preparation, without the live documents that no import needs."""
    library = create_library(owner=alice, name="Field service")
    workshop = Workshop.objects.create(library=library, title="Who plans?", session=uuid4(), join_code="ABCD2345")
    StaffMembership.objects.create(workshop=workshop, user=alice, role=StaffMembership.Role.FACILITATOR)
    return workshop


@pytest.fixture
def signed_in(client: Client, alice: User) -> Client:
    client.force_login(alice, backend="django.contrib.auth.backends.ModelBackend")
    return client
