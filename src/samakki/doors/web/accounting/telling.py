"""The account in words: each figure with the table that it was counted from."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samakki.consent.words import RecipientKind
from samakki.doors.web.consent.wording import ENDED, KINDS, USES
from samakki.doors.web.desk.page_names import PAGES
from samakki.doors.web.desk.panels import section_words
from samakki.duties.words import (
    BREACH_TEXTS,
    KIND_TEXTS,
    STATE_TEXTS,
    Account,
    Breach,
    ReadAtRandom,
)
from samakki.transfers.words import REASON_WORDS

_HOUR: Final = 3600
_SHARES: Final = "consent_share"
RECIPIENTS: Final[Mapping[RecipientKind, Promise]] = {
    RecipientKind.AGENCY: _("One agency"),
    RecipientKind.KIND: _("All agencies of a kind"),
    RecipientKind.NODE: _("Another node"),
    RecipientKind.MEMBER: _("One member of staff"),
}
SOURCES: Final = {
    "shared": "consent_ground",
    "breaches": "duties_breach, duties_concerned",
    "sample": "journal_read, journal_read_file, consent_ground",
}
Lines = list[tuple[str, object, str]]
"""A figure: what it counts, how many, and from which table it was counted."""


def shared_rows(account: Account) -> list[tuple[str, ...]]:
    """List purposes, grounds, sections and kinds of recipients with their counts."""
    return [
        (
            str(USES[one.use]),
            str(KINDS[one.kind]),
            section_words(one.section),
            str(RECIPIENTS[one.recipient]),
            str(one.holding),
            str(one.ended),
        )
        for one in account.grounds.shared
    ]


def grounds_lines(account: Account) -> Lines:
    """Count grounds: made, ended and why, and how the ends took effect."""
    grounds, source = account.grounds, "consent_ground"
    made: Lines = [(str(words), grounds.made.get(kind, 0), source) for kind, words in KINDS.items()]
    ended: Lines = [
        (gettext("Ended: %(why)s") % {"why": words}, grounds.ended.get(why, 0), source) for why, words in ENDED.items()
    ]
    return [
        *made,
        *ended,
        (gettext("Slowest from the end of a ground to that of its keys, in seconds"), _seconds(account), _SHARES),
        (gettext("Holders whose keys were taken back"), grounds.told, _SHARES),
        (gettext("of these, have read that it ended"), grounds.seen, _SHARES),
        (gettext("Wait for a second person"), grounds.unsigned, source),
        (gettext("The person was not told yet"), grounds.untold, source),
        (gettext("Named who must never see a file"), grounds.never, "consent_never"),
    ]


def requests_lines(account: Account) -> Lines:
    """Count what people asked of their files, by kind and how it was answered."""
    counted: Lines = [
        (f"{KIND_TEXTS[kind]}: {STATE_TEXTS[state]}", number, "duties_request")
        for (kind, state), number in sorted(account.requests.items())
    ]
    return [*counted, (gettext("Late for an answer"), account.late, "duties_request")]


def erasures_lines(account: Account) -> Lines:
    """Count erasures."""
    erased, source = account.erased, "keeping_erasure"
    return [
        (gettext("Wait for a decision, or for their end"), erased.waiting, source),
        (gettext("Not to be erased"), erased.refused, source),
        (gettext("Erased"), erased.done, source),
        (gettext("of these final: no copy opens them"), erased.final, source),
    ]


def four_eyes_lines(account: Account) -> Lines:
    """Count what takes two, and what one did alone, which must be none."""
    out = account.handed_out
    return [
        (gettext("Several cases handed out"), out.of_several, "transfers_export"),
        (gettext("of these with a second yes"), out.agreed, "transfers_export"),
        (gettext("agreed to by who asked"), out.by_oneself, "transfers_export"),
        (gettext("Erasures decided by who asked"), account.erased.by_oneself, "keeping_erasure"),
        (gettext("Grounds signed by who asked"), account.grounds.by_oneself, "consent_ground"),
    ]


def handed_lines(account: Account) -> Lines:
    """Count what went out, by its reason."""
    found = account.handed_out.by_reason
    return [(str(words), found.get(reason, 0), "transfers_export") for reason, words in REASON_WORDS.items()]


def breach_rows(account: Account) -> list[dict[str, Any]]:
    """List breaches by their dates; what happened is not here."""
    return [
        {
            "kind": BREACH_TEXTS[one.kind],
            "found_at": one.found_at,
            "contained_at": one.contained_at,
            "authority": one.authority_told_at,
            "authority_not": one.authority_not,
            "hours": _hours(one.found_at, one.authority_told_at),
            "persons": _persons(one),
        }
        for one in account.breaches
    ]


def sample_rows(drawn: tuple[ReadAtRandom, ...]) -> list[dict[str, Any]]:
    """List the readings that were drawn, each with the ground beside it."""
    return [
        {
            "when": one.moment,
            "who": one.who,
            "agency": one.agency_name,
            "page": PAGES.get(one.page, one.page),
            "files": one.files,
            "sections": ", ".join(section_words(section) for section in one.sections),
            "ground": ", ".join(str(KINDS[kind]) for kind in one.grounds) or gettext("Own agency's file"),
        }
        for one in drawn
    ]


def _persons(one: Breach) -> str:
    told = sum(1 for each in one.concerned if each.told_at)
    return gettext("%(told)d of %(all)d") % {"told": told, "all": len(one.concerned)}


def _hours(since: datetime, until: datetime | None) -> int | None:
    return int((until - since).total_seconds() // _HOUR) if until else None


def _seconds(account: Account) -> int:
    return int(account.grounds.slowest.total_seconds())
