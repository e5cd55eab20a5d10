"""Every table of this folder, found by itself: a new kind of document adds its file and nothing else."""

import pkgutil
from importlib import import_module

from realtime.kinds import Kind, all_kinds
from tests.workshop import acts
from tests.workshop.acts import Act, BuiltOn, No, Table


def all_tables() -> list[Table]:
    modules = (import_module(f"{acts.__name__}.{found.name}") for found in pkgutil.iter_modules(acts.__path__))
    return [module.TABLE for module in modules if hasattr(module, "TABLE")]


def all_kinds_of_the_product() -> list[Kind]:
    """Without the kinds that tests register for themselves."""
    return [kind for kind in all_kinds() if not kind.access.__module__.startswith("tests.")]


TABLES = all_tables()
ACTS: list[tuple[Table, Act]] = [(table, act) for table in TABLES for act in table.acts]
REFUSALS: list[tuple[Table, No]] = [(table, no) for table in TABLES for no in table.refusals]
BUILT_ON: list[tuple[Table, BuiltOn]] = [(table, one) for table in TABLES for one in table.built_on]


def name(case: object) -> str:
    """How pytest calls a table or one of its rows."""
    return case.kind if isinstance(case, Table) else str(case)
