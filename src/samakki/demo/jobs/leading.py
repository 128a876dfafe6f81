"""What colleagues of the demonstration ask of each other and decide: reviews, opinions, absences, rules."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Final

from django.utils import timezone

from samakki.assistance import actions as assistance
from samakki.assistance import queries as about
from samakki.assistance.words import ReviewAbout
from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.cases.words import Notice, Question, SectionShown
from samakki.demo.jobs.stage import Stage
from samakki.demo.words import DEMO, Step, Verb
from samakki.kernel.deeds import By
from samakki.sections.words import Section

_HELPED: Final = frozenset({"assisted", "not_assisted_why"})
_DECIDED: Final = frozenset({"identified", "not_trafficked"})
_ABSENT: Final = timedelta(days=5)


def _choose_rules(_stage: Stage, by: By, _step: Step) -> None:
    rules = about.rule_sets(by)[0].id
    if by.agency is not None and rules is not None:
        assistance.choose_rules(by, by.agency, rules)


def _write_procedure(_stage: Stage, by: By, step: Step) -> None:
    if by.agency is not None:
        assistance.write_procedure(by, by.agency, step.values["about"][0], step.text, 0)


def _ask_review(stage: Stage, by: By, step: Step) -> None:
    asked = ReviewAbout(step.values["about"][0])
    stage.reviews[step.person] = assistance.ask_review(by, stage.case(step), asked, step.text)


def _sign(stage: Stage, by: By, step: Step) -> None:
    assistance.sign_off(by, stage.reviews[step.person], step.text)


def _return(stage: Stage, by: By, step: Step) -> None:
    assistance.return_review(by, stage.reviews[step.person], step.text)


def _ask_opinion(stage: Stage, by: By, step: Step) -> None:
    question = Question(step.text, step.values["of_whom"][0])
    stage.rows[step.person] = cases.ask_opinion(by, stage.case(step), question)


def _answer_opinion(stage: Stage, by: By, step: Step) -> None:
    cases.answer_opinion(by, stage.case(step), stage.rows[step.person], step.text, "DEMO Welfare Office")


def _identify(stage: Stage, by: By, step: Step) -> None:
    """Write over what stands there, as a page does that has shown it."""
    _ways, experience, administration = cases.read_identification(by, stage.case(step))
    told = {name: list(said) for name, said in step.values.items()}
    if told["status"][0] in _DECIDED:
        told["decided_on"] = [timezone.localdate(by.clock.now()).isoformat()]
    helped = {name: said for name, said in told.items() if name in _HELPED}
    decided = {name: said for name, said in told.items() if name not in _HELPED}
    cases.identify(by, stage.case(step), _over(experience, decided), _over(administration, helped))


def _over(shown: SectionShown, said: Mapping[str, list[str]]) -> dict[str, Told]:
    stands = {each.field.name: each.heads.base for each in shown.fields}
    return {name: Told(words, base=stands.get(name, ())) for name, words in said.items()}


def _go_away(stage: Stage, by: By, step: Step) -> None:
    cover, today = stage.staff[step.values["covered_by"][0]].member, timezone.localdate(by.clock.now())
    if cover is not None:
        assistance.go_away(by, str(today), str(today + _ABSENT), cover)


def _announce(stage: Stage, by: By, step: Step) -> None:
    day = timezone.localdate(by.clock.now()) + timedelta(days=1)
    notice = Notice("DEMO Night Line", str(day), "15:30", "DEMO river landing", words=step.text)
    for case in cases.announce(by, notice):
        shown = cases.read_section(by, case, Section.IDENTITY)
        cases.change_fields(by, case, Section.IDENTITY, _over(shown, {"pseudonym": [f"{DEMO} Kingfisher"]}))
        stage.expected.append(case)


LEADING: Final[Mapping[Verb, Callable[[Stage, By, Step], None]]] = {
    Verb.CHOOSE_RULES: _choose_rules,
    Verb.WRITE_PROCEDURE: _write_procedure,
    Verb.ASK_REVIEW: _ask_review,
    Verb.SIGN: _sign,
    Verb.RETURN: _return,
    Verb.ASK_OPINION: _ask_opinion,
    Verb.ANSWER_OPINION: _answer_opinion,
    Verb.IDENTIFY: _identify,
    Verb.GO_AWAY: _go_away,
    Verb.ANNOUNCE: _announce,
}
