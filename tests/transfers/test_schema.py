"""The schema of the document that cases travel in, held against it by a validator that is not ours (jsonschema)."""

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from samakki.kernel.deeds import By
from samakki.sections.words import ALL_FIELDS, FieldType
from samakki.transfers.words import Format
from tests.transfers.generated import NAMED, Dense
from tests.transfers.test_round_trip import handed, opened

SCHEMA = Path(__file__).parents[2] / "docs" / "reference" / "htcds-cases.schema.json"
ROWS = next(field for field in ALL_FIELDS if field.type is FieldType.ROWS and field.name == "members")
Wrong = Callable[[dict[str, Any]], object]


@pytest.fixture(scope="session")
def schema() -> dict[str, Any]:
    told: dict[str, Any] = json.loads(SCHEMA.read_text("utf-8"))
    return told


@pytest.fixture
def judge(schema: dict[str, Any]) -> Draft202012Validator:
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.fixture
def document(supervisor: By) -> dict[str, Any]:
    """Dense cases that say everything: every field of the record, rows, several values, all kinds of missing."""
    found = opened(supervisor, 40, 3, Dense(share=1.0, beside=0.2))
    _made, content = handed(supervisor, Format.JSON, found, closed=NAMED)
    told: dict[str, Any] = json.loads(content)
    return told


def test_the_schema_is_one(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


def test_what_goes_out_is_as_the_schema_says(judge: Draft202012Validator, document: dict[str, Any]) -> None:
    said = {
        (section, name) for case in document["cases"] for section, fields in case["samakki"].items() for name in fields
    }
    assert said == {(field.section.value, field.name) for field in ALL_FIELDS}
    assert any("told" in case for case in document["cases"])
    assert any("disputed" in case for case in document["cases"])
    assert [error.message for error in judge.iter_errors(document)] == []


PLANTED: dict[str, Wrong] = {
    "an edition that is not": lambda told: told.update(samakki="cases 2"),
    "no cases": lambda told: told.pop("cases"),
    "a case without an id": lambda told: told["cases"][0].pop("case"),
    "an id that is none": lambda told: told["cases"][0].update(case="R-1"),
    "a section that is not": lambda told: told["cases"][0]["samakki"].update(notes={}),
    "a field that is not": lambda told: told["cases"][0]["samakki"]["identity"].update(nickname="DEMO"),
    "a column that the standard does not have": lambda told: told["cases"][0]["htcds"].update(prs_Nickname="x"),
    "a code that is not": lambda told: told["cases"][0]["samakki"]["identity"].update(sex="wizard"),
    "a code of the standard in our place": lambda told: told["cases"][0]["samakki"]["identity"].update(sex="Female"),
    "codes twice": lambda told: told["cases"][0]["samakki"]["identity"].update(citizenships=["KH", "KH"]),
    "no day": lambda told: told["cases"][0]["samakki"]["identity"].update(born="19/7/2004"),
    "a number as words": lambda told: told["cases"][0]["samakki"]["family"].update(children_count="two"),
    "a number below zero": lambda told: told["cases"][0]["samakki"]["family"].update(children_count=-1),
    "a kind of missing that is not": lambda told: told["cases"][0]["samakki"]["identity"].update(sex={"missing": "?"}),
    "money without currency": lambda told: told["cases"][0]["samakki"]["experience"].update(wage_paid={"amount": "7"}),
    "rows that are none": lambda told: told["cases"][0]["samakki"]["family"].update(members={"called": "DEMO"}),
    "a part that is not": lambda told: told["cases"][0]["samakki"]["family"].update(members=[{"nickname": "DEMO"}]),
    "the name of a row that is none": lambda told: told["cases"][0]["samakki"]["family"].update(
        members=[{"_row": "1"}]
    ),
    "several values without a value": lambda told: told["cases"][0].update(told={"identity": {"sex": [{}]}}),
    "several values of another field": lambda told: told["cases"][0].update(
        told={"identity": {"sex": [{"value": "wizard"}]}}
    ),
    "who told it as a number": lambda told: told["cases"][0].update(
        told={"identity": {"sex": [{"value": "male", "third_party": True, "told_by": 5}]}}
    ),
}


@pytest.mark.parametrize("planted", list(PLANTED))
def test_what_is_not_as_the_schema_says_is_found(judge: Draft202012Validator, planted: str) -> None:
    least = {"case": "0195d000-0000-7000-8000-0000000000c9", "samakki": {}, "htcds": {}}
    least["samakki"] = {section: {} for section in ("identity", "family", "experience")}
    good: dict[str, Any] = {"samakki": "cases 1", "standard": "HTCDS 2.0", "cases": [least]}
    judge.validate(good)
    wrong = deepcopy(good)
    PLANTED[planted](wrong)
    assert not judge.is_valid(wrong)
