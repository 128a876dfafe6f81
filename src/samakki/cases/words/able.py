"""Who can do what somebody looks for."""

from dataclasses import dataclass

from samakki.cases.words.shown import CaseRow


@dataclass(frozen=True, slots=True)
class Skilled:
    """A person with the wanted skills that they have, by code, and what they say that they would like to do."""

    row: CaseRow
    skills: tuple[str, ...]
    hopes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SkilledPage:
    """People who can do something of what is wanted, those who can do most of it first; `more` says that others can.

    `silent` files hold nothing about skills, `in_words` tell of them in words only: nobody is said to lack a skill.
    """

    people: tuple[Skilled, ...] = ()
    silent: int = 0
    in_words: int = 0
    more: bool = False
