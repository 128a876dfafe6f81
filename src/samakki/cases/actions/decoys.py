"""Files of nobody: they stand in the lists like any other, and whoever opens one is seen."""

from samakki.cases.actions.opening import open_case
from samakki.cases.models import Case
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import FileId


@deed()
def lay_decoy(by: By, reason: str, called: str = "") -> FileId:
    """Open a file of nobody; it stands on nobody's list. Raises WordsRefusedError."""
    case = open_case(by, reason, called)
    Case.objects.filter(pk=case).update(decoy=True, worker=None)
    return case
