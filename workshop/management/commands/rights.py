"""`manage.py rights`: print the page of who may do what, as it stands in docs/rights.md."""

from typing import Any

from django.core.management.base import BaseCommand

from workshop.rights_page import rights_page


class Command(BaseCommand):
    help = "Print who may do what; docs/rights.md holds it."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(rights_page())
