"""Texts that are read together with a person before anything is asked of them: in versions, in languages."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

from samakki.kernel.ids import MemberId

TextId = NewType("TextId", UUID)


class About(StrEnum):
    """What a person is asked for, each with a text of its own."""

    SHARING = "sharing"
    RESEARCH = "research"
    TREATMENT = "treatment"
    LEGAL = "legal"
    EMBASSY = "embassy"
    RECORD = "record"
    SERVICE = "service"


class TextState(StrEnum):
    """Whether native readers have signed a text."""

    DRAFT = "draft"
    REVIEWED = "reviewed"


class TextsRefusedError(ValueError):
    """A file of texts cannot be read; the message says where and why."""


class TextTakenError(Exception):
    """A version of a text says something else here: what was read to people is never changed."""


@dataclass(frozen=True, slots=True)
class ConsentText:
    """A text in one version and one language: its title, its sentences, and the hash over both.

    `name` is a value of About, or `rights`. A reviewed one says who signed it and when.
    """

    id: TextId
    name: str
    version: int
    language: str
    title: str
    body: str
    hash: str
    state: TextState
    signed_by: MemberId | None = None
    signed_at: datetime | None = None
