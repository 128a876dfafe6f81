"""What can be asked at the desk without opening anything: who read a case, how many there are."""

from samakki.cases.models import Case
from samakki.cases.words import CaseUnknownError, Reading
from samakki.journal import queries as journal
from samakki.kernel.deeds import Attributes, By, sight
from samakki.kernel.ids import FileId


@sight()
def how_many(by: By) -> int:
    """Count the cases of the own agency."""
    return Case.objects.filter(owner_id=by.agency).count()


def _of_case(_by: By, case: FileId, *_args: object, **_more: object) -> Attributes:
    owner = Case.objects.filter(pk=case).values_list("owner_id", flat=True).first()
    if owner is None:
        raise CaseUnknownError
    return {"owner": str(owner)}


@sight(about=_of_case)
def readers(by: By, case: FileId, limit: int = 200) -> tuple[Reading, ...]:
    """Tell who read a case, newest first, at most `limit` pages."""
    return journal.reads_of(by, case, limit)
