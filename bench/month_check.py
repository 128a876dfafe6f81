"""What stands in the house at the end of a simulated month, held against the ledger."""

from collections import Counter
from typing import Any, Final
from uuid import UUID

from bench.ledger import LIMITS, OPEN, Ledger, Person, Task

from samakki.assistance.models import Due
from samakki.cases import actions as cases
from samakki.cases.models import Case
from samakki.journal import actions as journal
from samakki.journal.words import FileRead
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId
from samakki.sections.words import Section

ROWS: Final = {"plan": ("action", "due"), "appointments": ("what", "day"), "follow_ups": ("why", "due")}
_ALL: Final = 10_000


def check(by: By, book: Ledger) -> None:
    """Enter as faults whatever the ledger has and the house has not, or the house has otherwise."""
    tasks: dict[str, list[Task]] = {}
    for task in book.tasks:
        tasks.setdefault(task.case, []).append(task)
    for case, person in book.persons.items():
        _check_file(by, book, case, person, tasks.get(case, []))
    _check_limits(book)
    _check_clear(book)


def _check_file(by: By, book: Ledger, case: str, person: Person, tasks: list[Task]) -> None:
    read = journal.read_file(by, FileId(UUID(case)), limit=_ALL)
    text = "\n".join(_texts(read))
    for words in person.words:
        if words not in text:
            book.fault(f"lost in {case}: {words}")
    here = read.state.sections.get(Section.ADMINISTRATION, {})
    cells = {name: heads.value for name, heads in here.items()}
    rows = {(name.split("/")[0], value): name.split("/")[1] for name, value in cells.items() if name.count("/") == 2}  # noqa: PLR2004 -- field, row, part
    for task in tasks:
        if task.kind in ROWS:
            row = rows.get((task.kind, task.words), "")
            found = _row(cells, task.kind, row)
            wanted = (str(task.on), task.state == "done", task.tries)
            if found != wanted:
                book.fault(f"{task.kind} of {case} stands as {found}, not {wanted}: {task.words}")
    taken = [stride.step.value for stride in cases.read_path(by, FileId(UUID(case))).taken]
    if taken != person.steps:
        book.fault(f"path of {case} is {taken}, not {person.steps}")
    if read.conflicts:
        book.fault(f"conflicts in {case}, though nobody wrote at the same time")


def _row(cells: dict[str, Any], field: str, row: str) -> tuple[str, bool, int]:
    day = cells.get(f"{field}/{row}/{ROWS[field][1]}")
    return str(day), cells.get(f"{field}/{row}/state") == "done", int(cells.get(f"{field}/{row}/tried") or 0)


def _texts(read: FileRead) -> list[str]:
    bodies = [entry.body for entry in read.entries if entry.body]
    return [body.note for body in bodies] + [str(change.value) for body in bodies for change in body.changes]


def _check_limits(book: Ledger) -> None:
    """Each entering of a step brought its limit once, and each stands as the moves since then say."""
    stored = Due.objects.filter(kind="limit").values_list("case_id", "ref", "state")
    fired = Counter((str(case), ref.partition("/")[0], state) for case, ref, state in stored)
    own = [task for task in book.tasks if task.kind.startswith("limit ")]
    known = Counter((task.case, LIMITS[task.kind.removeprefix("limit ")].name, task.state) for task in own)
    book.done["limit"] = sum(fired.values())
    for key in fired.keys() | known.keys():
        if fired[key] != known[key]:
            book.fault(f"limit {key} stands {fired[key]} times, not {known[key]}")


def _check_clear(book: Ledger) -> None:
    """Compare what is open in clear with what is open in the ledger, day by day, and which cases are closed."""
    kinds = {"plan": "plan action", "appointments": "appointment", "follow_ups": "follow-up", "again": "follow-up"}
    stored = Due.objects.filter(state="open").values_list("case_id", "kind", "on")
    found = Counter((str(case), kind, on) for case, kind, on in stored)
    waiting = [task for task in book.tasks if task.state == OPEN]
    known = Counter((task.case, kinds.get(task.kind, task.kind.split()[0]), task.on) for task in waiting)
    for key in found.keys() | known.keys():
        if found[key] != known[key]:
            book.fault(f"open {key} stands {found[key]} times, not {known[key]}")
    closed = {str(case) for case in Case.objects.exclude(closed_on=None).values_list("file_id", flat=True)}
    if closed != (wanted := {case for case, person in book.persons.items() if person.closed}):
        book.fault(f"closed in one book only: {closed ^ wanted}")
    book.done["case in the house"] = Case.objects.count()
