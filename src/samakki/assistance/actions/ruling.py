"""Rules are taken in and chosen; procedures are written; neither is ever changed, a new version stands beside it."""

from samakki.assistance.models import Procedure, RuleChoice, RuleSet
from samakki.assistance.queries import procedures
from samakki.assistance.rules import kept_rules, read_rules, write_rules
from samakki.assistance.words import (
    ABOUT,
    RuleSetId,
    RulesShown,
    VersionTakenError,
    Written,
    WrittenMeanwhileError,
)
from samakki.cases.words import NOTE_LIMIT, WordsRefusedError
from samakki.kernel.deeds import Attributes, By, RefusedError, deed
from samakki.kernel.ids import AgencyId, fresh_id


@deed()
def load_rules(by: By, text: str) -> RulesShown:
    """Take a country's rules in; the same ones again change nothing.

    Raises RulesRefusedError, VersionTakenError where this version says something else here.
    """
    rules = read_rules(text)
    found = RuleSet.objects.filter(country=rules.country, version=rules.version).first()
    if found is None:
        found = RuleSet.objects.create(
            id=fresh_id(by.clock, by.chance),
            country=rules.country,
            version=rules.version,
            content=write_rules(rules),
            taken_in_at=by.clock.now(),
        )
    elif kept_rules(found.content) != rules:
        message = f"{rules.country or rules.name} {rules.version}"
        raise VersionTakenError(message)
    return RulesShown(RuleSetId(found.pk), rules)


def _of_agency(_by: By, agency: AgencyId, *_args: object) -> Attributes:
    return {"owner": str(agency)}


@deed(about=_of_agency)
def choose_rules(by: By, agency: AgencyId, rules: RuleSetId) -> None:
    """Let an agency work by these rules from now on; what runs by the ones before goes on to its end.

    Raises WordsRefusedError for rules that are not here.
    """
    if not RuleSet.objects.filter(pk=rules).exists():
        raise WordsRefusedError("rules", "not_a_choice")  # noqa: EM101 -- codes, and no message
    RuleChoice.objects.update_or_create(agency_id=agency, defaults={"rules_id": rules, "since": by.clock.now()})


@deed(about=_of_agency)
def write_procedure(by: By, agency: AgencyId, about: str, words: str, seen: int) -> int:
    """Write the next version of a procedure; `seen` is the version that its author had before them, 0 for none.

    Gives its number. Raises WordsRefusedError for no words, too many, or for something that has no procedure;
    WrittenMeanwhileError where somebody wrote another version meanwhile.
    """
    text = words.replace("\r\n", "\n").strip()
    if about not in ABOUT:
        raise WordsRefusedError("about", "not_a_choice")  # noqa: EM101 -- codes, and no message
    if not text or len(text) > NOTE_LIMIT:
        raise WordsRefusedError("words", "too_long" if text else "empty", NOTE_LIMIT)  # noqa: EM101 -- codes, and no message
    if by.member is None:
        raise RefusedError("assistance.write_procedure", "no_agency")  # noqa: EM101 -- codes, and no message
    newest: Written | None = procedures(by, agency).get(about)
    if (newest.version if newest else 0) != seen:
        raise WrittenMeanwhileError
    Procedure.objects.create(
        id=fresh_id(by.clock, by.chance),
        agency_id=agency,
        about=about,
        version=seen + 1,
        words=text,
        written_by_id=by.member,
        written_at=by.clock.now(),
    )
    return seen + 1
