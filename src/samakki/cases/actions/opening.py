"""Opening a case, crisis first: a reason and a pseudonym, and nothing else is asked."""

from collections.abc import Sequence

from samakki.cases.models import Case
from samakki.cases.rules import fitting_value, fitting_words, proposed_pseudonym
from samakki.cases.words import LONG_LIMIT, TEXT_LIMIT, CaseOpened
from samakki.journal import actions as journal
from samakki.journal.words import Body, Change, Draft, Kind
from samakki.kernel.actors import acting
from samakki.kernel.deeds import By, deed
from samakki.kernel.happenings import tell
from samakki.kernel.ids import FileId, fresh_id
from samakki.sections.words import Section, field_named


@deed()
def open_case(by: By, reason: str, pseudonym: str = "", urgent_needs: Sequence[str] = ()) -> FileId:
    """Open a case in a crisis, with a reason; a pseudonym is proposed where none is given.

    Raises WordsRefusedError when there is no reason, or too many words.
    """
    member, agency = acting(by)
    why = fitting_words(reason, LONG_LIMIT, about="reason", needed=True)
    called = fitting_words(pseudonym, TEXT_LIMIT, about="pseudonym") or propose_pseudonym(by)
    needs = fitting_value(field_named(Section.ADMINISTRATION, "urgent_needs"), urgent_needs)
    case, now = FileId(fresh_id(by.clock, by.chance)), by.clock.now()
    journal.open_file(by, case, agency)
    Case.objects.create(file_id=case, owner_id=agency, worker_id=member, opened_at=now, last_entry_at=now)
    first = [Change("reason", why), *([Change("urgent_needs", needs)] if needs else [])]
    journal.append_many(
        by,
        [
            Draft(case, Section.IDENTITY, Body(Kind.CHANGE, changes=(Change("pseudonym", called),))),
            Draft(case, Section.ADMINISTRATION, Body(Kind.CHANGE, changes=tuple(first))),
        ],
    )
    tell(by, CaseOpened(case, agency, member))
    Case.objects.filter(pk=case).update(
        last_entry_at=now
    )  # what the house wrote at the opening is nobody's writing yet
    return case


@deed()
def propose_pseudonym(by: By) -> str:
    """Propose a pseudonym that means nothing, as K-4829."""
    return proposed_pseudonym(by.chance.bytes(4))
