"""Reading many cases to hand them on: each stands in the read log with the purpose, page by page."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from samakki.cases.actions.desk import of_cases
from samakki.cases.models import Case
from samakki.cases.words import CASES_AT_ONCE, HandedOn, WordsRefusedError
from samakki.journal import actions as journal
from samakki.journal import queries as asked
from samakki.journal.words import FileState, Purpose
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
    return tuple(
        HandedOn(
            case,
            opened[case],
            _values(states[case]),
            told.get(case, {}),
            tuple(f"{conflict.section}.{conflict.field}" for conflict in states[case].conflicts()),
        )
        for case in dict.fromkeys(cases)
    )


def _values(state: FileState) -> dict[Section, dict[str, Any]]:
    return {
        section: {name: heads.value for name, heads in fields.items() if heads.value is not None}
        for section, fields in state.sections.items()
    }


def _closed(
    by: By, cases: Sequence[FileId], sections: frozenset[Section]
) -> dict[FileId, dict[Section, dict[str, Any]]]:
    told: dict[FileId, dict[Section, dict[str, Any]]] = {}
    found = asked.closed_in(by, list(cases), sections) if sections else ()
    if found:
        opened = journal.open_closed_many(by, [entry for _case, entry in found], Purpose.EXPORT, page=PAGE)
        for (case, _entry), entry in zip(found, opened, strict=True):
            for change in entry.body.changes if entry.body else ():
                told.setdefault(case, {}).setdefault(entry.header.section, {})[change.field] = change.value
    return told
