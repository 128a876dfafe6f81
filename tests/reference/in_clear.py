"""The page of what stands in clear: every column of every table in both stores that is not sealed, with its reason.

Our own models say it beside their fields (`IN_CLEAR`, and `SEALED` for the rest); in_clear.yaml says it for the tables
of the libraries, and for those that Django makes without a model.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml
from django.apps import apps
from django.db import connections, router
from django.db.models import Model

from tests.reference.write import sentence, table

OF_OTHERS: Final = Path(__file__).parent / "in_clear.yaml"
STORES: Final = {"default": "the data", "keystore": "the keystore"}


@dataclass(frozen=True)
class Told:
    """A table as the page tells it: what it holds, its columns in clear and sealed, each with a word on it."""

    name: str
    store: str
    holds: str
    columns: frozenset[str]
    clear: dict[str, str]
    sealed: dict[str, str]


def page() -> str:
    text = (
        "# What stands in clear\n\n"
        "Whoever gets hold of a disk, a backup or a database reads this, and nothing else. What people write, names, "
        "stories, files, and every key are sealed; they are listed at each table, to tell that they are.\n"
    )
    for store, called in STORES.items():
        text += f"\n## In {called}\n"
        for one in (each for each in tables() if each.store == store):
            rows = [(f"`{column}`", _as_sentence(reason)) for column, reason in one.clear.items()]
            text += f"\n### {one.name}\n\n{one.holds}\n\n{table(('in clear', 'why'), rows)}"
            if one.sealed:
                text += "".join(f"\nSealed, `{column}`: {what}.\n" for column, what in one.sealed.items())
    return text


def tables() -> list[Told]:
    """Give every table, ours and others', in the order of their names."""
    models = apps.get_models(include_auto_created=True)
    ours = [_ours(model) for model in models if model.__module__.startswith("samakki.")]
    others = {model._meta.db_table: model for model in models if not model.__module__.startswith("samakki.")}
    listed: dict[str, dict[str, Any]] = yaml.safe_load(OF_OTHERS.read_text())
    theirs = [_theirs(name, others.get(name), listed.get(name, {})) for name in sorted({*others, *listed})]
    return sorted([*ours, *theirs], key=lambda one: one.name)


def undocumented() -> list[str]:
    """Tell which columns are not listed, which are listed and not there, and which have no reason."""
    faults = []
    for one in tables():
        listed = {**one.clear, **one.sealed}
        faults += [f"{one.name}.{column}" for column in sorted(one.columns ^ set(listed))]
        faults += [f"{one.name}.{column}: why?" for column, reason in listed.items() if len(reason.split()) < 2]
        faults += [f"{one.name}: what does it hold?"] * (not one.holds)
    return faults


def unlisted_tables() -> set[str]:
    """Tell which tables really stand in a store and are not on the page."""
    standing = {f"{store}: {name}" for store in STORES for name in connections[store].introspection.table_names()}
    return standing - {f"{one.store}: {one.name}" for one in tables()} - {"keystore: django_migrations"}


def _ours(model: type[Model]) -> Told:
    names = {field.name: field.column for field in model._meta.local_concrete_fields}
    clear: dict[str, str] = getattr(model, "IN_CLEAR", {})
    sealed: dict[str, str] = getattr(model, "SEALED", {})
    return Told(
        model._meta.db_table,
        router.db_for_write(model),
        sentence(model),
        frozenset(names.values()),
        {names.get(name, name): reason for name, reason in clear.items()},
        {names.get(name, name): what for name, what in sealed.items()},
    )


def _theirs(name: str, model: type[Model] | None, told: dict[str, Any]) -> Told:
    columns = told.get("columns", {})
    there = {field.column for field in model._meta.local_concrete_fields} if model else set(columns)
    return Told(name, "default", told.get("holds", ""), frozenset(there), columns, told.get("sealed", {}))


def _as_sentence(reason: str) -> str:
    return reason[:1].upper() + reason[1:].rstrip(".") + "."
