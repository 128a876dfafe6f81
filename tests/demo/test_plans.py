import re
import unicodedata
from collections import Counter, defaultdict
from datetime import UTC, datetime, timedelta

import pytest

from samakki.demo.gateways import read_told
from samakki.demo.rules import Dice, WalkingClock, make_form, make_picture, make_sound, plan_all
from samakki.demo.words import AGENCIES, NOBODY, STAFF, Step, Verb
from samakki.instruments.rules.compiling import compile_form
from samakki.kernel.media.kinds import Kind
from samakki.kernel.media.strip import clean
from samakki.sections.words import FieldType, Section, field_named

TOLD = read_told()
ENDS = datetime(2031, 5, 6, 7, 8, tzinfo=UTC)
SCRIPTS = {"KHMER", "LAO", "MYANMAR", "THAI", "LATIN", "CJK", "HIRAGANA"}


@pytest.fixture(scope="module")
def steps() -> list[Step]:
    return [step for step in plan_all(TOLD, "Lotus House", ENDS) if step.person != NOBODY]


@pytest.fixture(scope="module")
def counting() -> list[Step]:
    return [step for step in plan_all(TOLD, "Lotus House", ENDS) if step.person == NOBODY]


def test_two_hundred_persons_are_planned_in_three_agencies_with_their_staff(steps: list[Step]) -> None:
    opened = [step for step in steps if step.verb is Verb.OPEN]
    agency = {staff.login: staff.agency for staff in STAFF}
    assert len(opened) == 200
    assert Counter(agency[step.login] for step in opened).keys() == {told.key for told in AGENCIES}
    assert len(STAFF) == 13


def test_every_person_is_marked_demo(steps: list[Step]) -> None:
    marked = defaultdict(set)
    for step in steps:
        for name in ("pseudonym", "called"):
            for said in step.values.get(name, ()):
                marked[step.person].add(said.startswith("DEMO "))
    assert set(marked) == set(range(200))
    assert all(said == {True} for said in marked.values())


def test_names_are_written_in_eight_scripts(steps: list[Step]) -> None:
    names = "".join(said for step in steps for said in step.values.get("called", ()))
    assert {unicodedata.name(sign).split()[0].split("-")[0] for sign in names if sign.isalpha()} >= SCRIPTS


def test_no_year_of_a_case_is_told_and_no_place_is_real(steps: list[Step]) -> None:
    words = " ".join(step.text for step in steps)
    assert not re.search(r"\b(19|20|25)\d\d\b", words)
    real = (
        "Bangkok Phnom Hanoi Vientiane Yangon Beijing Tokyo Manila Thailand Cambodia Laos Vietnam Myanmar China Japan"
    )
    assert not [place for place in real.split() if place in words]


def test_days_are_lived_in_their_order_and_none_before_the_case_was_opened(steps: list[Step]) -> None:
    opened = set()
    last = steps[0].at
    for step in steps:
        assert last <= step.at <= ENDS
        last = step.at
        if step.verb is Verb.OPEN:
            opened.add(step.person)
        assert step.person in opened
    assert steps[0].at > ENDS - timedelta(days=402)


@pytest.mark.parametrize("hours", range(0, 24 * 30, 67))
def test_whatever_the_hour_of_filling_nothing_is_done_before_the_case_was_opened(hours: int) -> None:
    opened: set[int] = set()
    for step in plan_all(TOLD, "Lotus House", ENDS + timedelta(hours=hours)):
        assert step.person in {*opened, NOBODY} or step.verb in {Verb.OPEN, Verb.ANNOUNCE}, step.verb
        opened.add(step.person)


def test_what_is_rare_in_a_shelter_is_there_too(steps: list[Step]) -> None:
    marks = Counter(mark for step in steps for mark in step.marks)
    assert set(marks) == {"pinned", "closed", "third_party", "picture", "sound"}
    assert Counter(step.verb for step in steps)[Verb.FILL] >= 40


def test_every_field_that_is_written_exists_and_every_code_is_in_its_list(steps: list[Step]) -> None:
    for step in steps:
        for name, said in step.values.items() if step.verb is Verb.WRITE_FIELDS else ():
            field = field_named(Section(step.section), name)
            if field.type in {FieldType.CODE, FieldType.CODES}:
                assert set(said) <= {code for code, _words in field.codes}


def test_journeys_are_told_leg_by_leg_and_families_one_by_one(steps: list[Step]) -> None:
    told = [dict(step.values) for step in steps if step.verb is Verb.WRITE_FIELDS]
    journeys = [values for values in told if "journey/00000001/stage" in values]
    assert len(journeys) >= 40
    for values in journeys:
        stages = [values[f"journey/{leg:08x}/stage"][0] for leg in range(1, 6)]
        assert stages[:4] == ["home", "recruitment", "transit", "exploitation"]
    assert sum("members/00000001/relation" in values for values in told) >= 20


def test_nobody_is_given_the_same_line_of_a_plan_twice(steps: list[Step]) -> None:
    lines = defaultdict(list)
    for step in steps:
        for name, said in step.values.items():
            if name.startswith("plan/") and name.endswith("/action"):
                lines[step.person].append((name, said[0]))
    assert len(lines) >= 80
    for told in lines.values():
        assert len({name for name, _said in told}) == len({said for _name, said in told}) == len(told)


def test_the_scenes_of_the_last_days_are_all_played_and_a_closed_case_rests(
    steps: list[Step], counting: list[Step]
) -> None:
    times = Counter(step.verb for step in (*steps, *counting))
    assert set(times) == set(Verb)
    assert times[Verb.RECEIVE] == 5
    assert times[Verb.CALL_ALARM] == times[Verb.ANSWER_ALARM] + 1
    assert times[Verb.ASK_REVIEW] == times[Verb.SIGN] + times[Verb.RETURN] + 1
    assert times[Verb.CLOSE] == 3
    after = {Verb.CLOSE, Verb.REOPEN, Verb.WRITE_STORY, Verb.RELEASE_STORY}
    for closed in (step for step in steps if step.verb is Verb.CLOSE):
        assert {step.verb for step in steps if step.person == closed.person and step.at >= closed.at} <= after


def test_what_is_counted_comes_after_what_is_asked_and_by_who_may(counting: list[Step]) -> None:
    counted = [step for step in counting if step.verb in {Verb.BEGIN_SURVEY, Verb.ASK_OFFICE, Verb.DEFINE, Verb.COUNT}]
    assert [step.verb for step in counted[:2]] == [Verb.BEGIN_SURVEY, Verb.ASK_OFFICE]
    role = {staff.login: staff.role for staff in STAFF}
    assert {role[step.login] for step in counted if step.verb is Verb.DEFINE} == {"analyst"}
    assert "analyst" not in {role[step.login] for step in counted if step.verb is not Verb.DEFINE}
    told = [step for step in counting if step.verb in {Verb.SAY_WHOLE, Verb.CLOSE_MONTH}]
    assert len({step.login for step in told}) == 2
    assert max(step.at for step in counting if step.verb is Verb.ASK_OFFICE) < counted[-1].at - timedelta(days=14)


def test_the_same_seed_tells_the_same_stories_and_another_seed_others(steps: list[Step]) -> None:
    assert [step for step in plan_all(TOLD, "Lotus House", ENDS) if step.person != NOBODY] == steps
    assert plan_all(TOLD, "another house", ENDS) != steps


def test_a_few_persons_are_chosen_across_the_courses() -> None:
    few = plan_all(TOLD, "Lotus House", ENDS, people=20)
    assert len({step.person for step in few} - {NOBODY}) == 20
    assert len({step.person // 25 for step in few}) > 5


def test_pictures_and_sounds_made_by_code_are_fit_to_be_attached() -> None:
    assert clean(make_picture(Dice("a"))).kind is Kind.PNG
    assert clean(make_sound(Dice("a"))).kind is Kind.WAV


def test_the_demonstrations_own_form_is_supported_whole() -> None:
    assert compile_form(make_form(), "DEMO First days").definition


def test_dice_fall_evenly_and_always_the_same_way() -> None:
    dice = Dice("x")
    thrown = Counter(dice.between(0, 6) for _ in range(6000))
    assert set(thrown) == set(range(6))
    assert all(850 < times < 1150 for times in thrown.values())
    assert [Dice("x").share() for _ in range(3)] == [Dice("x").share()] * 3
    assert sorted(Dice("x").sample("abcdef", 6)) == list("abcdef")


def test_a_walking_clock_never_goes_back() -> None:
    clock = WalkingClock(ENDS)
    clock.walk_to(ENDS - timedelta(days=1))
    assert clock.now() == ENDS
    clock.walk_to(ENDS + timedelta(days=1))
    assert clock.now() == ENDS + timedelta(days=1)


def test_nothing_is_left_to_be_filled_in_and_nobody_is_called_both_he_and_she(steps: list[Step]) -> None:
    said = defaultdict(str)
    for step in steps:
        said[step.person] += " ".join([step.text, *(word for words in step.values.values() for word in words)]) + " "
    assert not [words for words in said.values() if "{" in words]
    sexes = {step.person: step.values["sex"][0] for step in steps if "sex" in step.values}
    for person, words in said.items():
        if sexes.get(person) == "male":
            assert not re.search(r"\b[Ss]he\b|\bherself\b", words), words
