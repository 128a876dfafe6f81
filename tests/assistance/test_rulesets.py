"""Rules are read from files that say where each comes from; what is wrong is told with its place."""

import pytest

from samakki.assistance import actions, jobs, queries
from samakki.assistance.rules import kept_rules, read_rules, write_rules
from samakki.assistance.words import RESPONSE_MINUTES, USUAL_OFFSETS, Offset, RulesRefusedError, VersionTakenError
from samakki.cases.words import Step
from samakki.kernel.deeds import By
from samakki.kernel.languages import LANGUAGES
from tests.assistance.rules import TWO_LIMITS


def test_rules_are_kept_as_they_were_read() -> None:
    rules = read_rules(TWO_LIMITS)
    assert kept_rules(write_rules(rules)) == rules
    assert rules.order[0] is Step.CRISIS_INTERVENTION
    assert rules.follow_ups.times == (Offset(days=30), Offset(months=3), Offset(months=12))


@pytest.mark.parametrize(
    ("was", "says", "where"),
    [
        ("source: article 3", "source: ''", "limits 1"),
        ("days: 20", "hours: 0", "limits 1"),
        ("days: 20", "days: 20\n    hours: 3", "limits 1"),
        ("days: 20", "days: soon", "limits 1"),
        ("step: identification", "step: arrest", "limits 1"),
        ("name: bed", "name: decide", "limits"),
        ("country: ZZ", "country: Zet", "country"),
        ("order: [crisis_intervention, ", "order: [", "order"),
        ("{days: 30}, {months: 3}", "{months: 3}, {days: 30}", "follow_up"),
        ("minutes: 20", "minutes: soon", "alarm"),
        ('{en: "Is it decided?", km: ', "{km: ", "limits 1"),
        ("limits:", "limit:", "file"),
        ("name: demo_country", "name: [", "file"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(was: str, says: str, where: str) -> None:
    assert was in TWO_LIMITS
    with pytest.raises(RulesRefusedError, match=f"^{where}"):
        read_rules(TWO_LIMITS.replace(was, says, 1))


def test_a_version_is_never_changed_and_the_same_file_again_changes_nothing(
    stores: None, all_allowed: None, node_by: By
) -> None:
    first = actions.load_rules(node_by, TWO_LIMITS)
    assert actions.load_rules(node_by, TWO_LIMITS) == first
    with pytest.raises(VersionTakenError):
        actions.load_rules(node_by, TWO_LIMITS.replace("days: 20", "days: 21"))
    jobs.ship_rules(node_by)
    jobs.ship_rules(node_by)
    assert [shown.rules.name for shown in queries.rule_sets(node_by)] == ["general", "demo_country"]


@pytest.mark.req("CASE-11")
def test_the_shipped_rules_follow_up_for_a_year_and_every_rule_of_them_has_a_source(
    stores: None, all_allowed: None, node_by: By
) -> None:
    (shown,) = jobs.ship_rules(node_by)
    rules = shown.rules
    assert rules.follow_ups.times == USUAL_OFFSETS
    assert rules.alarm.minutes == RESPONSE_MINUTES
    assert rules.follow_ups.times[-1] == Offset(months=12)
    assert all(one.source for one in (*rules.limits, *rules.papers, rules.guardian, rules.follow_ups))
    spoken = {language.tag for language in LANGUAGES}
    assert all(set(one.words) == spoken for one in (*rules.limits, *rules.papers, rules.guardian))
    assert set(rules.title) == spoken
