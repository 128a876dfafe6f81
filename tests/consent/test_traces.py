"""Whatever is asked, answered, shared, signed, ended or forbidden about a case leaves an entry in it, by its author."""

from collections.abc import Callable

import pytest

from samakki.assistance import actions as assistance
from samakki.cases import actions as cases
from samakki.cases.words import CaseOpened, NeverNamed
from samakki.consent import queries
from samakki.consent.words import About, GroundId, GroundKind
from samakki.journal import queries as journal
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from samakki.watch import actions as watch
from tests.consent.conftest import Town
from tests.consent.test_disclosing import disclosed
from tests.consent.test_duty_agency import RULE, name, under

Act = Callable[[Town, FileId], Callable[[], object]]


def given(town: Town, case: FileId) -> str:
    return cases.give_consent(town.by("mali"), case, town.asked(town.terms(town.to("hospital"), Section.HEALTH)))


def shared(town: Town, case: FileId) -> str:
    return cases.share_without_consent(town.by("mali"), case, disclosed(town, GroundKind.LIFE))


def signed(town: Town, case: FileId) -> str:
    row = shared(town, case)
    cases.sign_sharing(town.by("sok"), case, row)
    return row


def named(town: Town, case: FileId) -> str:
    return cases.name_never(town.by("mali"), case, NeverNamed(town.to("embassy")))


def asks(about: Callable[..., object]) -> Act:
    return lambda town, case: lambda: about(town.by("mali"), case, town.asked(None, About.TREATMENT, what="DEMO: tea"))


def on(before: Callable[[Town, FileId], str], act: Callable[[Town, FileId, str], object]) -> Act:
    """Do something about a row that was written before."""

    def ready(town: Town, case: FileId) -> Callable[[], object]:
        row = before(town, case)
        return lambda: act(town, case, row)

    return ready


def conflict_lifted(town: Town, case: FileId) -> Callable[[], object]:
    cases.declare_conflict(town.by("mali"), case)
    (declared,) = queries.never_of(town.by("sok"), case, town.agencies["shelter"])
    return lambda: cases.lift_conflict(town.by("sok"), case, declared.id)


def noted(town: Town, case: FileId) -> Callable[[], object]:
    given(town, case)
    return lambda: cases.write_shared_note(town.by("noy"), case, "DEMO: she slept", Section.HEALTH)


def given_to_duty(town: Town, case: FileId) -> Callable[[], object]:
    name(under(RULE, town))
    by, own = town.by("mali"), town.agencies["shelter"]
    assert by.member
    opened = CaseOpened(case, own, by.member)
    return lambda: assistance.give_to_duty(by, opened)


def passed_on(act: Callable[[Town, FileId, GroundId], object]) -> Act:
    """Do something about what the hospital passed on to the police."""

    def ready(town: Town, case: FileId) -> Callable[[], object]:
        given(town, case)
        watch.pass_on(town.by("noy"), case, Section.HEALTH, town.to("police"), "DEMO: she does not breathe well")
        ground = next(one for one in cases.open_consents(town.by("mali"), case).grounds if one.through)
        return lambda: act(town, case, ground.id)

    return ready


ACTS: dict[str, Act] = {
    "end_passed_on": passed_on(lambda town, case, ground: cases.end_passed_on(town.by("mali"), case, ground)),
    "say_passed_on_told": passed_on(
        lambda town, case, ground: cases.say_passed_on_told(town.by("mali"), case, ground, "DEMO: she nodded")
    ),
    "give_to_duty": given_to_duty,
    "ask_consent": asks(cases.ask_consent),
    "give_consent": lambda town, case: lambda: given(town, case),
    "refuse_consent": asks(cases.refuse_consent),
    "withdraw_consent": on(given, lambda town, case, row: cases.withdraw_consent(town.by("mali"), case, row, "DEMO")),
    "share_without_consent": lambda town, case: lambda: shared(town, case),
    "sign_sharing": on(shared, lambda town, case, row: cases.sign_sharing(town.by("sok"), case, row)),
    "end_sharing": on(signed, lambda town, case, row: cases.end_sharing(town.by("mali"), case, row)),
    "say_told": on(signed, lambda town, case, row: cases.say_told(town.by("mali"), case, row, "DEMO: she nodded")),
    "name_never": lambda town, case: lambda: named(town, case),
    "take_off_never": on(named, lambda town, case, row: cases.take_off_never(town.by("mali"), case, row)),
    "declare_conflict": lambda town, case: lambda: cases.declare_conflict(town.by("mali"), case),
    "lift_conflict": conflict_lifted,
    "write_shared_note": noted,
}


@pytest.mark.parametrize("act", sorted(ACTS))
def test_it_leaves_an_entry_in_the_case(town: Town, act: str) -> None:
    case = town.opened()
    does = ACTS[act](town, case)
    before = len(journal.headers(town.by("sok"), case))
    does()
    assert len(journal.headers(town.by("sok"), case)) > before
