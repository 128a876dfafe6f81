"""How good the data of an agency are: what is known, what is missing, what contradicts; nothing is opened for it."""

from datetime import date

from samakki.databook.gateways import standard
from samakki.databook.queries.counting import coded, days_of
from samakki.databook.rules import dimensions_of, judged, of_owner
from samakki.databook.words import BookRefusedError, BookWrong, Period
from samakki.databook.words.quality import Quality
from samakki.kernel.deeds import By, sight
from samakki.kernel.ids import AgencyId


@sight(about=of_owner)
def quality(by: By, owner: AgencyId, group: str, day: date, period: Period | None = None) -> Quality:
    """Tell how good the data of a group of an agency's persons were at the end of a day.

    Where there is a period, of those who came to be known in it. Raises BookRefusedError for a group nobody knows.
    """
    known = standard()
    found = next((one for one in known.groups if one.name == group), None)
    if found is None:
        raise BookRefusedError(BookWrong.NO_SUCH_GROUP)
    rows = coded(by, owner, dimensions_of(found, known.checks), day, days_of(period))
    return judged(rows, found, known.checks, day)
