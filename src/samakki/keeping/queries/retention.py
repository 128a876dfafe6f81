"""Which cases were kept for longer than the rules of the country say: found without a key, decided by people."""

from typing import Final

from django.utils import timezone

from samakki.assistance import queries as assistance
from samakki.cases import queries as desk
from samakki.keeping.models import Erasure as Row
from samakki.keeping.models import KeptOn
from samakki.keeping.rules import months_before
from samakki.keeping.words import OPEN, Proposed
from samakki.kernel.deeds import By, sight
from samakki.kernel.ids import FileId

PROPOSED_AT_ONCE: Final = 50
_LOOKED_AT: Final = 500


@sight()
def proposed(by: By) -> tuple[Proposed, ...]:
    """List the own agency's cases that were kept for longer than a rule says, at most 50, the longest first.

    Each stands under one rule. What somebody decided to keep on, or asked to be erased, is not among them.
    """
    today, found = timezone.localdate(by.clock.now()), dict[FileId, Proposed]()
    for rule in assistance.rules_of(by).rules.retention:
        before = months_before(today, rule.months)
        for case, since in desk.kept_since(by, rule.status.value, before, _LOOKED_AT):
            found.setdefault(case, Proposed(case, rule, since))
    kept = KeptOn.objects.filter(case_id__in=list(found), until__gt=today).values_list("case_id", flat=True)
    asked = Row.objects.filter(case__in=list(found), state__in=[state.value for state in OPEN])
    decided = {*kept, *asked.values_list("case", flat=True)}
    waiting = [one for case, one in found.items() if case not in decided]
    return tuple(sorted(waiting, key=lambda one: one.since)[:PROPOSED_AT_ONCE])
