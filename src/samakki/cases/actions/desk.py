"""What every action at the desk needs: who acts for which agency, whose case it is, that something happened to it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from uuid import UUID

from django.db.models import QuerySet

from samakki.cases.models import Case
from samakki.cases.rules import Finder
from samakki.cases.words import CaseUnknownError
from samakki.consent import queries as consent
from samakki.instruments import queries as instruments
from samakki.instruments.words import Bindings, InstrumentUnknownError, VersionId
from samakki.journal import queries as journal
from samakki.kernel.deeds import Attributes, By, Standing
from samakki.kernel.ids import FileId
from samakki.sections.words import Section


def of_case(by: By, case: FileId, *args: object, **more: object) -> Attributes:
    """Tell access whose case it is, and whether it is restricted; raises CaseUnknownError."""
    found = Case.objects.filter(pk=case).values_list("owner_id", "restricted_at").first()
    if found is None:
        raise CaseUnknownError
    told: dict[str, str | bool] = {"owner": str(found[0]), "barred": case in closed_to(by)}
    return told | (restricted(args, more) if found[1] else {})


def restricted(args: Sequence[object], more: Mapping[str, object]) -> dict[str, str | bool]:
    """Tell access that a case is restricted, and of which section and field something is said about it."""
    section = next((one for one in (*args, *more.values()) if isinstance(one, Section)), None)
    field = more.get("field", args[1] if len(args) > 1 and isinstance(args[0], Section) else None)
    told = {"section": section.value if section else "", "field": field if isinstance(field, str) else ""}
    return {"restricted": True} | {name: words for name, words in told.items() if words}


def of_cases(by: By, cases: Iterable[FileId], *args: object, **more: object) -> Attributes:
    """Tell access whose cases they are: with several owners, one that is not the agency of the one who acts.

    One that is closed to the one who acts closes them all, and one that is restricted restricts them all.
    """
    wanted = set(cases)
    owner, shut = _listed(by, wanted)
    told: dict[str, str | bool] = {"owner": owner, "barred": not wanted.isdisjoint(closed_to(by))}
    return told | (restricted(args, more) if shut else {})


def of_two(by: By, one: FileId, other: FileId, *_args: object) -> Attributes:
    """Tell access whose two cases are laid side by side."""
    return of_cases(by, (one, other))


def of_listed(
    by: By, cases: Iterable[FileId], *_args: object, **_more: object
) -> dict[str, str | int | bool | list[str]]:
    """Tell access whose cases they are, for a page that shows a closed one without a name."""
    return {"owner": _listed(by, set(cases))[0], "barred": False}


def _listed(by: By, wanted: Collection[FileId]) -> tuple[str, bool]:
    """Tell whose these cases are, and whether one of them is restricted; raises CaseUnknownError."""
    rows = list(Case.objects.filter(pk__in=wanted).values_list("owner_id", "restricted_at"))
    if len(rows) != len(wanted):
        raise CaseUnknownError
    foreign = [owner for owner, _since in rows if owner != by.agency]
    return str(foreign[0] if foreign else by.agency), any(since for _owner, since in rows)


def closed_to(by: By) -> frozenset[FileId]:
    """Tell which files are closed to the one who acts, whatever their role."""
    return consent.closed_to(by) if by.standing is Standing.ACTIVE else frozenset()


def visible(by: By, cases: QuerySet[Case]) -> QuerySet[Case]:
    """Leave out of a list what is closed to the one who acts."""
    closed = closed_to(by)
    return cases.exclude(pk__in=closed) if closed else cases


def stored(case: FileId) -> Case:
    """Fetch a case; raises CaseUnknownError."""
    found = Case.objects.filter(pk=case).first()
    if found is None:
        raise CaseUnknownError
    return found


def written(by: By, case: FileId) -> None:
    """Note on the case, in clear, that something was written now and how many conflicts wait."""
    waiting = journal.conflicts(by, case)
    Case.objects.filter(pk=case).update(last_entry_at=by.clock.now(), conflicts=waiting)


def binder(by: By) -> Finder:
    """Give what tells, by its version, where the answers of a form go; an unknown form binds nothing."""
    found: dict[UUID, Bindings] = {}

    def find(version: UUID) -> Bindings:
        if version not in found:
            try:
                found[version] = instruments.bindings(by, VersionId(version))
            except InstrumentUnknownError:
                found[version] = Bindings(Section.EXPERIENCE)
        return found[version]

    return find
