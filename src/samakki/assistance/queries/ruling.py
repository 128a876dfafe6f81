"""By which rules an agency works, which there are, and how a limit is called in words."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from samakki.assistance.gateways import rule_texts
from samakki.assistance.models import Procedure, RuleChoice, RuleSet
from samakki.assistance.rules import kept_rules, read_rules
from samakki.assistance.words import GUARDIAN, Due, DueKind, Rules, RuleSetId, RulesShown, Texts, Written
from samakki.kernel.deeds import Attributes, By, sight
from samakki.kernel.ids import AgencyId


@sight()
def rules_of(by: By, agency: AgencyId | None = None) -> RulesShown:
    """Give the rules by which an agency works, the own one where none is named; the general ones where nobody chose."""
    chosen = RuleChoice.objects.filter(pk=agency or by.agency).select_related("rules").first()
    if chosen:
        return RulesShown(RuleSetId(chosen.rules.pk), kept_rules(chosen.rules.content), chosen.since)
    general = RuleSet.objects.filter(country="").order_by("-taken_in_at", "-id").first()
    return RulesShown(RuleSetId(general.pk), kept_rules(general.content)) if general else RulesShown(None, _shipped())


@sight()
def rule_sets(by: By) -> tuple[RulesShown, ...]:
    """List all rules that are here, by country, the newest version first."""
    del by
    found = RuleSet.objects.order_by("country", "-taken_in_at", "-id")
    return tuple(RulesShown(RuleSetId(each.pk), kept_rules(each.content)) for each in found)


@sight()
def limit_words(by: By) -> Mapping[str, Texts]:
    """Give what each limit asks, by the first part of its ref, whichever rules here it is of; the own ones go first."""
    found: dict[str, Texts] = {}
    for shown in (rules_of(by), *rule_sets(by)):
        for limit in shown.rules.limits:
            found.setdefault(limit.name, limit.words)
        if shown.rules.guardian.words:
            found.setdefault(GUARDIAN, shown.rules.guardian.words)
    return found


def asking(by: By, dues: Iterable[Due]) -> list[Due]:
    """Let each limit among these say what it asks."""
    told = list(dues)
    words = limit_words(by) if any(due.kind is DueKind.LIMIT for due in told) else {}
    return [replace(due, asks=words.get(due.row, {})) if due.kind is DueKind.LIMIT else due for due in told]


def _of_agency(_by: By, agency: AgencyId, *_args: object) -> Attributes:
    return {"owner": str(agency)}


@sight(about=_of_agency)
def procedures(by: By, agency: AgencyId) -> Mapping[str, Written]:
    """Give the newest version of each of an agency's written procedures, by what it is about."""
    del by
    return {row.about: _written(row) for row in Procedure.objects.filter(agency_id=agency).order_by("version")}


@sight(about=_of_agency)
def procedure_versions(by: By, agency: AgencyId, about: str) -> tuple[Written, ...]:
    """Give every version of a procedure, the newest first."""
    del by
    found = Procedure.objects.filter(agency_id=agency, about=about).order_by("-version")
    return tuple(_written(row) for row in found)


def _written(row: Procedure) -> Written:
    return Written(row.about, row.version, row.words, row.written_by_id, row.written_at)


@lru_cache
def _shipped() -> Rules:
    return read_rules(rule_texts()[0])
