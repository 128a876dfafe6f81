"""A life is at risk, and who keeps the file sleeps: an agency that holds a section opens it to another for an hour."""

from django.utils.translation import gettext

from samakki.cases import actions as desk
from samakki.cases import queries as cases
from samakki.cases.words import LEAST_REASON, WordsRefusedError
from samakki.consent import actions as consent
from samakki.consent import queries as grounds
from samakki.consent.words import ALONE_FOR, Recipient, Terms, Use
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import AgencyId, FileId
from samakki.sections.words import Section
from samakki.watch.actions.breaking import Asked, written
from samakki.watch.queries.glass import duty_now
from samakki.watch.words import GlassId


def _of_passing(by: By, case: FileId, section: Section, *_rest: object) -> Attributes:
    holds = section in grounds.passable(by, case)
    on_duty = by.member in duty_now(by)
    return {"owner": str(cases.owner_of(by, case)), "holds": holds, "on_duty": on_duty}


@deed(about=_of_passing)
def pass_on(by: By, case: FileId, section: Section, recipient: Recipient, reason: str) -> tuple[GlassId, str]:
    """Ask for one section of another agency's case, which the own agency holds, to be opened to somebody for one hour.

    The reason is written into that section, where all who hold it read it. Nothing is opened before a second person of
    the own agency types the code, or nobody answers for five minutes; those who lead the agency whose case it is are
    alarmed at once, and look at it afterwards. Raises WordsRefusedError for a reason of less than 20 characters,
    TermsRefusedError for terms that such a ground cannot have.
    """
    if len(reason.strip()) < LEAST_REASON:
        raise WordsRefusedError("reason", "too_short", LEAST_REASON)  # noqa: EM101 -- codes, and no message
    now, owner = by.clock.now(), AgencyId(cases.owner_of(by, case))
    told = gettext("To be opened to somebody else for one hour, because a life is at risk: %(reason)s")
    entry = desk.write_shared_note(by, case, told % {"reason": reason.strip()}, section)
    terms = Terms(recipient, frozenset({section}), frozenset({Use.SAFETY}), now, now + ALONE_FOR)
    ground = consent.pass_on(by, case, owner, terms)
    return written(by, Asked(case, owner, section, recipient, str(entry), ground))
