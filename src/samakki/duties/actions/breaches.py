"""Breaches: noted at once, contained, weighed, told in time; each step in words in a sealed book of its own."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from samakki.assistance import queries as rules
from samakki.cases import actions as cases
from samakki.cases import queries as desk
from samakki.duties.models import Breach as Row
from samakki.duties.models import Concerned, Noted
from samakki.duties.queries.breaches import breach_in, breach_of
from samakki.duties.words import (
    BreachId,
    BreachKind,
    BreachLine,
    BreachOpened,
    BreachRefusedError,
    BreachUnknownError,
    Risk,
    Step,
    WhyNot,
)
from samakki.kernel.actors import acting
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import FileId, fresh_id


@deed()
def note_breach(by: By, kind: BreachKind, words: str, found_at: datetime | None = None) -> BreachId:
    """Note that something happened to people's data; the clock runs from when somebody knew of it.

    Raises WordsRefusedError without words, BreachRefusedError for a moment that has not come.
    """
    now = by.clock.now()
    found = found_at or now
    if found > now:
        raise BreachRefusedError("not_yet")  # noqa: EM101 -- a code, and not a message
    member, agency = acting(by)
    row = Row.objects.create(
        id=fresh_id(by.clock, by.chance),
        owner_id=agency,
        book_id=cases.open_book(by),
        kind=kind.value,
        found_at=found,
        due_at=found + timedelta(hours=rules.rules_of(by).rules.breaches.hours),
        noted_by_id=member,
    )
    _note(by, row, Step.FOUND, words)
    return BreachId(row.pk)


@deed(about=breach_of)
def say_contained(by: By, breach: BreachId, words: str) -> None:
    """Note that it was stopped, and how."""
    row = _open(breach)
    row.contained_at = row.contained_at or by.clock.now()
    row.save(update_fields=["contained_at"])
    _note(by, row, Step.CONTAINED, words)


@deed(about=breach_of)
def weigh_breach(by: By, breach: BreachId, risk: Risk, words: str) -> None:
    """Note how much the people concerned have to fear, and why; it can be weighed again."""
    row = _open(breach)
    if risk is not Risk.UNLIKELY and row.authority_not:
        row.authority_not = False
    row.risk = risk.value
    row.save(update_fields=["risk", "authority_not"])
    _note(by, row, Step.WEIGHED, words)


@deed(about=breach_of)
def tell_authority(by: By, breach: BreachId, words: str, told_at: datetime | None = None) -> None:
    """Note that the authority was told, in which words; the first telling stops the clock, others follow it."""
    row, now = _open(breach), by.clock.now()
    moment = told_at or now
    if not row.found_at <= moment <= now:
        raise BreachRefusedError("not_then")  # noqa: EM101 -- a code, and not a message
    row.authority_told_at, row.authority_not = row.authority_told_at or moment, False
    row.save(update_fields=["authority_told_at", "authority_not"])
    _note(by, row, Step.AUTHORITY_TOLD, words)


@deed(about=breach_of)
def tell_no_authority(by: By, breach: BreachId, words: str) -> None:
    """Note why the authority is not told: only where hardly any risk was found. Raises BreachRefusedError."""
    row = _open(breach)
    if row.risk != Risk.UNLIKELY.value or row.authority_told_at is not None:
        raise BreachRefusedError("must_be_told")  # noqa: EM101 -- a code, and not a message
    row.authority_not = True
    row.save(update_fields=["authority_not"])
    _note(by, row, Step.AUTHORITY_NOT, words)


@deed(about=breach_of)
def name_concerned(by: By, breach: BreachId, files: Iterable[FileId]) -> None:
    """Name whom it concerns, of the own agency's cases; nobody is named twice."""
    row = _open(breach)
    for case in desk.here(by, list(files)):
        Concerned.objects.get_or_create(breach=row, case=case)


@deed(about=breach_of)
def tell_person(by: By, breach: BreachId, case: FileId, words: str) -> None:
    """Note that somebody concerned was told, and in which words: they stand in their own case too."""
    row, one = _concerned(breach, case)
    one.told_at, one.why_not = one.told_at or by.clock.now(), ""
    one.save(update_fields=["told_at", "why_not"])
    _note(by, row, Step.PERSON_TOLD, words, case)


@deed(about=breach_of)
def tell_not(by: By, breach: BreachId, case: FileId, why: WhyNot, words: str) -> None:
    """Note why somebody concerned is not told. Raises BreachRefusedError for whom was told already."""
    row, one = _concerned(breach, case)
    if one.told_at is not None:
        raise BreachRefusedError("told")  # noqa: EM101 -- a code, and not a message
    one.why_not = why.value
    one.save(update_fields=["why_not"])
    _note(by, row, Step.PERSON_NOT, words, case)


@deed(about=breach_of)
def end_breach(by: By, breach: BreachId, words: str) -> None:
    """Note that all was done, and what was learned. Raises BreachRefusedError while something is still to be done."""
    row = _open(breach)
    if breach_in(row).lacks:
        raise BreachRefusedError("lacks")  # noqa: EM101 -- a code, and not a message
    row.ended_at = by.clock.now()
    row.save(update_fields=["ended_at"])
    _note(by, row, Step.ENDED, words)


@deed(about=breach_of)
def open_breach(by: By, breach: BreachId) -> BreachOpened:
    """Open what was noted of a breach, the oldest first; recorded as a reading of its book."""
    row = Row.objects.get(pk=breach)
    noted = {one.entry: one for one in Noted.objects.filter(breach=row)}
    page = cases.read_book(by, FileId(row.book_id), since=row.found_at - timedelta(days=1))
    lines = [
        BreachLine(Step(one.step), line.when, line.author, line.text, FileId(one.case) if one.case else None)
        for line in reversed(page.lines)
        if (one := noted.get(line.entry))
    ]
    return BreachOpened(breach_in(row), tuple(lines))


def _note(by: By, row: Row, step: Step, words: str, case: FileId | None = None) -> None:
    kept = cases.write_in_book(by, FileId(row.book_id), words, cases=[case] if case else ())
    Noted.objects.create(breach=row, step=step.value, entry=kept.entry, case=case)


def _concerned(breach: BreachId, case: FileId) -> tuple[Row, Concerned]:
    row = _open(breach)
    one = Concerned.objects.filter(breach=row, case=case).first()
    if one is None:
        raise BreachRefusedError("not_named")  # noqa: EM101 -- a code, and not a message
    return row, one


def _open(breach: BreachId) -> Row:
    row = Row.objects.select_for_update().filter(pk=breach).first()
    if row is None:
        raise BreachUnknownError
    if row.ended_at is not None:
        raise BreachRefusedError("ended")  # noqa: EM101 -- a code, and not a message
    return row
