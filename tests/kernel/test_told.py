"""A file in YAML is read value by value, and what is wrong is told with its place, whatever stands there."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from samakki.kernel.told import Told, ToldWrongError, read

LONG = 10_000


def told(text: str) -> Told:
    return read(text, LONG)


def refused(asked: Callable[[], Any]) -> ToldWrongError:
    with pytest.raises(ToldWrongError) as caught:
        asked()
    return caught.value


def test_what_is_told_is_read_by_its_kind() -> None:
    whole = told("name: law\ntitle: {en: The  law, km: ច្បាប់}\ndays: 3\nsteps: [a, b]\n").table(
        {"name", "title"}, {"days", "hours", "steps", "more"}
    )
    assert whole["name"].matched(re.compile("[a-z]+"), "small letters") == "law"
    assert whole["title"].texts() == {"en": "The law", "km": "ច្បាប់"}
    assert (whole["days"].number(10), whole["hours"].number(10, otherwise=0)) == (3, 0)
    assert whole["steps"].codes() == ("a", "b")
    assert [step.code({"a", "b"}, "step") for step in whole["steps"].each()] == ["a", "b"]
    assert whole["more"].each() == ()


@pytest.mark.parametrize(
    ("text", "is_something"),
    [("", False), ("''", False), ("[]", False), ("{}", False), ("0", True), ("no", True), ("a", True), ("[0]", True)],
)
def test_a_figure_nought_is_told_and_an_empty_list_is_not(text: str, *, is_something: bool) -> None:
    assert bool(told(text)) is is_something


def test_a_place_is_the_way_there_with_the_number_and_the_name_of_an_entry() -> None:
    whole = told("limits:\n  - {name: first, days: 1}\n  - {name: second, days: soon}\n  - plain\n").table({"limits"})
    places = [each.where for each in whole["limits"].each()]
    assert places == ["limits 1 (first)", "limits 2 (second)", "limits 3"]
    days = whole["limits"].each()[1].table({"name", "days"})["days"]
    wrong = refused(lambda: days.number(9))
    assert (wrong.where, wrong.what) == ("limits 2 (second), days", "a whole number up to 9, not soon")
    assert str(wrong) == "limits 2 (second), days: a whole number up to 9, not soon"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("{name: a, day: 3}", "it takes no day and lacks days and needs days, name, and may have hours"),
        ("{name: a}", "it lacks days and needs days, name, and may have hours"),
        ("{name: a, days: 1, x: 1, y: 1, z: 1, 4: 1}", "it takes no 4, x, y and needs days, name, and may have hours"),
        ("[a]", "it is a list and needs days, name, and may have hours"),
        ("", "it is nothing and needs days, name, and may have hours"),
        ("{name: a, days: 1, weight: 3}", "nothing is weighed here"),
    ],
)
def test_names_that_are_not_taken_or_lacking_are_told_and_those_that_may_stand(text: str, what: str) -> None:
    never = {"weight": "nothing is weighed here"}
    assert refused(lambda: told(text).table({"name", "days"}, {"hours"}, never)).what == what


@pytest.mark.parametrize(
    ("text", "asked", "what"),
    [
        ("3", Told.words, "this is text, not 3; what is put in quotation marks is text"),
        ("no", Told.words, "this is text, not False"),
        ("' '", Told.words, "this is text, and not empty"),
        ("", Told.words, "this is text, and not empty"),
        ("Law", Told.texts, "words stand by language, and in English at least"),
        ("{km: ច្បាប់}", Told.texts, "words stand by language, and in English at least"),
        ("{en: Law, no: Lov}", Told.texts, "words stand by language, and in English at least"),
        ("{en: ''}", Told.texts, "this is text, and not empty"),
        ("{a: b}", Told.each, "this is a list"),
        ("['yes', no]", Told.codes, 'these are texts: YAML takes yes and no for truth values, write "yes" and "no"'),
        ("-1", lambda one: one.number(9), "a whole number up to 9, not -1"),
        ("yes", lambda one: one.number(9), "a whole number up to 9, not True"),
        ("1.5", lambda one: one.number(9), "a whole number up to 9, not 1.5"),
        ("", lambda one: one.number(9), "a whole number up to 9, not nothing"),
        ("2024-05-01", lambda one: one.number(9), "a whole number up to 9, not 2024-05-01"),
        ("Law!", lambda one: one.matched(re.compile(r"[a-z]+\Z"), "small letters"), "small letters, not Law!"),
        ("[a]", lambda one: one.code({"a"}, "step"), "no step is named a list"),
    ],
)
def test_what_is_of_another_kind_is_refused_in_words(text: str, asked: Callable[[Told], Any], what: str) -> None:
    assert refused(lambda: asked(told(text))).what.startswith(what)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("name: [", 1),
        ("a: 1\nb: {", 2),
        ("a: 1\n\tb: 2", 2),
        ("a: \x07", None),
        ("a: 2024-02-31", None),
        ("a: !!int ''", None),
        ("a: !!bool perhaps", None),
        ("a: !!timestamp soon", None),
        ("a: !!python/object/apply:os.system [id]", 1),
        ("? [a]\n: b", 1),
        ("[" * 9_000, None),
        ("1" * 9_000, None),
    ],
)
def test_what_is_no_yaml_is_refused_with_its_line_where_there_is_one(text: str, line: int | None) -> None:
    wrong = refused(lambda: told(text))
    assert (wrong.where.partition(",")[0], wrong.what, wrong.line) == ("file", "this is no YAML", line)


def test_a_name_that_stands_twice_is_told_instead_of_losing_the_first() -> None:
    wrong = refused(lambda: told("days: 3\nname: a\ndays: 4\n"))
    assert (wrong.where, wrong.what, wrong.line) == ("file, line 3", "days stands twice", 3)


def test_a_file_that_is_too_long_is_not_read() -> None:
    assert refused(lambda: read("a: b\n" * 9, 20)).what == "longer than 20 letters"


@pytest.mark.slow
def test_what_would_be_endless_written_out_is_named_by_its_kind() -> None:
    names = "abcdefghijklmnopqrstuvwxyz"
    layers = ["a: &a [x, x]", *(f"{one}: &{one} [*{under}, *{under}]" for under, one in pairwise(names))]
    bomb = told("\n".join(layers)).table(set(names))["z"]
    assert refused(lambda: bomb.number(9)).what == "a whole number up to 9, not a list"
    circle = told("&a [*a]")
    assert refused(circle.words).what.startswith("this is text, not a list")
    figures = told("0x" + "f" * 9_000)
    assert refused(lambda: figures.number(9)).what == "a whole number up to 9, not a very long number"
    long = told("x" * 9_000)
    assert len(refused(lambda: long.number(9)).what) < 100


def test_what_is_read_as_it_is_written_stays_text() -> None:
    whole = read("{no: yes, 01: 2.50, -99: , day: 2024-02-31}", LONG, as_written=True)
    assert [(name, one.value) for name, one in whole.pairs()] == [
        ("no", "yes"),
        ("01", "2.50"),
        ("-99", ""),
        ("day", "2024-02-31"),
    ]
    assert read("{header: 3}", LONG, as_written=True).table({"header"})["header"].number(9) == 3
    assert refused(lambda: read("a: 1\na: 2", LONG, as_written=True)).what == "a stands twice"
    listed = read("a: [b]", LONG, as_written=True).table({"a"})["a"]
    assert refused(lambda: list(listed.pairs())).what == "names with what they mean, not a list"
    assert refused(lambda: list(told("{no: b}").pairs())).what.startswith("names are text, not False")
