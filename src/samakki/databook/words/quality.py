"""How good the data are: what is known of whom, what is missing and in which way, and what cannot both be true."""

from dataclasses import dataclass
from datetime import date
from typing import Final

QUALITY: Final = "quality.yaml"
Having = tuple[tuple[str, tuple[str, ...]], ...]
"""Codes by dimension: one of them is told in each."""


@dataclass(frozen=True, slots=True)
class Group:
    """Of whom it is asked: all of whom one of `any_of` is told, or everybody; and which fields should be known."""

    name: str
    any_of: tuple[Having, ...]
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """What cannot both be true of one person."""

    name: str
    told: Having


@dataclass(frozen=True, slots=True)
class Standard:
    """What data are measured by: groups, and checks."""

    groups: tuple[Group, ...]
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """One field: of how many something is known, and of how many there is nothing, by the way of having none."""

    dimension: str
    known: int
    none: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Quality:
    """How good the data of a group were at the end of a day.

    `sound` are the persons of whom nothing contradicts and nothing waits to be settled; `contradicting` counts persons
    by check.
    """

    group: str
    day: date
    persons: int
    sound: int
    filled: tuple[Filled, ...]
    contradicting: tuple[tuple[str, int], ...]
