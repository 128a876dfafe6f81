"""Watches every action of a test: a row about a case that changes leaves an entry in its file, or the test fails."""

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction

from samakki.cases.models import Case
from samakki.journal.models import Entry
from samakki.kernel.deeds import By

WRITES = re.compile(r'^(?:INSERT (?:OR \w+ )?INTO|UPDATE|DELETE FROM) "?(\w+)')
MARKS_OF_READING = {
    "assistance.open_review": "that an answer was read by who asked: who opened the file stands in its read log",
}
FOLLOWS = {
    f"assistance.{verb}": "keeps what is due in step with an entry, or with who sees to the case, in the same action"
    for verb in (
        "bring_reviews",
        "follow",
        "follow_stories",
        "follow_worker",
        "give_reviews_back",
        "keep_guardians",
        "keep_limits",
        "let_fall_due",
        "rest",
        "wake",
    )
} | {
    f"cases.{verb}": "keeps what stands in clear, or is counted, in step with an entry, in the same action"
    for verb in ("count", "note_in_clear", "note_steps")
}
FOLLOWS |= dict.fromkeys(
    ("assistance.forget_erased", "cases.erase_case_file", "cases.forget_case"),
    "takes away what is left of a case whose keys are destroyed: the tree of readings holds that it was erased",
)


def about_cases() -> dict[type[models.Model], str]:
    """Give every table whose rows are about a case, with the column that says about which."""
    found = {
        model: str(field.attname)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model is Case
    }
    return {Case: "pk", **found}


class Watched:
    """Stands around the transaction of every action; `silent` names those that wrote about a case without an entry."""

    def __init__(self) -> None:
        self.silent: list[str] = []
        self._tables = {model._meta.db_table for model in about_cases()}
        self._asked = threading.local()

    def judge(self, _by: By, act: str, _about: object) -> bool:
        """Allow everything, and remember what was asked last: the action whose transaction begins next."""
        self._asked.act = act
        return True

    @contextmanager
    def transaction(self) -> Iterator[None]:
        act, written = self._asked.act, set[str]()

        def look(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 -- as Django calls it
            found = WRITES.match(sql)
            if found:
                written.add(found[1])
            return execute(sql, params, many, context)

        with transaction.atomic(using="default"), connection.execute_wrapper(look):
            yield
        unseen = written & self._tables and Entry._meta.db_table not in written
        if unseen and act not in MARKS_OF_READING | FOLLOWS:
            self.silent.append(act)
