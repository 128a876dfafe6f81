"""A question may be bound to a field of the case file; what cannot be is refused with its place, all at once."""

import pytest

from samakki.instruments.rules.comparing import compare
from samakki.instruments.rules.compiling import compile_form
from samakki.instruments.rules.writing import fingerprint, read, write
from samakki.instruments.words import (
    FORMAT,
    Aspect,
    Audience,
    Bound,
    Definition,
    Fault,
    Finding,
    Place,
    UnsupportedError,
    bound_place,
)
from samakki.kernel.canon import parse
from samakki.sections.words import ALL_FIELDS, FieldType, Section
from tests.instruments.fields import demo_fields
from tests.instruments.forms import form, q

__all__ = ["demo_fields"]

SEX = [["list_name", "name", "label"], ["sex", "female", "F"], ["sex", "male", "M"]]


def taken(*questions: dict[str, object], **more: object) -> Definition:
    return compile_form(form(*questions, **more), "test").definition  # type: ignore[arg-type]  # sheets and settings


def refused(*questions: dict[str, object], **more: object) -> list[Finding]:
    with pytest.raises(UnsupportedError) as caught:
        taken(*questions, **more)
    return list(caught.value.findings)


def test_a_question_is_bound_by_either_column_and_the_form_stays_a_form_of_the_convention() -> None:
    definition = taken(
        q("text", "name", field="identity.called"),
        q("date", "born", **{"bind::samakki:field": "identity.born"}),
        q("text", "own"),
        settings={"form_title": "Intake", "namespaces": 'samakki="https://example.org/samakki"'},
    )
    assert definition.bindings() == {
        "name": Bound(Section.IDENTITY, "called"),
        "born": Bound(Section.IDENTITY, "born"),
    }


def test_rows_and_money_are_bound_with_their_parts(demo_fields: None) -> None:
    definition = taken(
        q("begin_repeat", "legs", field="experience.demo_legs"),
        q("text", "where", field="experience.demo_legs.place"),
        q("text", "own"),
        q("begin_group", "cost", field=".paid"),
        q("decimal", "cost_amount", field=".amount"),
        q("end_group"),
        q("end_repeat"),
        q("begin_group", "pay", field="experience.demo_pay"),
        q("text", "how_much", field=".amount"),
        q("date", "of", field=".date"),
        q("end_group"),
    )
    assert {path: str(place) for path, place in definition.bindings().items()} == {
        "legs": "experience.demo_legs",
        "legs/where": "experience.demo_legs.place",
        "legs/cost": "experience.demo_legs.paid",
        "legs/cost/cost_amount": "experience.demo_legs.paid.amount",
        "pay": "experience.demo_pay",
        "pay/how_much": "experience.demo_pay.amount",
        "pay/of": "experience.demo_pay.date",
    }


def test_everything_that_cannot_be_bound_is_told_at_once_with_its_place() -> None:
    findings = refused(
        q("text", "a", field="identity.nobody"),
        q("text", "b", field="identity.born"),
        q("select_one sex", "c", field="identity.sex"),
        q("text", "d", field="identity.called"),
        q("text", "e", field="identity.called"),
        q("text", "f", field="nowhere"),
        choices=[*SEX, ["sex", "man", "Man"]],
        settings={"form_title": "T", "section": "cellar", "audience": "everyone", "closed": "perhaps"},
    )
    assert [(finding.fault, finding.place) for finding in findings] == [
        (Fault.FIELD_UNKNOWN, Place("survey", 2, "field")),
        (Fault.FIELD_KIND, Place("survey", 3, "field")),
        (Fault.FIELD_CHOICE, Place("choices", 4, "name")),
        (Fault.FIELD_TWICE, Place("survey", 6, "field")),
        (Fault.FIELD_UNKNOWN, Place("survey", 7, "field")),
        (Fault.SETTING_VALUE, Place("settings", 2, "section")),
        (Fault.SETTING_VALUE, Place("settings", 2, "closed")),
        (Fault.SETTING_VALUE, Place("settings", 2, "audience")),
    ]
    assert str(findings[1]) == (
        "Sheet “survey”, row 3, column “field”: "
        "A question of this type cannot write the field identity.born (partial_date)."
    )
    assert findings[2].what == "man → identity.sex"


WRITERS = {
    FieldType.TEXT: {"text"},
    FieldType.LONG_TEXT: {"text"},
    FieldType.PHONE: {"text"},
    FieldType.EMAIL: {"text"},
    FieldType.NUMBER: {"integer", "range"},
    FieldType.DECIMAL: {"integer", "decimal", "range"},
    FieldType.PARTIAL_DATE: {"date"},
    FieldType.CODE: {"select_one sex"},
    FieldType.CODES: {"select_multiple sex"},
}
KINDS = (
    "text",
    "integer",
    "decimal",
    "range",
    "date",
    "time",
    "dateTime",
    "select_one sex",
    "select_multiple sex",
    "acknowledge",
    "note",
    "calculate",
    "hidden",
    "today",
    "begin_group",
)


@pytest.mark.parametrize("kind", KINDS)
def test_each_type_of_question_writes_only_the_types_of_field_that_it_can(kind: str, demo_fields: None) -> None:
    one_of_each = {field.type: field for field in ALL_FIELDS} | {FieldType.DECIMAL: None}
    for field_type, field in one_of_each.items():
        if field_type in {FieldType.ROWS, FieldType.MONEY}:
            continue
        place = f"{field.section}.{field.name}" if field else "experience.demo_weight"
        calculation = {"calculation": "1 + 1"} if kind == "calculate" else {}
        lines = [q("text", "first"), q(kind, "a", field=place, **calculation)]
        lines += [q("text", "x"), q("end_group")] if kind == "begin_group" else []
        names = [code for code, _ in field.codes] if field else []
        choices = [["list_name", "name", "label"], *(["sex", name, name] for name in names or ["x"])]
        if kind in WRITERS.get(field_type, set()):
            assert str(taken(*lines, choices=choices).bindings()["a"]) == place
        else:
            assert refused(*lines, choices=choices)[0].fault is Fault.FIELD_KIND, (kind, field_type)


def test_a_link_and_a_computed_question_write_no_field(demo_fields: None) -> None:
    assert refused(q("text", "a", field="experience.demo_sister"))[0].fault is Fault.FIELD_KIND
    assert refused(q("text", "a", field="identity.called", calculation="'x'"))[0].fault is Fault.FIELD_KIND
    repeat = [q("begin_repeat", "r", field="identity.called"), q("text", "a"), q("end_repeat")]
    assert refused(*repeat)[0].fault is Fault.FIELD_KIND


@pytest.mark.parametrize(
    "lines",
    [
        [q("text", "a", field="experience.demo_legs.place")],
        [q("begin_group", "g", field="experience.demo_legs"), q("text", "a"), q("end_group")],
        [q("begin_repeat", "r"), q("text", "a", field="identity.called"), q("end_repeat")],
        [q("begin_repeat", "r"), q("text", "a", field="experience.demo_legs.place"), q("end_repeat")],
        [q("begin_repeat", "r", field="experience.demo_legs", repeat_count="3"), q("text", "a"), q("end_repeat")],
        [
            q("begin_repeat", "o"),
            q("begin_repeat", "r", field="experience.demo_legs"),
            q("text", "a"),
            q("end_repeat"),
            q("end_repeat"),
        ],
        [
            q("begin_repeat", "r", field="experience.demo_legs"),
            q("begin_repeat", "i"),
            q("text", "a", field="experience.demo_legs.place"),
            q("end_repeat"),
            q("end_repeat"),
        ],
    ],
)
def test_rows_stand_in_a_repeat_of_their_own_and_nothing_else_does(
    lines: list[dict[str, object]], demo_fields: None
) -> None:
    assert refused(*lines)[0].fault is Fault.FIELD_ROWS


def test_a_choice_that_the_form_adds_by_itself_is_known_to_the_field_too() -> None:
    assert refused(q("select_one sex or_other", "a", field="identity.sex"), choices=SEX) == [
        Finding(Fault.FIELD_CHOICE, "other → identity.sex", Place("choices", 0, "name"))
    ]


def test_settings_say_where_unbound_answers_go_and_for_whom_the_form_is() -> None:
    definition = taken(q("text", "a"), settings={"section": "Health", "closed": "yes", "audience": "child"})
    assert (definition.section, definition.closed, definition.audience) == (Section.HEALTH, True, Audience.CHILD)
    plain = taken(q("text", "a"))
    assert (plain.section, plain.closed, plain.audience) == (None, False, Audience.ANY)


def test_a_bound_form_is_written_in_the_new_format_and_another_keeps_the_hash_it_had() -> None:
    bound = taken(q("text", "a", field="identity.called"), settings={"section": "health", "audience": "adult"})
    plain = taken(q("text", "a"))
    assert (parse(write(bound))["format"], parse(write(plain))["format"]) == (FORMAT, 1)
    for definition in (bound, plain):
        assert read(write(definition)) == definition
        assert fingerprint(read(write(definition))) == fingerprint(definition)


def test_a_field_that_the_record_no_longer_has_leaves_the_question_unbound() -> None:
    assert bound_place("identity.gone") is None
    assert bound_place("") is None
    assert bound_place("identity.born.year") is None
    assert bound_place("identity.born") == Bound(Section.IDENTITY, "born")


def test_a_version_that_binds_a_question_otherwise_is_told_so() -> None:
    old, new = (
        compile_form(form(q("text", "a", **bound)), "test").program
        for bound in ({"field": "identity.called"}, {"field": "contact.number"})
    )
    assert [each.aspects for each in compare(old, new).changed] == [(Aspect.BOUND,)]
