"""A duty agency, where the rules of a country know one: it holds what keeps somebody safe from the first day."""

from datetime import timedelta

from django.utils.translation import gettext

from samakki.assistance.queries import rules_of
from samakki.cases import actions as cases
from samakki.cases.words import CaseOpened, Disclosed, text_in_words
from samakki.consent import actions as consent
from samakki.consent import queries as grounds
from samakki.consent.words import DutyAgencyId, GroundKind, Recipient, RecipientKind, Terms, TermsRefusedError, Use
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import AgencyId
from samakki.sections.words import Section


def _of_owner(_by: By, owner: AgencyId, *_rest: object) -> Attributes:
    return {"owner": str(owner)}


@deed(about=_of_owner)
def name_duty_agency(by: By, owner: AgencyId, agency: AgencyId) -> DutyAgencyId:
    """Name a duty agency, as the rules by which the own agency works let it; another of those who lead signs it.

    Raises TermsRefusedError `no_rule` where they do not, `own_agency`, `not_here`.
    """
    if not rules_of(by, owner).rules.duty.days:
        raise TermsRefusedError("no_rule")  # noqa: EM101 -- a code, and no message
    return consent.name_duty_agency(by, owner, agency)


def _of_opened(_by: By, opened: CaseOpened) -> Attributes:
    return {"owner": str(opened.owner)}


@deed(about=_of_opened)
def give_to_duty(by: By, opened: CaseOpened) -> None:
    """Let the duty agency hold what keeps somebody safe of a case that is opened, if a rule knows one.

    It is a legal duty like any other: it stands in the file with the rule that says so, ends by itself, can be taken
    back, and the person is told.
    """
    named = grounds.duty_agency(by, opened.owner)
    rules = rules_of(by, opened.owner).rules
    if named is None or not rules.duty.days:
        return
    now = by.clock.now()
    terms = Terms(
        Recipient(RecipientKind.AGENCY, str(named.agency)),
        frozenset({Section.SAFETY}),
        frozenset({Use.SAFETY}),
        now,
        now + timedelta(days=rules.duty.days),
    )
    why = gettext("The rules by which we work let our duty agency know what keeps somebody safe, from the first day.")
    article = f"{text_in_words(rules.title)}, {rules.version}: {rules.duty.source}"
    try:
        row = cases.share_without_consent(by, opened.case, Disclosed(GroundKind.DUTY, terms, why, article))
    except TermsRefusedError:  # the agency is here no more, or has become an embassy: nobody waits at the gate for that
        return
    ground = cases.ground_of_sharing(by, opened.case, row)
    consent.sign_as_arranged(by, opened.case, opened.owner, ground, named)
