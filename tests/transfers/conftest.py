"""A shelter whose supervisor Dara takes cases in and hands them on, and files as other registers write them."""

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import BinaryIO

import pytest

from samakki.kernel.deeds import By
from samakki.transfers import actions, jobs
from samakki.transfers.rules.sheet_writing import write_csv
from samakki.transfers.words import Plan, Report, Survey
from tests.cases.conftest import Staff, node_secret, settle

__all__ = ["node_secret"]

Bring = Callable[..., Report]


@pytest.fixture
def staff(stores: None, all_allowed: None, node_secret: None, node_by: By) -> Staff:
    return settle(node_by)


@pytest.fixture
def supervisor(staff: Staff) -> By:
    return replace(staff.dara, role="supervisor", verdicts={})


def table(head: Sequence[str], *rows: Sequence[str]) -> BinaryIO:
    return io.BytesIO(write_csv(head, rows))


def workbook(sheet: str | bytes, *, more: dict[str, str] | None = None) -> BinaryIO:
    """Give a workbook with this sheet's XML, and other parts in place of the usual ones."""
    plain = io.BytesIO()
    from samakki.transfers.rules.sheet_writing import _PARTS  # noqa: PLC0415 -- only here

    parts: dict[str, str | bytes] = {**_PARTS, "xl/worksheets/sheet1.xml": sheet, **(more or {})}
    with zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    plain.seek(0)
    return plain


def guessed(by: By, handle: BinaryIO, source: str = "register") -> tuple[Survey, Plan]:
    found = actions.survey(by, handle)
    return found, actions.guess(by, source, found)


@pytest.fixture
def bring(supervisor: By) -> Bring:
    """Take a file in by a guessed map, or by the one given."""

    def take(handle: BinaryIO, plan: Plan | None = None, *, resume: bool = False, by: By = supervisor) -> Report:
        found = actions.survey(by, handle, header=plan.header if plan else 0)
        chosen = plan or actions.guess(by, "register", found)
        actions.judge_plan(by, chosen, found)
        return jobs.take_all(by, handle, chosen, found, "register.csv", lambda _row, _report: None, resume=resume)

    return take
