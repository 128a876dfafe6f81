"""Judgements of keeping: whether a copy can be trusted."""

from samakki.keeping.rules.manifests import (
    FileTold,
    Manifest,
    must_be_ours,
    must_be_whole,
    must_fit,
    read_manifest,
)

__all__ = [
    "FileTold",
    "Manifest",
    "must_be_ours",
    "must_be_whole",
    "must_fit",
    "read_manifest",
]
