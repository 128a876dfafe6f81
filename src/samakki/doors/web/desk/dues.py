"""What is due in words: when, how late, how often somebody tried; what was just done with it, so that it is undone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from samakki.assistance.words import FOLLOWED, Due, DueId, DueKind, DueLine, DueState, Given, Settled
from samakki.cases.words import RowKept, StandingRow, text_in_words
from samakki.doors.web.desk.names import Names, who
from samakki.doors.web.desk.telling import SAFE_WAYS, date_words, value_words
from samakki.kernel.deeds import By
from samakki.kernel.ids import EntryId, FileId, MemberId
from samakki.sections.words import field_named

KINDS: Final[Mapping[DueKind, Promise]] = {
    DueKind.PLAN_ACTION: _("Plan"),
    DueKind.APPOINTMENT: _("Appointment"),
    DueKind.FOLLOW_UP: _("Follow-up"),
    DueKind.SECOND_OPINION: _("Second opinion"),
    DueKind.REVIEW: _("Look of a supervisor"),
    DueKind.LIMIT: _("Time limit of the rules"),
    DueKind.WATCH: _("Looking in"),
    DueKind.ALARM: _("Alarm: somebody has to answer"),
    DueKind.REQUEST: _("The person waits for an answer about their file"),
}
STATES: Final[Mapping[DueState, Promise]] = {
    DueState.OPEN: _("Due"),
    DueState.DONE: _("Done"),
    DueState.MISSED: _("Did not happen"),
    DueState.DROPPED: _("Left"),
    DueState.RESTING: _("Rests"),
}
UNDO: Final = "undo"
FEW: Final = 10
_LONGEST: Final = 16_000
_GIVEN: Final = "given:"
_WRITTEN: Final = "written:"
_CALLED: Final = "called:"
_TOLD: Final = {
    DueKind.APPOINTMENT: ("place", "with_whom", "transport", "told_person"),
    DueKind.PLAN_ACTION: ("goal", "who"),
}


@dataclass(frozen=True, slots=True)
class DueShown:
    """Something due as a line: `told` are the parts of its row that matter before it, `acts` what can be done."""

    id: DueId
    case: str
    kind: str
    what: str
    day: date
    when: str
    at: str
    late: int
    late_words: str
    tried: str
    state: str
    open: bool
    name: str
    mark: str
    safe_way: str
    safe_code: str
    who: str
    told: tuple[str, ...]
    acts: tuple[str, ...]

    @property
    def title(self) -> str:
        """Give what it is, else its kind."""
        return self.what or self.kind


def shown(names: Names, line: DueLine, today: date) -> DueShown:
    """Put something due into words."""
    due, row = line.due, line.row
    late = max((today - due.on).days, 0) if due.is_open else 0
    return DueShown(
        id=due.id,
        case=str(due.case),
        kind=str(KINDS[due.kind]),
        what=line.what or (text_in_words(due.asks) if due.asks else ""),
        day=due.on,
        when=date_words(due.on.isoformat()),
        at=due.at.strftime("%H:%M") if due.at else "",
        late=late,
        late_words=late_words(late),
        tried=tried_words(due.tries),
        state=str(STATES[due.state]),
        open=due.is_open,
        name=row.name or gettext("Closed to you"),
        mark=row.mark,
        safe_way=str(SAFE_WAYS.get(row.safe_way, "")),
        safe_code=row.safe_way,
        who=who(names, due.member) if due.member else "",
        told=told_of(due, line.said),
        acts=acts_of(due),
    )


def told_of(due: Due, said: StandingRow | None) -> tuple[str, ...]:
    """Give the parts of a row that matter before something is done, in words."""
    if said is None or due.kind not in FOLLOWED:
        return ()
    section, name = FOLLOWED[due.kind]
    field = field_named(section, name)
    parts = ((field.part(part), said.heads(part).value) for part in _TOLD.get(due.kind, ()))
    return tuple(value_words(part, value) for part, value in parts if part and value)


def acts_of(due: Due) -> tuple[str, ...]:
    """Give what can be done with something due from a list."""
    if not due.is_open or not due.settles_here or due.kind is DueKind.ALARM:
        return ()
    if due.kind is DueKind.LIMIT:
        return ("done", "dropped", "tried")
    if due.kind in {DueKind.PLAN_ACTION, DueKind.SECOND_OPINION}:
        return ("done", "dropped", "tried", "move")
    return ("done", "missed", "dropped", "tried", "move")


def today_here(by: By) -> date:
    """Give the day that it is here."""
    return timezone.localdate(by.clock.now())


def late_words(days: int) -> str:
    """Say how late something is; empty where it is not."""
    return ngettext("%(number)s day late", "%(number)s days late", days) % {"number": days} if days > 0 else ""


def tried_words(tries: int) -> str:
    """Say how often somebody tried, without blame."""
    return ngettext("tried %(number)s time", "tried %(number)s times", tries) % {"number": tries} if tries else ""


def token(done: Iterable[Settled]) -> str:
    """Write what was just done as a part of an address: ids only, which mean nothing to a stranger."""
    return ",".join(".".join(map(_plain, (each.due, *each.entries))) for each in done)


def settled_in(text: str) -> tuple[Settled, ...]:
    """Read what `token` wrote; nothing of anything else."""
    try:
        found = [[UUID(part) for part in each.split(".")] for each in text[:_LONGEST].split(",") if each]
    except ValueError:
        return ()
    return tuple(Settled(DueId(first), tuple(map(EntryId, rest))) for first, *rest in found)


def given_token(given: Iterable[Given]) -> str:
    """Write what was just given to a colleague in the same way: what, whose it was, whose it is."""
    return _GIVEN + ",".join(
        ".".join(one.hex if one else "" for one in (each.due, each.was, each.now)) for each in given
    )


def given_in(text: str) -> tuple[Given, ...]:
    """Read what `given_token` wrote; nothing of anything else."""
    told = text[:_LONGEST].removeprefix(_GIVEN) if text.startswith(_GIVEN) else ""
    try:
        found = [[UUID(part) if part else None for part in each.split(".")] for each in told.split(",") if each]
        return tuple(Given(DueId(due), _member(was), _member(now)) for due, was, now in found if due)
    except ValueError:
        return ()


def written_token(case: FileId, entries: Iterable[EntryId]) -> str:
    """Write what was just written in a case in the same way; empty where nothing was."""
    told = ".".join(entry.hex for entry in entries)
    return f"{_WRITTEN}{case.hex}.{told}" if told else ""


def entries_of(kept: Iterable[RowKept]) -> tuple[EntryId, ...]:
    """Give the entries of rows that were just written."""
    return tuple(one.entry for one in kept if one.entry)


def written_in(text: str) -> tuple[FileId, tuple[EntryId, ...]] | None:
    """Read what `written_token` wrote; nothing of anything else."""
    if not text.startswith(_WRITTEN):
        return None
    try:
        case, *entries = [UUID(part) for part in text[:_LONGEST].removeprefix(_WRITTEN).split(".")]
    except ValueError:
        return None
    return FileId(case), tuple(map(EntryId, entries))


def called_token(alarm: DueId) -> str:
    """Write which alarm was just called in the same way."""
    return _CALLED + alarm.hex


def called_in(text: str) -> DueId | None:
    """Read what `called_token` wrote; nothing of anything else."""
    if not text.startswith(_CALLED):
        return None
    try:
        return DueId(UUID(text.removeprefix(_CALLED)))
    except ValueError:
        return None


def undo_told(request: HttpRequest) -> dict[str, Any]:
    """Give what the button Undo carries after something was done; nothing before."""
    text = request.GET.get(UNDO, "")
    known = settled_in(text) or given_in(text) or written_in(text) or called_in(text)
    return {"undo": text if known else "", "here": request.path}


def with_undo(page: str, undone_by: str) -> str:
    """Give the address of a page that offers to undo what was just done, where it can be undone."""
    return f"{page}{'&' if '?' in page else '?'}{UNDO}={undone_by}" if undone_by else page


def done_words(act: str, number: int) -> str:
    """Say what was done, to how many."""
    words = {
        "done": gettext("Done."),
        "missed": gettext("Written: it did not happen."),
        "dropped": gettext("Left, and it can be taken up again."),
        "tried": gettext("Written: somebody tried. It stays due."),
        "move": gettext("Moved."),
        "give": gettext("Given to a colleague."),
    }
    counted = ngettext("%(number)s thing", "%(number)s things", number) % {"number": number}
    return words[act] if number == 1 else f"{words[act]} ({counted})"


def grouped(lines: Sequence[DueShown]) -> list[tuple[str, list[DueShown]]]:
    """Group what is late by how long: what has waited longest first."""
    ages = (
        (90, gettext("Longer than three months")),
        (30, gettext("Longer than a month")),
        (7, gettext("Longer than a week")),
        (0, gettext("This week")),
    )
    found: dict[str, list[DueShown]] = {}
    for line in lines:
        found.setdefault(next(words for days, words in ages if line.late > days or not days), []).append(line)
    return list(found.items())


def _plain(one: UUID) -> str:
    return one.hex


def _member(one: UUID | None) -> MemberId | None:
    return MemberId(one) if one else None
