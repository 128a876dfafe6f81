"""Handing cases on: asked for, read some at a time with their purpose recorded, and sealed under words shown once."""

import zlib
from collections.abc import Iterator, Mapping
from datetime import UTC
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext

from samakki.access import actions as access
from samakki.access import queries as about_access
from samakki.access.words import NoticeKind
from samakki.cases import actions as cases
from samakki.cases.words import HandedOn
from samakki.kernel.actors import acting
from samakki.kernel.canon import canonical, parse
from samakki.kernel.deeds import Attributes, By, deed
from samakki.kernel.ids import AgencyId, FileId, MemberId, fresh_id
from samakki.sections.words import Section
from samakki.transfers.gateways import sealed_files
from samakki.transfers.models import Export, Slice
from samakki.transfers.rules.flat import document_of
from samakki.transfers.rules.going import going_out, stays
from samakki.transfers.rules.handing import file_of
from samakki.transfers.rules.wording import BYTES, opening_words
from samakki.transfers.words import (
    MANY_CASES,
    REASON_WORDS,
    ROWS_AT_ONCE,
    Exported,
    ExportId,
    ExportState,
    Format,
    NoSuchTransferError,
    Reason,
    Wanted,
)

OUT: Final = "out"
TAKEN_OUT: Final = "taken-out.txt"
"""What lies beside the cases: who took them out, and when."""


def _own(by: By, *_args: object, **_more: object) -> Attributes:
    return {"owner": str(by.agency)}


def _agreed(by: By, export: ExportId) -> Attributes:
    """Tell whether a second yes is missing; of what is not the actor's own nothing is told: it is not found later."""
    rows = Export.objects.filter(pk=export, member_id=acting(by)[0], takes_two=True, agreed_by=None)
    return {"owner": str(by.agency), "agreed": not rows.exists()}


def _agreeing(by: By, export: ExportId) -> Attributes:
    row = _open(by, export)
    seconds = about_access.second_eyes(by, AgencyId(row.agency_id), MemberId(row.member_id))
    own, fits = row.member_id == by.member, by.member in seconds
    return {"owner": str(row.agency_id), "own": own, "fits": fits}


@deed(about=_own)
def begin_export(by: By, wanted: Wanted) -> ExportId:
    """Begin to hand cases of the own agency on; the words that will open the file are made now, shown at its end.

    Several cases wait for the yes of a second person, while there is one; everybody of the agency is told.
    """
    member, agency = acting(by)
    takes_two = len(wanted.cases) >= MANY_CASES and bool(about_access.second_eyes(by, agency, member))
    export = ExportId(fresh_id(by.clock, by.chance))
    told = {
        "cases": [case.hex for case in wanted.cases],
        "sections": [section.value for section in wanted.sections],
        "closed": [[section.value, name] for section, name in wanted.closed],
        "words": opening_words(by.chance.bytes(BYTES)),
    }
    Export.objects.create(
        id=export,
        agency_id=agency,
        member_id=member,
        format=wanted.format.value,
        purpose=wanted.purpose.value,
        begun_at=by.clock.now(),
        cases=len(wanted.cases),
        takes_two=takes_two,
        sealed=access.seal_for_self(by, _context(export, "wanted"), canonical(told)),
    )
    if len(wanted.cases) >= MANY_CASES:
        access.tell_all(by, agency, NoticeKind.HANDED_ON)
    return export


@deed(about=_agreeing)
def agree_to_export(by: By, export: ExportId) -> None:
    """Say yes, as a second person, to handing several cases on; only then is any of them read for it."""
    row = _open(by, export)
    if row.agreed_by_id is None:
        row.agreed_by_id, row.agreed_at = by.member, by.clock.now()
        row.save(update_fields=["agreed_by", "agreed_at"])


@deed(about=_agreed)
def read_on(by: By, export: ExportId) -> tuple[int, int]:
    """Read the next cases of an export, each of which says in its read log what for; gives how many of how many."""
    row = _row(by, export)
    told = _wanted(by, row)
    wanted = [FileId(UUID(case)) for case in told["cases"][row.done : row.done + ROWS_AT_ONCE]]
    if wanted:
        closed = {Section(section): set[str]() for section, _name in told["closed"]}
        for section, name in told["closed"]:
            closed[Section(section)].add(name)
        sections = [Section(section) for section in told["sections"]]
        handed = cases.hand_on(by, wanted, sections, closed)
        documents = [_document(one, closed) for one in handed]
        blob = access.seal_for_self(by, _context(export, str(row.done)), zlib.compress(canonical(documents)))
        Slice.objects.create(
            transfer=export, kind=OUT, number=row.done, rows=len(handed), blob=blob, made_at=by.clock.now()
        )
        row.done += len(wanted)
        row.save(update_fields=["done"])
    return row.done, row.cases


@deed(about=_own, changes=False)
def export_state(by: By, export: ExportId) -> ExportState:
    """Tell how far an export has come, and the words that will open it, to the member who began it."""
    row = _row(by, export)
    words = str(_wanted(by, row)["words"])
    lacks_yes = row.takes_two and row.agreed_by_id is None
    return ExportState(export, Format(row.format), Reason(row.purpose), row.cases, row.done, words, lacks_yes)


@deed(about=_own)
def forget_export(by: By, export: ExportId) -> None:
    """Give an export up: what was read for it is forgotten; that it was read stays in the journal."""
    row = _row(by, export)
    Slice.objects.filter(transfer=export, kind=OUT).delete()
    row.ended_at, row.sealed = by.clock.now(), None
    row.save(update_fields=["ended_at", "sealed"])


@deed(about=_own)
def make_file(by: By, export: ExportId, instead: Format | None = None) -> Exported:
    """Put what was read together and seal it under its words, which are forgotten here; it can be fetched once.

    `instead` is another format than was wanted at first. Raises NoRoomError for a workbook into which the cases do not
    fit: nothing was written then, and what was read waits to be fetched in another format.
    """
    row = _row(by, export)
    told = _wanted(by, row)
    form = instead or Format(row.format)
    content = file_of(form, _documents(by, export))
    name = f"cases-{str(export)[-6:]}"
    note = _taken_out(by, row)
    sealed = sealed_files({f"{name}.{form}": content, TAKEN_OUT: note.encode()}, told["words"])
    Slice.objects.filter(transfer=export, kind=OUT).delete()
    row.ended_at, row.sealed = by.clock.now(), None
    row.save(update_fields=["ended_at", "sealed"])
    return Exported(export, f"{name}.zip", sealed, told["words"], row.done)


def _taken_out(by: By, row: Export) -> str:
    """Say in words who takes this out, when and what for, for whoever finds the file one day."""
    (one,) = about_access.staff_known(by, [str(row.member_id)])
    told = {
        "name": one.display_name,
        "agency": one.agency_name,
        "when": by.clock.now().astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "reason": REASON_WORDS[Reason(row.purpose)],
        "cases": row.done,
        "number": row.pk,
    }
    words = gettext("Taken out by %(name)s, %(agency)s, on %(when)s. %(reason)s. Cases: %(cases)d. Number: %(number)s.")
    return f"{words % told}\n"


def _open(by: By, export: ExportId) -> Export:
    """Find an export of the own agency that waits; raises NoSuchTransferError."""
    row = Export.objects.filter(pk=export, ended_at=None, agency_id=acting(by)[1]).first()
    if row is None:
        raise NoSuchTransferError
    return row


def _document(handed: HandedOn, closed: Mapping[Section, set[str]]) -> dict[str, Any]:
    values, told = going_out(handed, closed)
    opened = handed.opened_at.astimezone(UTC).isoformat(timespec="seconds")
    document = document_of(str(handed.case), opened, values, told)
    disputed = [name for name in handed.disputed if not stays(*_placed(name))]
    return document | ({"disputed": disputed} if disputed else {})


def _placed(name: str) -> tuple[Section, str]:
    section, _, field = name.partition(".")
    return Section(section), field


def _documents(by: By, export: ExportId) -> Iterator[Mapping[str, Any]]:
    for row in Slice.objects.filter(transfer=export, kind=OUT).order_by("number").iterator():
        plain = access.open_for_self(by, _context(export, str(row.number)), bytes(row.blob))
        yield from parse(zlib.decompress(plain))


def _row(by: By, export: ExportId) -> Export:
    row = Export.objects.filter(pk=export, ended_at=None).first()
    if row is None or row.member_id != by.member:
        raise NoSuchTransferError
    return row


def _wanted(by: By, row: Export) -> Any:
    return parse(access.open_for_self(by, _context(ExportId(row.pk), "wanted"), bytes(row.sealed or b"")))


def _context(export: ExportId, what: str) -> bytes:
    return b"export:" + export.bytes + what.encode()
