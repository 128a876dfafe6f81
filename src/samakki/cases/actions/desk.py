"""What every action at the desk needs: who acts for which agency, whose case it is, that something happened to it."""

from collections.abc import Iterable
from uuid import UUID

from samakki.cases.models import Case
from samakki.cases.rules import Finder
from samakki.cases.words import CaseUnknownError
from samakki.instruments import queries as instruments
from samakki.instruments.words import Bindings, InstrumentUnknownError, VersionId
from samakki.journal import queries as journal
from samakki.kernel.deeds import Attributes, By, RefusedError
from samakki.kernel.ids import AgencyId, FileId, MemberId
from samakki.sections.words import Section


def of_case(by: By, case: FileId, *_args: object, **_more: object) -> Attributes:
    """Tell access whose case it is; raises CaseUnknownError."""
    owner = Case.objects.filter(pk=case).values_list("owner_id", flat=True).first()
    if owner is None:
        raise CaseUnknownError
    return {"owner": str(owner)}


def of_cases(by: By, cases: Iterable[FileId], *_args: object, **_more: object) -> Attributes:
    """Tell access whose cases they are: with several owners, one that is not the agency of the one who acts."""
    wanted = set(cases)
    owners = dict(Case.objects.filter(pk__in=wanted).values_list("pk", "owner_id"))
    if len(owners) != len(wanted):
        raise CaseUnknownError
    foreign = [owner for owner in owners.values() if owner != by.agency]
    return {"owner": str(foreign[0] if foreign else by.agency)}


def acting(by: By) -> tuple[MemberId, AgencyId]:
    """Tell which member acts for which agency; raises RefusedError for anybody else."""
    if by.member is None or by.agency is None:
        act = "cases.acting"
        raise RefusedError(act, "no_agency")
    return by.member, by.agency


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
