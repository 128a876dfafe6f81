"""The Human Trafficking Case Data Standard 2.0 beside this record: what it leaves out, and other spellings."""

from collections.abc import Mapping
from typing import Any, Final

from samakki.sections.words.files import told_by

_TOLD: Final[Mapping[str, Any]] = told_by("htcds.yaml")

HTCDS_LEFT_OUT: Final[Mapping[str, str]] = {
    name: group["reason"] for group in _TOLD["left_out"] for name in group["names"]
}
"""The names of the standard that no field of the record has: (name, reason)."""
HTCDS_BEYOND: Final[Mapping[str, tuple[str, ...]]] = {
    name: tuple(values) for name, values in _TOLD["beyond_the_list"].items()
}
"""The values that stand in the standard's definitions but not in its lists, by the standard's name of the field."""
HTCDS_SPELLED_NAMES: Final[Mapping[str, str]] = _TOLD["spelled_names"]
"""How the standard's own form spells some names: (spelling, name)."""
HTCDS_SPELLED_VALUES: Final[Mapping[str, Mapping[str, str]]] = _TOLD["spelled_values"]
"""How the standard's definitions spell some values: by name of the field, (spelling, value)."""
