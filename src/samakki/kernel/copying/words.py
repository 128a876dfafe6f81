"""What a copy leaves behind, and how copying a store can fail."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

Without: TypeAlias = Mapping[str, Sequence[str]]
"""What stays behind, by table: the columns that are emptied; where none is named, all rows."""


class UnsoundError(Exception):
    """The bytes are no sound store, or not of these tables."""


class InUseError(Exception):
    """Others have the store open."""
