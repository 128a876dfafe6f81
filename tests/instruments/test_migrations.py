"""The store of forms comes from the last release's schema, and from nothing, to what the code expects."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

LAST_RELEASE = ("instruments", "0001_instruments_and_versions")
NOW = next(node for node in MigrationLoader(None).graph.leaf_nodes() if node[0] == "instruments")
DAY = datetime(2026, 3, 4, 12, tzinfo=UTC)
MEMBER = UUID(int=7)
Move = Callable[[tuple[str, str | None]], Any]


@pytest.fixture
def move(committed_stores: None) -> Iterator[Move]:
    """Brings the schema of the forms to one migration, and gives the models as they are there.

    What stands on the forms goes back with them, and is there again for whoever comes next.
    """

    def to(target: tuple[str, str | None]) -> Any:
        executor = MigrationExecutor(connection)
        executor.migrate([target])  # type: ignore[list-item]  # None is a room without tables
        return MigrationExecutor(connection).loader.project_state([NOW if target[1] is None else target]).apps  # type: ignore[list-item]  # as above

    yield to
    everything = MigrationExecutor(connection)
    everything.migrate(everything.loader.graph.leaf_nodes())


def version(instrument: Any, number: int, **more: object) -> dict[str, object]:
    empty = {"title": "x", "questions": 1, "definition": b"{}", "source": b"", "source_hash": "", **more}
    return {"id": UUID(int=number), "instrument": instrument, "number": number, "definition_hash": str(number), **empty}


def test_what_the_last_release_kept_was_in_use_and_is_published_by_this_one(move: Move) -> None:
    old = move(LAST_RELEASE)
    made = old.get_model("instruments", "Instrument").objects.create(
        id=UUID(int=1), name="Intake", section="health", made_at=DAY
    )
    kept = old.get_model("instruments", "Version").objects
    kept.create(**version(made, 1, imported_by=None, imported_at=DAY))
    kept.create(**version(made, 2, imported_by=MEMBER, imported_at=DAY))

    new = move(NOW).get_model("instruments", "Version").objects
    told = list(new.order_by("number").values_list("state", "brought_hand", "brought_by", "published_hand"))
    assert told == [("published", "operator", None, "release"), ("published", "member", MEMBER, "release")]
    assert {(one.brought_at, one.published_at, one.published_by, one.withdrawn_at) for one in new.all()} == {
        (DAY, DAY, None, None)
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        new.update(published_at=None)

    back = move(LAST_RELEASE).get_model("instruments", "Version").objects
    assert list(back.order_by("number").values_list("imported_by", "imported_at")) == [(None, DAY), (MEMBER, DAY)]


def test_from_nothing_the_schema_is_what_the_code_expects(move: Move) -> None:
    move(("instruments", None))
    move(NOW)
    from samakki.instruments.models import Version  # noqa: PLC0415 -- the model of now, against the table just made

    assert list(Version.objects.all()) == []
