"""Lines of a log in words; people by their pseudonyms only, because the log lies open on a desk."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samakki.cases import actions
from samakki.cases.words import BookLine, CaseRow, LineKind
from samakki.doors.web.desk.names import names_for, who
from samakki.kernel.deeds import By

KINDS: Final[Mapping[LineKind, Promise | str]] = {
    LineKind.LINE: "",
    LineKind.TELL: _("To be told"),
    LineKind.INCIDENT: _("Incident"),
    LineKind.RECEIVED: _("Received"),
    LineKind.MOVED: _("Moved"),
    LineKind.LEFT: _("Left the house"),
    LineKind.REFUSED: _("No place"),
    LineKind.ALARM: _("Alarm"),
    LineKind.ANSWERED: _("Alarm answered"),
    LineKind.HANDED: _("Signed: handed over"),
    LineKind.TAKEN: _("Signed: taken over"),
    LineKind.STANDING: _("For every night"),
}
WRITTEN: Final = (
    (LineKind.LINE.value, _("A line")),
    (LineKind.TELL.value, _("To be told at hand-over")),
    (LineKind.INCIDENT.value, _("An incident")),
)
MATTERS: Final = frozenset({LineKind.TELL, LineKind.INCIDENT, LineKind.ALARM, LineKind.HANDED})
_COLOURS: Final[Mapping[LineKind, str]] = {
    LineKind.TELL: "yellow",
    LineKind.INCIDENT: "red",
    LineKind.ALARM: "red",
    LineKind.HANDED: "teal",
    LineKind.TAKEN: "teal",
}


def told(by: By, lines: Iterable[BookLine]) -> list[dict[str, Any]]:
    """Put lines into words, in their order; who stood on the page is written down once."""
    kept, names = list(lines), names_for(by)
    cases = list(dict.fromkeys(case for line in kept for case in line.cases))
    rows = {row.case: row for row in actions.name_cases(by, cases)} if cases else {}
    return [
        {
            "entry": line.entry,
            "who": who(names, line.author),
            "when": line.when,
            "kind": KINDS[line.kind],
            "colour": _COLOURS.get(line.kind, ""),
            "text": line.text,
            "people": [(case, pseudonym(rows[case])) for case in line.cases if case in rows],
            "taken_back": line.taken_back,
            "own": line.author == by.member and not line.taken_back and line.kind in _TAKEN_BACK,
        }
        for line in kept
    ]


_TAKEN_BACK: Final = frozenset({LineKind.LINE, LineKind.TELL, LineKind.INCIDENT, LineKind.REFUSED})


def pseudonym(row: CaseRow) -> str:
    """Call somebody by what means nothing to a stranger."""
    return row.pseudonym or row.mark
