"""Invented fields beside the real ones, so that the tests of forms do not hang on what the record asks today."""

from typing import Final

import pytest

from samakki.sections.words import BY_NAME, Field, FieldType, Section, Sensitivity


def made(name: str, kind: FieldType, **more: object) -> Field:
    return Field(Section.EXPERIENCE, name, f"DEMO {name}", kind, Sensitivity.SENSITIVE, **more)  # type: ignore[arg-type]  # what a field may have


LEGS: Final = made(
    "demo_legs",
    FieldType.ROWS,
    parts=(
        made("place", FieldType.TEXT),
        made("since", FieldType.PARTIAL_DATE),
        made("way", FieldType.CODE, codes=(("road", "By road"), ("sea", "By sea"))),
        made("paid", FieldType.MONEY),
    ),
)
PAY: Final = made("demo_pay", FieldType.MONEY)
OTHER_CASE: Final = made("demo_sister", FieldType.LINK)
WEIGHT: Final = made("demo_weight", FieldType.DECIMAL)
SHUT: Final = made("demo_shut", FieldType.LONG_TEXT, closed=True)


@pytest.fixture
def demo_fields(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the record have them for one test."""
    for field in (LEGS, PAY, OTHER_CASE, WEIGHT, SHUT):
        monkeypatch.setitem(BY_NAME, (Section.EXPERIENCE, field.name), field)  # type: ignore[arg-type]  # it is a dict
