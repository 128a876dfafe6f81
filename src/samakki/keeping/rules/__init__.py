"""Judgements of keeping: whether a copy can be trusted, how long ago a day is."""

from samakki.keeping.rules.manifests import (
    FileTold,
    Manifest,
    must_be_ours,
    must_be_whole,
    must_fit,
    read_manifest,
)
from samakki.keeping.rules.retention import months_after, months_before

__all__ = [
    "FileTold",
    "Manifest",
    "months_after",
    "months_before",
    "must_be_ours",
    "must_be_whole",
    "must_fit",
    "read_manifest",
]
