"""Judgements of grounds, pure: what holds, whom it is for, what the never-list closes, what is lost when one ends."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from samakki.consent.words import (
    ALONE_AFTER,
    ALONE_FOR,
    LONGEST,
    NEEDS_SECOND,
    Ground,
    GroundId,
    GroundKind,
    Never,
    Reader,
    Recipient,
    RecipientKind,
    Terms,
    TermsRefusedError,
    Use,
)
from samakki.kernel.grounds import GroundShown
from samakki.kernel.ids import EntryId
from samakki.sections.words import Section

_TO_EMBASSIES: Final = frozenset({GroundKind.CONSENT, GroundKind.COURT})


def holds(ground: Ground, at: datetime) -> bool:
    """Tell whether a ground holds at a moment: it has begun, has not ended, and was signed where that is needed."""
    signed = ground.kind not in NEEDS_SECOND or ground.signed_at is not None
    ended = ground.ended_at is not None and ground.ended_at <= at
    return signed and not ended and ground.terms.since <= at < ground.terms.until


def is_for(recipient: Recipient, reader: Reader) -> bool:
    """Tell whether somebody is named: by their agency, by what it is, or by themselves; another node is nobody here."""
    asks = {
        RecipientKind.AGENCY: reader.agency,
        RecipientKind.KIND: reader.kind,
        RecipientKind.MEMBER: reader.member,
    }
    return bool(recipient.named) and asks.get(recipient.kind) == recipient.named


def is_closed_to(listed: Iterable[Never], reader: Reader, owner: str) -> bool:
    """Tell whether somebody must never see a file; naming a kind does not mean the agency that keeps the file."""
    return any(_names(never, reader, owner) for never in listed)


def is_declared_by(listed: Iterable[Never], reader: Reader) -> bool:
    """Tell whether somebody has declared a conflict of interest about a file: that yields to nothing."""
    return any(never.declared and is_for(never.recipient, reader) for never in listed)


def covering(
    grounds: Iterable[Ground], listed: Collection[Never], reader: Reader, use: Use, at: datetime
) -> tuple[Ground, ...]:
    """Give the grounds by which somebody may see something for a use at a moment.

    The never-list beats them all but a court's order; a conflict of interest that they declared beats that too.
    """
    named = naming(grounds, reader, use, at)
    return tuple(ground for ground in named if stands_against(ground, listed, reader))


def naming(grounds: Iterable[Ground], reader: Reader, use: Use, at: datetime) -> tuple[Ground, ...]:
    """Give the grounds that hold at a moment and name somebody for a use, whatever the never-list says."""
    return tuple(
        ground for ground in grounds if holds(ground, at) and is_given(ground, reader) and use in ground.terms.uses
    )


def is_given(ground: Ground, reader: Reader) -> bool:
    """Tell whether a ground gives somebody anything; what an agency is given is for those of it who hold its key."""
    by_name = ground.terms.recipient.kind is RecipientKind.MEMBER
    return is_for(ground.terms.recipient, reader) and (by_name or not reader.by_name)


def making_whole(grounds: Iterable[Ground], reader: Reader, at: datetime) -> frozenset[GroundId]:
    """Give the grounds that would make a whole file of what somebody reads by name: they open nothing.

    Grounds count in the order in which they were made, whatever they are for.
    """
    if not reader.by_name:
        return frozenset()
    open_parts: frozenset[Section] = frozenset()
    too_much = set()
    for ground in grounds:
        if holds(ground, at) and is_given(ground, reader):
            parts = open_parts | ground.terms.sections
            if parts == frozenset(Section):
                too_much.add(ground.id)
            else:
                open_parts = parts
    return frozenset(too_much)


def stands_against(ground: Ground, listed: Collection[Never], reader: Reader) -> bool:
    """Tell whether a ground stands against the never-list for one who is named by it."""
    if is_declared_by(listed, reader):
        return False
    return ground.kind is GroundKind.COURT or not is_closed_to(listed, reader, str(ground.owner))


def lost(
    ended: Ground, others: Iterable[Ground], listed: Collection[Never], reader: Reader, at: datetime
) -> tuple[set[Section], set[tuple[Section, EntryId]]]:
    """Tell what a holder loses when a ground ends: sections and closed entries that no other ground gives them.

    A key that somebody holds by name is theirs by what names them; what their agency is given keeps none of it.
    """
    kept = [
        ground.terms
        for ground in others
        if ground.id != ended.id
        and holds(ground, at)
        and is_given(ground, reader)
        and stands_against(ground, listed, reader)
    ]
    sections = {section for terms in kept for section in terms.sections}
    entries = {entry for terms in kept for entry in terms.entries}
    return set(ended.terms.sections - sections), set(ended.terms.entries - entries)


def fitting(kind: GroundKind, terms: Terms, now: datetime, *, to_embassy: bool = False) -> Terms:
    """Give the terms where a ground of that kind may have them; raises TermsRefusedError with a short code.

    `to_embassy` says that they name an embassy: nothing but a person's own consent, or a court, tells it anything.
    """
    research = Use.RESEARCH in terms.uses
    faults = {
        "nobody": not terms.recipient.named,
        "nothing_shared": not terms.sections and not terms.entries,
        "no_use": not terms.uses,
        "ends_before": terms.until <= max(terms.since, now),
        "too_long": terms.until - terms.since > LONGEST[kind],
        "one_section": kind is GroundKind.LIFE and (len(terms.sections) != 1 or bool(terms.entries)),
        "research_by_consent": research and kind is not GroundKind.CONSENT,
        "research_alone": research and len(terms.uses) > 1,
        "embassy_by_consent": to_embassy and kind not in _TO_EMBASSIES,
    }
    for code, found in faults.items():
        if found:
            raise TermsRefusedError(code)
    return terms


def explained_in(ground: GroundShown, use: Use) -> frozenset[Section]:
    """Tell into which sections whoever is named may write for a use: for care into all, for safety into that alone."""
    named = frozenset(map(Section, ground.sections))
    return named if use is Use.CARE else named & {Section.SAFETY}


def may_sign_alone(kind: GroundKind, asked_for: timedelta, asked_at: datetime, now: datetime) -> bool:
    """Tell whether who asked may sign too: a life is at risk, it is for an hour at most, and nobody has answered."""
    return kind is GroundKind.LIFE and asked_for <= ALONE_FOR and now - asked_at >= ALONE_AFTER


def from_signature(terms: Terms, signed_at: datetime) -> Terms:
    """Let terms begin no earlier than they were signed, and hold as long as they were meant to."""
    if terms.since >= signed_at:
        return terms
    return replace(terms, since=signed_at, until=signed_at + (terms.until - terms.since))


def shown(ground: Ground, reader: Reader) -> GroundShown:
    """Give a ground as it is shown at the desk by one who is named by it."""
    terms = ground.terms
    by_name = terms.recipient.kind is RecipientKind.MEMBER
    return GroundShown(
        id=ground.id,
        kind=ground.kind.value,
        recipient=reader.member if by_name else reader.agency,
        sections=frozenset(section.value for section in terms.sections),
        entries=frozenset(str(entry) for _section, entry in terms.entries),
        purposes=frozenset(use.value for use in terms.uses),
        since=terms.since,
        until=terms.until,
    )


def _names(never: Never, reader: Reader, owner: str) -> bool:
    if never.recipient.kind is RecipientKind.KIND and reader.agency in {owner, *never.spared}:
        return False
    return is_for(never.recipient, reader)
