"""What comes with a release: the rules that hold where a country has given none."""

from samakki.assistance.actions import load_rules
from samakki.assistance.gateways import rule_texts
from samakki.assistance.words import RulesShown
from samakki.kernel.deeds import By


def ship_rules(by: By) -> tuple[RulesShown, ...]:
    """Take in the rules of this release."""
    return tuple(load_rules(by, text) for text in rule_texts())
