"""Something is shared without a consent: with a reason, signed by a second person, told to whom it is about."""

from django.utils import timezone
from django.utils.translation import gettext

from samakki.cases.actions.changing import Told
from samakki.cases.actions.consenting import (
    ADMINISTRATION,
    add_to_line,
    check_named,
    ground_of,
    line_named,
    named_words,
    today,
)
from samakki.cases.actions.desk import of_case, stored
from samakki.cases.actions.rows import write_row
from samakki.cases.actions.tracing import leave_traces
from samakki.cases.rules import check_reason, disclosed_parts
from samakki.cases.words import DISCLOSURES, CaseUnknownError, Disclosed, SealedLine, WordsRefusedError
from samakki.consent import actions as consent
from samakki.consent import queries as grounds
from samakki.consent.words import Ground, GroundId, GroundKind
from samakki.kernel.deeds import By, deed
from samakki.kernel.ids import AgencyId, FileId


@deed(about=of_case)
def share_without_consent(by: By, case: FileId, disclosed: Disclosed) -> str:
    """Write why something has to be shared without a consent; it is shared when somebody else has signed it.

    Gives the row. Raises WordsRefusedError for a reason that says too little, nobody who decided, or no article;
    TermsRefusedError for terms that such a ground cannot have.
    """
    if disclosed.kind is GroundKind.CONSENT:
        raise WordsRefusedError("kind", "not_a_choice")  # noqa: EM101 -- codes, and no message
    check_reason(disclosed)
    check_named(by, case, disclosed.terms)
    owner = AgencyId(stored(case).owner_id)
    ground = consent.open_ground(by, case, owner, disclosed.kind, disclosed.terms)
    named = named_words(by, disclosed.terms.recipient)
    parts = disclosed_parts(disclosed, timezone.localdate(by.clock.now()), named, str(ground))
    return write_row(by, case, ADMINISTRATION, DISCLOSURES, "", {name: Told(told) for name, told in parts.items()})


@deed(about=of_case)
def sign_sharing(by: By, case: FileId, row: str) -> None:
    """Sign, as somebody else than who asked, that something is shared without a consent: it begins now.

    Raises FieldUnknownError, RefusedError for who asked and for whom it is not to sign, TermsRefusedError.
    """
    line, owner = line_named(by, case, DISCLOSURES, row), AgencyId(stored(case).owner_id)
    ground = _ground(by, case, line)
    consent.sign_ground(by, ground.file, owner, ground.id)
    leave_traces(by, {case: gettext("A second person signed what is shared without a consent: it begins now.")})


@deed(about=of_case)
def end_sharing(by: By, case: FileId, row: str) -> None:
    """Take back what was shared without a consent, at once; raises FieldUnknownError, CaseUnknownError."""
    line, owner = line_named(by, case, DISCLOSURES, row), AgencyId(stored(case).owner_id)
    ground = _ground(by, case, line)
    consent.end_ground(by, ground.file, owner, ground.id)
    leave_traces(by, {case: gettext("What was shared without a consent was taken back.")})


@deed(about=of_case)
def say_told(by: By, case: FileId, row: str, how: str) -> None:
    """Write that the person was told what was shared without their consent, and what they said.

    Raises WordsRefusedError where nothing is said of it, FieldUnknownError.
    """
    if not how.strip():
        raise WordsRefusedError("told_how", "empty")  # noqa: EM101 -- codes, and no message
    line, owner = line_named(by, case, DISCLOSURES, row), AgencyId(stored(case).owner_id)
    ground = _ground(by, case, line)
    consent.note_told(by, ground.file, owner, ground.id)
    add_to_line(by, case, DISCLOSURES, line, {"told_on": today(by), "told_how": how.strip()})


@deed(about=of_case)
def end_passed_on(by: By, case: FileId, ground: GroundId) -> None:
    """Take back at once what another agency passed on because a life was at risk; raises CaseUnknownError."""
    found = _passed_on(by, case, ground)
    consent.end_ground(by, found.file, found.owner, found.id)
    leave_traces(by, {case: gettext("What another agency passed on because a life was at risk was taken back.")})


@deed(about=of_case)
def say_passed_on_told(by: By, case: FileId, ground: GroundId, how: str) -> None:
    """Write that the person was told what another agency passed on, and what they said: a row of the own file now.

    Raises WordsRefusedError where nothing is said of it, CaseUnknownError.
    """
    if not how.strip():
        raise WordsRefusedError("told_how", "empty")  # noqa: EM101 -- codes, and no message
    found = _passed_on(by, case, ground)
    consent.note_told(by, found.file, found.owner, found.id)
    why = gettext("An agency with which we share passed it on, because a life was at risk; why stands in that section.")
    disclosed = Disclosed(GroundKind.LIFE, found.terms, why)
    on, named = timezone.localdate(found.made_at), named_words(by, found.terms.recipient)
    parts = disclosed_parts(disclosed, on, named, str(found.id))
    told = {"told_on": [today(by)], "told_how": [how.strip()]}
    write_row(by, case, ADMINISTRATION, DISCLOSURES, "", {name: Told(said) for name, said in (parts | told).items()})


@deed(about=of_case)
def ground_of_sharing(by: By, case: FileId, row: str) -> GroundId:
    """Tell which ground a sealed row of sharing without a consent is about; raises FieldUnknownError."""
    return _ground(by, case, line_named(by, case, DISCLOSURES, row)).id


def _passed_on(by: By, case: FileId, ground: GroundId) -> Ground:
    listed = grounds.grounds_of(by, case, AgencyId(stored(case).owner_id))
    found = next((each for each in listed if each.id == ground and each.through is not None), None)
    if found is None:
        raise CaseUnknownError
    return found


def _ground(by: By, case: FileId, line: SealedLine) -> Ground:
    found = ground_of(by, case, line)
    if found is None:
        raise CaseUnknownError
    return found
