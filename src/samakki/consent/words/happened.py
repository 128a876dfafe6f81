"""What has happened with grounds, and what is refused."""

from dataclasses import dataclass

from samakki.consent.words.grounds import Ended, GroundId
from samakki.kernel.happenings import Happening
from samakki.kernel.ids import AgencyId, FileId, MemberId
from samakki.sections.words import Section


class GroundUnknownError(LookupError):
    """There is no such ground, entry of the never-list or share of this file."""


class TermsRefusedError(ValueError):
    """A ground cannot have these terms; `code` says why.

    The codes are `nobody`, `nothing_shared`, `no_use`, `ends_before`, `too_long`, `one_section`, `research_by_consent`,
    `research_alone`, `embassy_by_consent`, `own_agency` (who keeps the file needs no ground and is on no never-list),
    `named_never` (whom the person never wants to see it), `not_here` (no such agency or member), `already_signed`,
    `no_rule` (the rules of the country know no duty agency), `whole_file` (it would be the whole file to somebody who
    reads by name).
    """

    def __init__(self, code: str) -> None:
        """Keep why."""
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class SharingBegun(Happening):
    """An agency, or one member of it by name, holds keys of a file because of a ground."""

    ground: GroundId
    file: FileId
    owner: AgencyId
    agency: AgencyId
    member: MemberId | None = None


@dataclass(frozen=True, slots=True)
class SignedAlone(Happening):
    """Who asked for a section because a life is at risk signed it too: nobody else answered."""

    file: FileId
    owner: AgencyId
    ground: GroundId


@dataclass(frozen=True, slots=True)
class SharingEnded(Happening):
    """A holder was taken keys of a file: it is told which sections it can read no longer, and why."""

    ground: GroundId
    file: FileId
    owner: AgencyId
    agency: AgencyId
    why: Ended
    sections: frozenset[Section]
    member: MemberId | None = None
