"""What people of the demonstration are asked, and answer: a yes, a no, a yes that is taken back, who must never see."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Final

from samakki.access import queries as access
from samakki.cases import actions as cases
from samakki.cases.words import Asked, NeverNamed
from samakki.consent import queries as consent
from samakki.consent.words import About, Recipient, RecipientKind, Terms, Use
from samakki.demo.jobs.stage import Stage
from samakki.demo.words import AGENCIES, DEMO, Step, Verb
from samakki.kernel.deeds import By
from samakki.sections.words import Section

_SPOKEN: Final = "km"


def _agree(stage: Stage, by: By, step: Step) -> None:
    stage.rows[step.person] = cases.give_consent(by, stage.case(step), _asked(stage, by, step))


def _refuse(stage: Stage, by: By, step: Step) -> None:
    cases.refuse_consent(by, stage.case(step), _asked(stage, by, step))


def _withdraw(stage: Stage, by: By, step: Step) -> None:
    cases.withdraw_consent(by, stage.case(step), stage.rows[step.person], step.text)


def _keep_out(stage: Stage, by: By, step: Step) -> None:
    named = NeverNamed(Recipient(RecipientKind.KIND, step.values["kind"][0]), words=step.text)
    cases.name_never(by, stage.case(step), named)


def _asked(stage: Stage, by: By, step: Step) -> Asked:
    text, now = consent.text_named(by, About.SHARING.value, _SPOKEN), by.clock.now()
    terms = Terms(
        _recipient(by, step.values["recipient"][0]),
        frozenset(map(Section, step.values["sections"])),
        frozenset({Use.CARE}),
        now,
        now + timedelta(days=int(step.values["days"][0])),
    )
    child = cases.open_consents(by, stage.case(step)).is_child
    return Asked(
        About.SHARING,
        terms=terms,
        how="spoken",
        witness=f"{DEMO} colleague of the night",
        language=_SPOKEN,
        explained_by=f"Kanya ({DEMO})",
        interpreter=f"{DEMO} interpreter",
        is_child=bool(child),
        guardian=f"{DEMO} aunt" if child else "",
        child_view="yes" if child else "",
        own_words=step.text,
        text=text.hash if text else "",
    )


def _recipient(by: By, key: str) -> Recipient:
    name = next(agency.name for agency in AGENCIES if agency.key == key)
    found = next(each.agency for each in access.agencies(by) if each.name == name)
    return Recipient(RecipientKind.AGENCY, str(found))


AGREEING: Final[Mapping[Verb, Callable[[Stage, By, Step], None]]] = {
    Verb.AGREE: _agree,
    Verb.REFUSE: _refuse,
    Verb.WITHDRAW: _withdraw,
    Verb.KEEP_OUT: _keep_out,
}
