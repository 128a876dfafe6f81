"""How a half-filled form stands: everything may be left, nothing is lost, what does not fit is marked."""

from datetime import UTC, datetime
from time import perf_counter

import pytest

from samakki.instruments.rules.comparing import carry, compare
from samakki.instruments.rules.compiling import compile_form
from samakki.instruments.rules.evaluating import MOST_ROWS, evaluate
from samakki.instruments.rules.showing import Pages, open_at
from samakki.instruments.rules.tongues import reading_order, tag_of
from samakki.instruments.rules.writing import fingerprint, read, write
from samakki.instruments.words import Answers, Asked, Aspect, Block, Kind, Misfit, OpenForm, Unanswered, Why
from tests.instruments.forms import NOON, YES_NO, form, q, stand


def opened(
    content: bytes, answers: Answers | None = None, sheet: int = 1, languages: tuple[str, ...] = ("en",), rows: int = 1
) -> OpenForm:
    program = compile_form(content, "test").program
    state, ground = evaluate(program, answers or {}, NOON, reading_order(program.definition, languages))
    return open_at(state, ground, sheet, Pages({f"q{mark}": rows for mark in program.marks.values()}))


def asked(opened: OpenForm) -> dict[str, Asked]:
    return {item.path: item for item in opened.items if isinstance(item, Asked)}


HARM = form(
    q("select_one yn", "beaten", "Was the person hurt?", required="yes", required_message="Please ask."),
    q("text", "how", "How?", required="true()", relevant="${beaten} = 'yes'"),
    q(
        "integer",
        "debt",
        "How much is owed?",
        required="yes",
        constraint=". > 0",
        constraint_message="More than nothing",
    ),
    choices=YES_NO,
)


@pytest.mark.req("RECEP-16")
def test_a_question_about_harm_that_a_form_demands_may_be_left_and_nothing_is_wrong() -> None:
    state = stand(HARM, {})
    assert state.misfits == {}
    shown = asked(opened(HARM))
    assert shown["beaten"].wanted
    assert shown["beaten"].misfit is None


@pytest.mark.req("RECEP-16")
@pytest.mark.parametrize("why", list(Unanswered))
def test_a_question_about_harm_may_be_answered_with_a_reason_for_no_answer(why: Unanswered) -> None:
    state = stand(HARM, {"beaten": why, "debt": why})
    assert state.misfits == {}
    assert state.values["beaten"] is why
    assert not state.relevant["how"]


def test_an_answer_that_does_not_fit_is_kept_and_marked() -> None:
    state = stand(HARM, {"debt": "a lot", "beaten": "maybe"})
    assert state.misfits == {"debt": Misfit.NOT_WHOLE, "beaten": Misfit.NOT_OFFERED}
    assert state.values["debt"] == "a lot"
    shown = asked(opened(HARM, {"debt": "-3"}))["debt"]
    assert (shown.misfit, shown.misfit_text, shown.value) == (Misfit.CONSTRAINT, "More than nothing", "-3")


def test_an_answer_that_is_no_longer_asked_for_is_kept_and_counted_for_nothing() -> None:
    state = stand(HARM, {"beaten": "no", "how": "with a belt"})
    assert state.hidden == {"how"}
    assert "how" not in state.values


@pytest.mark.parametrize(
    ("kind", "good", "bad", "misfit"),
    [
        ("integer", ["0", "-7", "12"], ["1.5", "x", "1e3", "\uff19"], Misfit.NOT_WHOLE),
        ("decimal", ["0.5", "-7", ".5"], ["x", "1,5", "NaN", "inf"], Misfit.NOT_NUMBER),
        ("date", ["2001", "2001-05", "2001-05-07"], ["2001-13", "07/05/2001", "2001-02-30"], Misfit.NOT_DATE),
        ("time", ["08:30", "23:59:59"], ["8:30", "25:00"], Misfit.NOT_TIME),
        ("dateTime", ["2001-05-07T08:30"], ["yesterday"], Misfit.NOT_TIME),
    ],
)
def test_each_kind_knows_what_fits_it(kind: str, good: list[str], bad: list[str], misfit: Misfit) -> None:
    made = form(q(kind, "a"))
    assert all(stand(made, {"a": value}).misfits == {} for value in good)
    assert all(stand(made, {"a": value}).misfits == {"a": misfit} for value in bad)


def test_a_range_takes_what_lies_on_its_steps() -> None:
    made = form(q("range", "a", parameters="start=0 end=1 step=0.1"))
    assert all(stand(made, {"a": value}).misfits == {} for value in ("0", "0.3", "1"))
    assert all(stand(made, {"a": value}).misfits for value in ("1.1", "0.25", "-0.1"))


def test_choices_are_filtered_by_another_answer_and_a_former_choice_is_still_shown() -> None:
    rows = [
        ["list_name", "name", "label", "province"],
        ["prov", "n", "North", None],
        ["prov", "s", "South", None],
        ["town", "n1", "Hilltop", "n"],
        ["town", "s1", "Harbour", "s"],
    ]
    made = form(q("select_one prov", "p"), q("select_one town", "t", choice_filter="province = ${p}"), choices=rows)
    shown = asked(opened(made, {"p": "s", "t": "n1"}))["t"]
    assert [(offer.name, offer.label, offer.chosen, offer.kept) for offer in shown.offers] == [
        ("s1", "Harbour", False, False),
        ("n1", "Hilltop", True, True),
    ]
    assert shown.misfit is Misfit.NOT_OFFERED


def test_a_default_stands_until_somebody_answers_and_an_emptied_answer_stays_empty() -> None:
    made = form(q("text", "a", default="Phnom Penh"), q("date", "d", default="today()"), q("text", "b"))
    assert stand(made).values["a"] == "Phnom Penh"
    assert stand(made).values["d"] == "2026-03-14"
    assert stand(made, {"a": None}).values["a"] is None
    assert stand(made, {"a": "Battambang"}).values["a"] == "Battambang"


def test_the_forms_own_languages_are_tried_in_order() -> None:
    two = {"label::English (en)": "Name ${who}", "label::Khmer (km)": "ឈ្មោះ ${who}"}
    only = {"label::English (en)": "Town", "label::Khmer (km)": None}
    made = form(
        {"type": "text", "name": "a", **two},
        {"type": "text", "name": "b", **only},
        {"type": "text", "name": "who", "label::English (en)": "Who", "label::Khmer (km)": "អ្នកណា"},
        settings={"default_language": "English (en)"},
    )
    shown = asked(opened(made, {"who": "Dara"}, languages=("km",)))
    assert (shown["a"].label, shown["a"].lang) == ("ឈ្មោះ Dara", "km")
    assert (shown["b"].label, shown["b"].lang) == ("Town", "en")
    assert asked(opened(made, languages=("th",)))["a"].label == "Name "


def test_languages_are_known_by_tag_by_own_name_and_in_english() -> None:
    names = ["Khmer (km)", "ភាសាខ្មែរ", "Khmer", "km", "English", "Hmong (hmn)", "Esperanto", "zh-hans"]
    assert [tag_of(name) for name in names] == ["km", "km", "km", "km", "en", "hmn", "", "zh-hans"]


def repeat(**more: str) -> bytes:
    return form(q("integer", "n"), q("begin_repeat", "kids", "Children", **more), q("text", "name"), q("end_repeat"))


def test_a_repeat_of_ten_thousand_rows_is_cut_with_a_word_and_shown_in_pages() -> None:
    answers = {f"kids[{row}]/name": "x" for row in range(1, 10_001)}
    began = perf_counter()
    shown = opened(repeat(), answers, sheet=2, rows=3)
    assert perf_counter() - began < 3
    block = shown.items[0]
    assert isinstance(block, Block)
    assert (block.cut, block.full, block.row_count, block.row_page) == (True, True, MOST_ROWS, 3)
    assert [row.number for row in block.rows] == list(range(21, 31))
    assert block.next_row == 10_001


def test_a_form_that_counts_its_rows_itself_is_cut_too() -> None:
    counted = repeat(repeat_count="${n}")
    assert stand(counted, {"n": "3"}).rows["kids"] == (1, 2, 3)
    state = stand(counted, {"n": "999999999999999999"})
    assert len(state.rows["kids"]) == MOST_ROWS
    assert state.cut == {"kids"}
    assert stand(counted, {"n": "-5"}).rows["kids"] == ()
    assert stand(counted, {}).rows["kids"] == ()


def test_rows_in_rows_in_rows_stay_within_bounds() -> None:
    made = form(
        *(q("begin_repeat", name, repeat_count="1000") for name in ("a", "b", "c")),
        q("text", "deep"),
        *(q("end_repeat") for _ in range(3)),
    )
    began = perf_counter()
    state = stand(made)
    assert perf_counter() - began < 3
    assert len(state.relevant) < 10_000
    assert state.cut


def test_pages_follow_the_groups_and_loose_questions_go_a_dozen_to_a_page() -> None:
    made = form(
        *(q("text", f"q{number}") for number in range(25)),
        q("begin_group", "g", "Family"),
        q("text", "father"),
        q("end_group"),
        q("text", "last"),
    )
    shown = opened(made, {"g/father": "known", "q0": Unanswered.UNKNOWN}, sheet=99)
    assert [(sheet.label, sheet.asked) for sheet in shown.sheets] == [("", 8), ("", 8), ("", 9), ("Family", 1), ("", 1)]
    assert shown.sheet.number == 5
    assert (shown.answered, shown.asked) == (2, 27)


def test_a_definition_is_written_and_read_without_loss_and_equal_forms_have_one_hash() -> None:
    made = compile_form(HARM, "test").definition
    again = read(write(made))
    assert write(again) == write(made)
    assert fingerprint(again) == fingerprint(made)
    assert fingerprint(compile_form(repeat(), "test").definition) != fingerprint(made)


def test_a_form_of_two_hundred_questions_is_reckoned_in_a_blink() -> None:
    lines = [
        q("integer", f"q{number}", relevant=f"${{q{number - 1}}} != 7" if number else None) for number in range(200)
    ]
    program = compile_form(form(*lines), "test").program
    answers = {f"q{number}": str(number) for number in range(0, 200, 2)}
    began = perf_counter()
    evaluate(program, answers, datetime.now(UTC))
    assert perf_counter() - began < 0.1


OLD = form(
    q("text", "name", "Name"),
    q("select_one yn", "safe", "Safe?"),
    q("integer", "age", "Age"),
    q("text", "gone", "Gone"),
    q("text", "town", "Town"),
    choices=YES_NO,
)
NEW = form(
    q("text", "name", "Name the person uses"),
    q("select_one yn", "safe", "Safe?"),
    q("date", "age", "Born"),
    q("begin_group", "place", "Place"),
    q("text", "town", "Town"),
    q("end_group"),
    q("text", "new", "New"),
    choices=[["list_name", "name", "label"], ["yn", "yes", "Yes"], ["yn", "unsure", "Unsure"]],
)


def test_two_versions_are_compared_question_by_question() -> None:
    found = compare(compile_form(OLD, "t").program, compile_form(NEW, "t").program)
    assert [question.path for question in found.added] == ["new"]
    assert [question.path for question in found.removed] == ["gone"]
    changed = {each.old.path: each for each in found.changed}
    assert changed["name"].aspects == (Aspect.LABEL,)
    assert changed["age"].aspects == (Aspect.KIND, Aspect.LABEL)
    assert changed["town"].aspects == (Aspect.PLACE,)
    assert (changed["safe"].choices_added, changed["safe"].choices_removed) == (("unsure",), ("no",))
    assert not compare(compile_form(OLD, "t").program, compile_form(OLD, "t").program)


def test_answers_are_carried_to_a_newer_version_and_what_does_not_fit_is_listed() -> None:
    answers: Answers = {"name": "Dara", "safe": "no", "age": "19", "gone": "x", "town": "Hilltop", "start": None}
    carried = carry(compile_form(OLD, "t").program, compile_form(NEW, "t").program, answers)
    assert carried.moved == {"town": "place/town"}
    assert {each.path: each.why for each in carried.left} == {
        "safe": Why.NOT_OFFERED,
        "age": Why.OTHER_KIND,
        "gone": Why.NOT_ASKED,
    }
    assert carried.kept == 2


def test_every_kind_of_question_can_be_taken_in() -> None:
    lines = [
        q(kind, f"q{number}") for number, kind in enumerate(["text", "note", "acknowledge", "hidden", "time", "today"])
    ]
    made = form(*lines, q("select_multiple yn", "m"), q("select_one yn or_other", "o"), choices=YES_NO)
    kinds = {question.name: question.kind for question in compile_form(made, "t").definition.questions()}
    assert kinds["m"] is Kind.SELECT_MULTIPLE
    assert kinds["o_other"] is Kind.TEXT


def test_a_large_group_is_divided_and_a_row_with_many_questions_stands_alone_on_its_page() -> None:
    big = [q("text", f"b{number}") for number in range(90)]
    made = form(q("begin_group", "g", "All of it"), *big, q("end_group"), q("begin_repeat", "r"), *big, q("end_repeat"))
    shown = opened(made, {"r[1]/b1": "x", "r[2]/b1": "y"}, sheet=99)
    assert [(sheet.label, sheet.asked) for sheet in shown.sheets[:2]] == [("All of it", 11), ("All of it", 11)]
    assert len(shown.sheets) == 9
    block = shown.items[0]
    assert isinstance(block, Block)
    assert (block.row_pages, len(block.rows)) == (2, 1)


def test_a_form_of_notes_only_can_be_opened() -> None:
    shown = opened(form(q("note", "a", "Read this")))
    assert (shown.asked, len(shown.items)) == (0, 1)
