"""Counting what became of the questions of a form: in slices, inside the request of the one who asks, kept nowhere.

A counter that moved with each save would stand in clear beside the entry that moved it, and tell which question this
person left. So nothing is counted ahead: the files are opened, and each says that it was read for counting.
"""

from collections import Counter
from typing import Final
from uuid import UUID

from samakki.cases.actions.desk import binder, visible
from samakki.cases.models import Case
from samakki.cases.rules import fillings_in
from samakki.cases.words import CASES_A_SLICE, Counted
from samakki.instruments import queries as instruments
from samakki.instruments.words import Value, VersionId, from_stored
from samakki.journal import actions as journal
from samakki.journal.words import Purpose
from samakki.kernel.actors import acting
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import FileId

SHUT: Final = "closed"


@deed()
def count_answers(by: By, version: UUID, after: FileId | None = None) -> Counted:
    """Open the next 50 files of the own agency and count what became of each question of one version of a form.

    `after` is where the slice before this one ended. Opens only the sections that this form writes; each file notes
    that it was read for counting. What was written closed is not opened, and counts as answered, whatever it says.
    Raises InstrumentUnknownError.
    """
    _member, agency = acting(by)
    which = VersionId(version)
    cases = visible(by, Case.objects.filter(owner_id=agency)).order_by("file_id")
    total = cases.count()
    rest = cases if after is None else cases.filter(file_id__gt=after)
    files = [FileId(found) for found in rest.values_list("file_id", flat=True)[: CASES_A_SLICE + 1]]
    here, more = files[:CASES_A_SLICE], len(files) > CASES_A_SLICE
    sections = instruments.written_sections(by, which)
    states = journal.read_snapshots(by, here, sections, page="form report", purpose=Purpose.COUNT) if here else {}
    counts: Counter[tuple[str, str]] = Counter()
    find, fillings = binder(by), 0
    for state in states.values():
        for filling in fillings_in(state, find):
            if filling.version != version:
                continue
            fillings += 1
            answers: dict[str, Value] = dict.fromkeys(filling.closed, SHUT)
            answers |= {path: from_stored(value) for path, value in filling.answers.items()}
            counts.update((path, said.value) for path, said in instruments.outcomes(by, which, answers).items())
    return Counted(len(here), total, fillings, dict(counts), here[-1] if more else None)
