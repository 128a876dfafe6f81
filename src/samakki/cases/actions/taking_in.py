"""Opening many cases at once: a register that was kept elsewhere moves in."""

from collections.abc import Sequence

from django.utils import timezone

from samakki.cases.models import Case
from samakki.cases.rules import disputes_in, first_entries, proposed_pseudonym, unfit_in
from samakki.cases.words import CASES_AT_ONCE, Brought, BroughtRefusedError, CaseOpened, WordsRefusedError
from samakki.journal import actions as journal
from samakki.kernel.actors import acting
from samakki.kernel.deeds import By, deed
from samakki.kernel.happenings import tell
from samakki.kernel.ids import EntryId, FileId, fresh_id


@deed()
def open_cases(by: By, brought: Sequence[Brought]) -> tuple[FileId, ...]:
    """Open a case for each, with all that was told of it and where it came from; they stand on nobody's list.

    A pseudonym is proposed where none is told, and a case without an id gets one. Raises BroughtRefusedError with
    everything that cannot be kept, and WordsRefusedError for more cases than go in at once.
    """
    member, agency = acting(by)
    _check(by, brought)
    now = by.clock.now()

    def fresh() -> EntryId:
        return EntryId(fresh_id(by.clock, by.chance))

    files = {
        (case := one.case or FileId(fresh_id(by.clock, by.chance))): first_entries(
            case, one, proposed_pseudonym(by.chance.bytes(4)), fresh
        )
        for one in brought
    }
    Case.objects.bulk_create(
        Case(
            file_id=case,
            owner_id=agency,
            worker_id=None,
            opened_at=one.opened_at or now,
            last_entry_at=now,
            conflicts=disputes_in(one),
        )
        for case, one in zip(files, brought, strict=True)
    )
    journal.begin_files(by, agency, files)
    for case in files:
        tell(by, CaseOpened(case, agency, member, brought=True))
    return tuple(files)


def _check(by: By, brought: Sequence[Brought]) -> None:
    if len(brought) > CASES_AT_ONCE:
        raise WordsRefusedError("cases", "too_many", CASES_AT_ONCE)  # noqa: EM101 -- codes, and no message
    today = timezone.localdate(by.clock.now())
    unfit = tuple(flaw for place, one in enumerate(brought) for flaw in unfit_in(place, one, today))
    if unfit:
        raise BroughtRefusedError(unfit)
