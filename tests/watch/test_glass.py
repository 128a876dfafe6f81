"""A life is at risk: two people open one section for an hour, or one alone after five minutes, and louder."""

from datetime import timedelta

import pytest

from samakki.access import queries as about_access
from samakki.access.words import NoticeKind
from samakki.cases import actions as cases
from samakki.cases.words import CaseUnknownError, WordsRefusedError
from samakki.consent.words import ALONE_AFTER, ALONE_FOR, Recipient, RecipientKind, TermsRefusedError, Use
from samakki.kernel.deeds import RefusedError
from samakki.kernel.ids import FileId, MemberId
from samakki.sections.words import Section
from samakki.watch import actions, queries
from samakki.watch.words import TRIES, AlarmKind, GlassId, GlassRefusedError, Verdict
from tests.watch.conftest import Watched

REASON = "DEMO: she was seen at the bridge, and does not answer"


def broken(town: Watched, case: FileId, login: str = "sok", reason: str = REASON) -> tuple[GlassId, str]:
    return actions.break_glass(town.by(login), case, Section.SAFETY, town.to("police"), reason)


def reads(town: Watched, login: str, case: FileId) -> set[Section]:
    try:
        return {one.words.section for one in cases.read_shared_case(town.by(login), case, Use.SAFETY).sections}
    except (RefusedError, CaseUnknownError):
        return set()


def test_two_open_one_section_for_one_hour(town: Watched) -> None:
    case = town.opened()
    glass, code = broken(town, case)
    assert reads(town, "vuthy", case) == set()
    assert actions.agree_to_break(town.by("mali"), glass, f"{code[:3]} {code[3:]}")
    assert reads(town, "vuthy", case) == {Section.SAFETY}
    town.clock.move(seconds=ALONE_FOR.total_seconds() - 1)
    assert reads(town, "vuthy", case) == {Section.SAFETY}
    town.clock.move(seconds=1)
    assert reads(town, "vuthy", case) == set()


def test_it_is_told_and_somebody_else_who_leads_looks_at_it_on_the_next_working_day(town: Watched) -> None:
    case = town.opened()
    glass, code = broken(town, case)
    actions.agree_to_break(town.by("mali"), glass, code)
    (seen,) = queries.glasses(town.by("dara"))
    assert (seen.alone, seen.review_on) == (False, town.clock.now().date() + timedelta(days=1))
    assert {one.kind for one in queries.alarms(town.by("dara"))} == {AlarmKind.BROKEN}
    dara = town.by("dara")
    assert dara.agency
    assert NoticeKind.GLASS_BROKEN in {one.kind for one in about_access.notices(dara, dara.agency)}
    with pytest.raises(RefusedError):
        actions.review_glass(town.by("sok"), glass, Verdict.CLEARED)
    with pytest.raises(RefusedError):
        actions.review_glass(town.by("rath"), glass, Verdict.CLEARED)
    actions.review_glass(dara, glass, Verdict.CLEARED)
    with pytest.raises(GlassRefusedError, match="reviewed"):
        actions.review_glass(town.by("dara"), glass, Verdict.UPHELD)


def test_a_wrong_code_opens_nothing_and_after_five_not_even_the_right_one_does(town: Watched) -> None:
    case = town.opened()
    glass, code = broken(town, case)
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    for _again in range(TRIES):
        assert not actions.agree_to_break(town.by("mali"), glass, wrong)
    with pytest.raises(GlassRefusedError, match="tries"):
        actions.agree_to_break(town.by("mali"), glass, code)
    assert reads(town, "vuthy", case) == set()


def test_nobody_is_the_second_person_for_themselves(town: Watched) -> None:
    glass, code = broken(town, town.opened())
    with pytest.raises(RefusedError):
        actions.agree_to_break(town.by("sok"), glass, code)


@pytest.mark.asvs("2.3.2")
def test_one_may_go_on_alone_after_five_minutes_and_everybody_is_told(town: Watched) -> None:
    case = town.opened()
    glass, _code = broken(town, case)
    town.clock.move(seconds=ALONE_AFTER.total_seconds() - 1)
    with pytest.raises(GlassRefusedError, match="too_early"):
        actions.go_on_alone(town.by("sok"), glass)
    town.clock.move(seconds=1)
    with pytest.raises(RefusedError):
        actions.go_on_alone(town.by("mali"), glass)
    actions.go_on_alone(town.by("sok"), glass)
    assert reads(town, "vuthy", case) == {Section.SAFETY}
    (seen,) = queries.glasses(town.by("dara"))
    assert seen.alone
    assert AlarmKind.ALONE in {one.kind for one in queries.alarms(town.by("dara"))}
    for login in ("mali", "rath", "dara"):
        assert town.house.seat(town.house.sign_in(login).ticket).must_hear
    with pytest.raises(GlassRefusedError, match="opened"):
        actions.agree_to_break(town.by("mali"), glass, "000000")


def test_the_page_of_sharing_is_no_way_around_the_five_minutes(town: Watched) -> None:
    case = town.opened()
    broken(town, case)
    (line,) = cases.open_consents(town.by("sok"), case).disclosures
    with pytest.raises(RefusedError):
        cases.sign_sharing(town.by("sok"), case, line.row)
    town.clock.move(seconds=ALONE_AFTER.total_seconds())
    cases.sign_sharing(town.by("sok"), case, line.row)
    (seen,) = queries.glasses(town.by("dara"))
    assert seen.alone, "whichever page it was, the loud alarm is raised"


@pytest.mark.parametrize("reason", ["", "too short", "x" * 19])
def test_a_reason_of_less_than_twenty_characters_is_none(town: Watched, reason: str) -> None:
    with pytest.raises(WordsRefusedError):
        broken(town, town.opened(), reason=reason)


def test_only_who_leads_or_is_on_duty_asks(town: Watched) -> None:
    case, mali = town.opened(), town.by("mali").member
    assert mali
    with pytest.raises(RefusedError):
        broken(town, case, "mali")
    with pytest.raises(RefusedError):
        actions.put_on_duty(town.by("mali"), mali, town.clock.now() + timedelta(hours=12))
    actions.put_on_duty(town.by("sok"), mali, town.clock.now() + timedelta(hours=12))
    assert queries.on_duty(town.by("sok")) == (mali,)
    broken(town, case, "mali")
    town.clock.move(hours=12)
    with pytest.raises(RefusedError):
        broken(town, case, "mali")


@pytest.mark.parametrize("login", ["noy", "vuthy"])
def test_an_agency_that_holds_no_key_cannot_break_it(town: Watched, login: str) -> None:
    with pytest.raises((RefusedError, TermsRefusedError)):
        broken(town, town.opened(), login)


def test_who_looks_after_the_node_cannot_break_it(town: Watched) -> None:
    with pytest.raises(RefusedError):
        actions.break_glass(town.node, town.opened(), Section.SAFETY, town.to("police"), REASON)


def test_what_was_asked_for_grows_stale(town: Watched) -> None:
    glass, code = broken(town, town.opened())
    town.clock.move(hours=1)
    for do in (
        lambda: actions.agree_to_break(town.by("mali"), glass, code),
        lambda: actions.go_on_alone(town.by("sok"), glass),
    ):
        with pytest.raises(GlassRefusedError, match="stale"):
            do()


def test_it_opens_to_one_colleague_by_name_too(town: Watched) -> None:
    case, vuthy = town.opened(), town.by("vuthy").member
    named = Recipient(RecipientKind.MEMBER, str(MemberId(vuthy) if vuthy else ""))
    glass, code = actions.break_glass(town.by("sok"), case, Section.SAFETY, named, REASON)
    assert actions.agree_to_break(town.by("mali"), glass, code)
    assert reads(town, "vuthy", case) == {Section.SAFETY}
    assert reads(town, "noy", case) == set()
