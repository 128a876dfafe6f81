"""Reading many cases to hand them on: each stands in the read log with the purpose, page by page."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from samakki.cases.actions.desk import of_cases, visible
from samakki.cases.actions.family import onward_of
from samakki.cases.models import Case
from samakki.cases.rules import closed_sayings, first_values, led_on, links_in, sayings
from samakki.cases.words import CASES_AT_ONCE, HandedOn, WordsRefusedError
from samakki.journal import actions as journal
from samakki.journal import queries as asked
from samakki.journal.words import FileState, OpenedEntry, Purpose
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import FileId
from samakki.sections.words import Section

PAGE: Final = "export"


@deed(about=of_cases)
def hand_on(
    by: By, cases: Sequence[FileId], sections: Iterable[Section], closed: Iterable[Section] = ()
) -> tuple[HandedOn, ...]:
    """Open what some sections of these cases say, to be handed on, in the order asked for.

    In the sections named by `closed` the closed entries are opened too, each by name; each such opening is recorded by
    itself. Raises WordsRefusedError for more cases than are read at once.
    """
    if len(cases) > CASES_AT_ONCE:
        about = "cases"
        raise WordsRefusedError(about, "too_many", CASES_AT_ONCE)
    wanted, shut = list(dict.fromkeys(sections)), frozenset(closed)
    states = journal.read_snapshots(by, list(cases), wanted, page=PAGE, purpose=Purpose.EXPORT)
    opened = dict(Case.objects.filter(pk__in=list(cases)).values_list("pk", "opened_at"))
    told = _closed(by, cases, shut)
    handed = tuple(_handed(case, opened[case], states[case], told.get(case, ())) for case in dict.fromkeys(cases))
    onward = _onward(by, handed)
    for one in handed if onward else ():
        led_on(one.values, one.told, onward)
    return handed


def _handed(case: FileId, opened_at: datetime, state: FileState, entries: Sequence[OpenedEntry]) -> HandedOn:
    closed, closed_told = closed_sayings(entries)
    disputed = tuple(f"{conflict.section}.{conflict.field}" for conflict in state.conflicts())
    return HandedOn(case, opened_at, first_values(state), closed, disputed, sayings(state), closed_told)


def _onward(by: By, handed: Sequence[HandedOn]) -> dict[str, str]:
    """Tell of each file that was joined with another and is led to from here which one goes on."""
    ids = [FileId(UUID(old)) for old in {old for one in handed for old in links_in(one.values, one.told)}]
    here = visible(by, Case.objects.filter(owner_id=by.agency))
    joined = here.filter(pk__in=ids).exclude(joined_at=None) if ids else ()
    found = onward_of(by, [FileId(case.pk) for case in joined])
    return {str(old): str(new) for old, new in found.items()}


def _closed(by: By, cases: Sequence[FileId], sections: frozenset[Section]) -> dict[FileId, list[OpenedEntry]]:
    found = asked.closed_in(by, list(cases), sections) if sections else ()
    told: dict[FileId, list[OpenedEntry]] = {}
    if found:
        opened = journal.open_closed_many(by, [entry for _case, entry in found], Purpose.EXPORT, page=PAGE)
        for (case, _entry), entry in zip(found, opened, strict=True):
            told.setdefault(case, []).append(entry)
    return told
