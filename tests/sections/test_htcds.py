"""The Human Trafficking Case Data Standard 2.0: everything in it is mapped, or left out for a reason that is told."""

import json
import os
from pathlib import Path

import pytest

from samakki.sections.words import (
    ALL_FIELDS,
    HTCDS_BEYOND,
    HTCDS_LEFT_OUT,
    HTCDS_SPELLED_NAMES,
    HTCDS_SPELLED_VALUES,
    Field,
    FieldType,
)

COPY = Path(__file__).parent / "htcds_2_0.txt"
STANDARD = {
    name: tuple(values.split())
    for name, _, values in (
        line.partition(":") for line in COPY.read_text("utf-8").splitlines() if not line.startswith("#")
    )
}
OURS: dict[str, Field] = {each.htcds: each for field in ALL_FIELDS for each in (field, *field.parts) if each.htcds}


@pytest.fixture
def beside() -> Path:
    """Find IOM's own files; tests that ask for them are skipped, by name, where they are absent."""
    folder = Path(os.environ.get("SAMAKKI_SHARED", Path(__file__).resolve().parents[3] / "shared")) / "htcds"
    if not folder.exists():
        pytest.skip("htcds: ../shared/htcds is absent")
    return folder


def test_the_copy_is_the_standard(beside: Path) -> None:
    told = json.loads((beside / "htcds_2_0_fields.json").read_text("utf-8"))["fields"]
    assert {
        field["full_name"]: tuple(value for value in field["values"] if not value.startswith("Use ISO"))
        for field in told
        if field["name"]
    } == STANDARD


def test_every_definition_of_a_value_is_read(beside: Path) -> None:
    told = json.loads((beside / "htcds_2_0_definitions.json").read_text("utf-8"))["sections"]
    defined = {
        "vic_MethodsOfControl": "Methods Of Control",
        "vic_TraffickingStatus": "Trafficking Status",
        "vic_ForcedLabourIndustry": "Labour Industry (TIER 1)",
    }
    for name, title in defined.items():
        read = {value for _, value in OURS[name].htcds_codes} | set(HTCDS_SPELLED_VALUES.get(name, ()))
        assert {row[0] for row in told[title][1:]} <= read


def test_each_of_the_84_names_has_one_place_here_or_a_reason() -> None:
    named = [each.htcds for field in ALL_FIELDS for each in (field, *field.parts) if each.htcds]
    assert len(STANDARD) == 84
    assert len(named) == len(set(named))
    assert set(named) | set(HTCDS_LEFT_OUT) == set(STANDARD)
    assert not set(named) & set(HTCDS_LEFT_OUT)
    assert all(reason.endswith(".") for reason in HTCDS_LEFT_OUT.values())


def test_of_persons_cases_and_events_only_the_staff_the_suspects_and_the_ticked_consent_are_left_out() -> None:
    left = {name for name in HTCDS_LEFT_OUT if name.partition("_")[0] in {"prs", "vic", "hte"}}
    assert left == {"vic_AgreementToManagePersonalData"}
    assert {"cas_Status", "cas_ReasonForCaseClosure"} <= set(OURS)


@pytest.mark.parametrize("name", [name for name, values in STANDARD.items() if values and name in OURS])
def test_every_value_of_a_list_is_written_and_read(name: str) -> None:
    named = OURS[name].htcds_codes
    values = [value for _, value in named]
    assert set(values) == {*STANDARD[name], *HTCDS_BEYOND.get(name, ())}
    read_as: dict[str, str] = {}
    for code, value in named:
        read_as.setdefault(value, code)
    several = {value for value in values if values.count(value) > 1}
    assert several <= {"Other", "ForcedLabour"}
    assert not several or (read_as.get("Other"), read_as.get("ForcedLabour", "labour")) == ("other", "labour")


def test_what_the_definitions_name_and_the_list_forgets_is_mapped_too() -> None:
    assert HTCDS_BEYOND == {"vic_MethodsOfControl": ("RestrictsMovement", "UsesChildren")}
    assert dict(OURS["vic_MethodsOfControl"].htcds_codes)["confinement"] == "RestrictsMovement"


def test_other_spellings_of_the_standard_lead_to_its_own_names_and_values() -> None:
    assert set(HTCDS_SPELLED_NAMES.values()) <= set(OURS)
    assert not set(HTCDS_SPELLED_NAMES) & set(STANDARD)
    for name, spelled in HTCDS_SPELLED_VALUES.items():
        assert set(spelled.values()) <= {value for _, value in OURS[name].htcds_codes}
        assert not set(spelled) & {value for _, value in OURS[name].htcds_codes}


def test_a_list_of_the_standard_stands_as_a_list_and_a_date_as_a_date() -> None:
    chosen = {FieldType.CODE, FieldType.CODES}
    assert {OURS[name].type for name, values in STANDARD.items() if values and name in OURS} <= chosen
    dates = {name for name in OURS if OURS[name].type is FieldType.PARTIAL_DATE}
    assert dates == {"prs_Birthdate", "hte_Date", "cas_IncomingReferralDate"}
    assert [OURS[name].listed for name in ("prs_Citizenship", "prs_PrimaryLanguage")] == ["countries", "languages"]
