from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samakki.instruments.rules.evaluating import evaluate
from samakki.instruments.rules.functions import FUNCTIONS
from samakki.instruments.rules.parsing import parse
from samakki.instruments.rules.program import prepare
from samakki.instruments.rules.tokens import ExpressionError
from samakki.instruments.words import Answers, Choice, Definition, FormState, Group, Kind, Question
from tests.instruments.forms import NOON, form, q, stand, worth


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("7 mod 3", "1"),
        ("-7 mod 3", "-1"),
        ("1 div 4", "0.25"),
        ("1 div 0", "Infinity"),
        ("0 div 0", ""),
        ("- 2 - 3", "-5"),
        ("2 < 3 and 3 >= 3 or false()", "true"),
        ("1 = 2 or 2 != 2", "false"),
        ("'a' = \"a\"", "true"),
        ("if(1 < 2, 'yes', 'no')", "yes"),
        ("coalesce('', 'b')", "b"),
        ("concat('a', 1, true())", "a1true"),
        ("join('-', 'a', 'b')", "a-b"),
        ("string-length('សាមគ្គី')", "7"),
        ("substr('abcdef', 1, 3)", "bc"),
        ("substr('abcdef', -2)", "ef"),
        ("substring-before('a@b', '@')", "a"),
        ("substring-after('a@b', '@')", "b"),
        ("translate('bar', 'abc', 'AB')", "BAr"),
        ("normalize-space('  a   b ')", "a b"),
        ("contains('abc', 'b')", "true"),
        ("starts-with('abc', 'ab')", "true"),
        ("ends-with('abc', 'bc')", "true"),
        ("regex('A-17', '[A-Z]-[0-9]+')", "true"),
        ("regex('xA-17', '[A-Z]-[0-9]+')", "false"),
        ("round(2.5)", "3"),
        ("round(-2.5)", "-2"),
        ("round(3.14159, 2)", "3.14"),
        ("int(-2.7)", "-2"),
        ("number('4') + 1", "5"),
        ("number('four')", ""),
        ("max(1, 5, 3)", "5"),
        ("min(4, 2)", "2"),
        ("sum(1, 2, 3)", "6"),
        ("pow(2, 10)", "1024"),
        ("sqrt(-1)", ""),
        ("not(true())", "false"),
        ("boolean-from-string('1')", "true"),
        ("count-selected('a b c')", "3"),
        ("selected('a b', 'b')", "true"),
        ("selected('ab', 'b')", "false"),
        ("selected-at('a b c', 1)", "b"),
        ("selected-at('a b c', 9)", ""),
        ("checklist(1, 2, true(), false(), true())", "true"),
        ("checklist(1, 1, 'yes', 'no', 'unknown', '')", "true"),
        ("checklist(2, -1, 'yes', 'no', 3 > 2)", "true"),
        ("today()", "2026-03-14"),
        ("today() - date('2026-03-01')", "13"),
        ("today() + 1", "2026-03-15"),
        ("date('2026-03-01') < today()", "true"),
        ("today() > '2026-03-01'", "true"),
        ("format-date(today(), '%d/%m/%Y %b %a')", "14/03/2026 Mar Sat"),
        ("format-date-time(now(), '%H:%M')", "12:00"),
        ("decimal-date-time('1970-01-02T12:00:00Z')", "1.5"),
        ("decimal-time('06:00')", "0.25"),
        ("int((today() - date('2000-03-15')) div 365.25)", "25"),
        ("date(99999999)", ""),
        ("date('no day')", ""),
    ],
)
def test_an_expression_comes_to_what_odk_says(expression: str, value: str) -> None:
    assert worth(expression) == value


@pytest.mark.asvs("1.2.7")
@pytest.mark.parametrize("typed", ["x' or '1' = '1", "${age}", "') or true() or ('", "concat('x', '')"])
def test_an_answer_stays_text_whatever_it_looks_like(typed: str) -> None:
    assert worth("${said} = 'x'", {"said": typed, "age": "41"}, said="text", age="integer") == "false"
    assert worth("${said}", {"said": typed}, said="text") == typed


def test_questions_are_found_by_name_and_an_open_question_is_empty() -> None:
    assert worth("${age} + 1", {"age": "41"}, age="integer") == "42"
    assert worth("${age} + 1", {}, age="integer") == ""
    assert worth("${age} = ''", {}, age="integer") == "true"
    assert worth("if(selected(${work}, 'yes'), 1, 0)", {"work": ["no", "yes"]}, work="select_multiple yn") == "1"
    assert worth("jr:choice-name(${ill}, '${ill}')", {"ill": "yes"}, ill="select_one yn") == "Yes"


def test_a_birth_year_alone_never_makes_an_age() -> None:
    age = "int((today() - ${born}) div 365.25)"
    assert worth(age, {"born": "2001-05-07"}, born="date") == "24"
    assert worth(age, {"born": "2001"}, born="date") == ""
    assert worth("${born}", {"born": "2001"}, born="date") == "2001"


@pytest.mark.parametrize("typed", ["2026-03-14T11:00", "2026-03-14T11:00:00+00:00", "2026-03-14T13:00:00+02:00"])
def test_a_moment_without_a_zone_as_browsers_write_it_is_reckoned_with(typed: str) -> None:
    assert worth("${seen} < now()", {"seen": typed}, seen="dateTime") == "true"
    assert worth("(now() - ${seen}) * 24 < 1.01", {"seen": typed}, seen="dateTime") == "true"
    assert worth("${seen} = '2026-03-14T11:00'", {"seen": typed}, seen="dateTime") == "true"


def household() -> bytes:
    return form(
        q("text", "town"),
        q("begin_repeat", "kids"),
        q("text", "kid"),
        q("integer", "age"),
        q("calculate", "place", calculation="position(..)"),
        q("calculate", "share", calculation="${age} div sum(${age})"),
        q("calculate", "elder", calculation="indexed-repeat(${kid}, ${kids}, position(..) - 1)"),
        q("end_repeat"),
        q("calculate", "many", calculation="count(${kids})"),
        q("calculate", "years", calculation="sum(${age})"),
        q("calculate", "all", calculation="join(', ', ${kid})"),
        q("calculate", "oldest", calculation="max(${age})"),
    )


def rows() -> dict[str, str]:
    return {
        "kids[1]": "here",
        "kids[1]/kid": "A",
        "kids[1]/age": "3",
        "kids[2]/kid": "gone soon",
        "kids[2]": "gone",
        "kids[4]/kid": "D",
        "kids[4]/age": "9",
    }


def test_rows_are_counted_summed_and_named_and_a_removed_row_is_none() -> None:
    state = stand(household(), rows())
    assert state.rows["kids"] == (1, 4)
    assert (state.values["many"], state.values["years"], state.values["all"]) == ("2", "12", "A, D")
    assert state.values["oldest"] == "9"
    assert [state.values[f"kids[{row}]/place"] for row in (1, 4)] == ["1", "2"]
    assert state.values["kids[4]/elder"] == "A"
    assert state.values["kids[1]/elder"] == ""


def test_a_name_inside_a_row_means_the_same_row() -> None:
    assert stand(household(), rows()).values["kids[1]/share"] == "1"


def test_rows_inside_rows_are_kept_apart() -> None:
    made = form(
        q("begin_repeat", "house"),
        q("begin_repeat", "room"),
        q("integer", "beds"),
        q("end_repeat"),
        q("calculate", "inside", calculation="sum(${beds})"),
        q("end_repeat"),
        q("calculate", "total", calculation="sum(${beds})"),
    )
    answers = {"house[1]/room[1]/beds": "2", "house[1]/room[2]/beds": "3", "house[2]/room[1]/beds": "4"}
    values = stand(made, answers).values
    assert (values["house[1]/inside"], values["house[2]/inside"], values["total"]) == ("5", "4", "9")


@pytest.mark.parametrize(("sign", "value"), [("or", "true"), ("and", "false"), ("+", "901")])
def test_a_very_long_chain_is_no_deep_one(sign: str, value: str) -> None:
    assert worth(f" {sign} ".join(["0", *["1"] * 901])) == value


def test_once_keeps_what_was_there() -> None:
    made = form(q("text", "a"), q("calculate", "first", calculation="once(now())"))
    assert stand(made, {"first": "2020-01-01T00:00:00Z"}).values["first"] == "2020-01-01T00:00:00Z"
    assert str(stand(made).values["first"]).startswith("2026-03-14T12:00")


@pytest.mark.asvs("1.3.5", "15.2.2")
def test_a_pattern_that_would_run_for_ever_is_stopped() -> None:
    evil = form(q("text", "a", constraint="regex(., '(a+)+b')"))
    began = datetime.now(UTC)
    state = stand(evil, {"a": "a" * 4000})
    assert state.misfits
    assert (datetime.now(UTC) - began).total_seconds() < 5


@pytest.mark.parametrize(
    "text", ["", "1 +", "(1", "if(", "'open", "a b", "1 2", "${}", "${a", "f(1,)", ")", "*", "a/", "§"]
)
def test_what_cannot_be_read_is_said_so(text: str) -> None:
    with pytest.raises(ExpressionError):
        parse(text)


@pytest.mark.parametrize("text", ["(" * 5000 + "1" + ")" * 5000, "-" * 5000 + "1", "not(" * 900 + "1" + ")" * 900])
def test_nesting_without_end_is_refused_before_it_hurts(text: str) -> None:
    with pytest.raises(ExpressionError):
        parse(text)


def one_of_each() -> Definition:
    return Definition(
        title="fuzz",
        form_id="",
        form_version="",
        tongues=(),
        default_tongue="",
        children=(
            Question("t", Kind.TEXT),
            Question("n", Kind.DECIMAL),
            Question("d", Kind.DATE),
            Question("s", Kind.SELECT_MULTIPLE, choices="c"),
            Group("r", (Question("r/x", Kind.INTEGER),), repeats=True),
        ),
        choices={"c": (Choice("a", {"": "A"}), Choice("b", {"": "B"}))},
    )


def reckon(expression: str, answers: Answers) -> FormState | None:
    whole = one_of_each()
    asked = Definition(
        **{
            **{name: getattr(whole, name) for name in Definition.__slots__},
            "children": (*whole.children, Question("w", Kind.CALCULATE, calculation=expression)),
        }
    )
    program, findings = prepare(asked)
    return None if findings else evaluate(program, answers, NOON)[0]


ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        "t": st.text(max_size=20),
        "n": st.one_of(st.text(max_size=6), st.integers().map(str), st.floats().map(str)),
        "d": st.one_of(st.dates().map(str), st.text(max_size=10), st.integers(0, 9999).map(lambda year: f"{year:04d}")),
        "s": st.lists(st.sampled_from(["a", "b", "z"])),
        "r[1]/x": st.integers().map(str),
        "r[7]/x": st.text(max_size=4),
    },
)
LEAVES = st.one_of(
    st.integers(0, 10**9).map(str),
    st.floats(0, 1e300, allow_nan=False).map(lambda value: f"{value:.6f}"),
    st.sampled_from(
        ["${t}", "${n}", "${d}", "${s}", "${x}", "${r}", "'a'", "''", "'2020-02-30'", "'%Y'", "today()", "now()"]
    ),
)


def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    signs = st.sampled_from(["+", "-", "*", "div", "mod", "=", "!=", "<", "<=", ">", ">=", "and", "or"])
    calls = st.sampled_from(sorted(set(FUNCTIONS) - {"regex"}))
    return st.one_of(
        st.tuples(inner, signs, inner).map(lambda parts: f"({' '.join(parts)})"),
        inner.map(lambda part: f"-{part}"),
        st.tuples(calls, st.lists(inner, max_size=4)).map(lambda made: f"{made[0]}({', '.join(made[1])})"),
    )


@pytest.mark.asvs("1.3.5")
@settings(max_examples=400, deadline=None)
@given(expression=st.recursive(LEAVES, grown, max_leaves=12), answers=ANSWERS)
def test_any_expression_gives_a_value_or_a_clear_fault(expression: str, answers: Answers) -> None:
    state = reckon(expression, answers)
    assert state is None or isinstance(state.values["w"], str)


@settings(max_examples=400, deadline=None)
@given(text=st.one_of(st.text(max_size=60), st.text("()${}'\"+-*=<>/.,ab19 []", max_size=60)))
def test_any_text_is_read_or_refused_with_a_fault(text: str) -> None:
    with suppress(ExpressionError):
        assert parse(text)
