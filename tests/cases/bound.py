"""One case with forms that are bound to the case file, as Dara and Mali work on it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

import pytest

from samakki.cases import actions
from samakki.cases.actions import Answer
from samakki.cases.words import FillingShown
from samakki.instruments import actions as instruments
from samakki.instruments.actions import Naming
from samakki.instruments.words import VersionId
from samakki.journal import actions as journal
from samakki.kernel.deeds import By
from samakki.kernel.ids import fresh_id
from samakki.sections.words import BY_NAME, Section
from tests.cases.conftest import Staff
from tests.instruments.fields import SHUT

JOURNEY: Final = BY_NAME[Section.EXPERIENCE, "journey"]


class Desk:
    """One case with forms, as Dara and Mali work on it."""

    def __init__(self, staff: Staff) -> None:
        self.staff = staff
        self.case = actions.open_case(staff.dara, "DEMO: at the gate", "K-1")

    def bring(self, content: bytes, name: str) -> VersionId:
        return instruments.release_xlsform(self.staff.node, content, Naming(name=name)).version

    def begin(self, version: UUID) -> UUID:
        filling = fresh_id(self.staff.node.clock, self.staff.node.chance)
        actions.fill_form(self.staff.dara, self.case, version, filling, ())
        return filling

    def fill(self, by: By, filling: UUID, answers: dict[str, Any], **more: Any) -> Any:
        shown = self.read(by, filling)
        given = [Answer(path, value, shown.bases.get(path, ())) for path, value in answers.items()]
        return actions.fill_form(by, self.case, shown.version, filling, given, **more)

    def read(self, by: By, filling: UUID) -> FillingShown:
        return actions.read_filling(by, self.case, filling)

    def versions(self, filling: UUID) -> set[UUID]:
        return {save.version for save in actions.filling_history(self.staff.dara, self.case, filling) if save.version}

    def value(self, section: Section, name: str) -> Any:
        shown = actions.read_section(self.staff.dara, self.case, section)
        return next(one.heads.value for one in shown.fields if one.field.name == name)

    def names(self) -> set[tuple[Section, str]]:
        read = actions.read_case(self.staff.dara, self.case)
        return {
            (shown.entry.header.section, change.field)
            for shown in read.entries
            if shown.entry.body
            for change in shown.entry.body.changes
        }


def in_clear(desk: Desk) -> str:
    """Give everything of a case that is read without opening a closed entry."""
    read = journal.read_file(desk.staff.mali, desk.case, purpose="a test")
    folded = [
        head.value for fields in read.state.sections.values() for heads in fields.values() for head in heads.heads
    ]
    written = [change.value for entry in read.entries if entry.body for change in entry.body.changes]
    return repr([*folded, *written])


@pytest.fixture
def closing(demo_fields: None, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Say of two fields, in the midst of a test, that they start closed, or that they do not."""

    def close(*, shut: bool) -> None:
        for field in (SHUT, JOURNEY):
            monkeypatch.setitem(BY_NAME, (field.section, field.name), replace(field, closed=shut))  # type: ignore[arg-type]  # it is a dict

    close(shut=False)
    return close


@pytest.fixture
def desk(staff: Staff) -> Desk:
    return Desk(staff)
