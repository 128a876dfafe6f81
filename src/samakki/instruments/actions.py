"""Taking forms in as drafts, publishing them with two names, withdrawing them."""

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.db.models import Max

from samakki.instruments.models import IndicatorSetVersion, Instrument, Version
from samakki.instruments.rules.indicators import fingerprint_of, read_set, write_set
from samakki.instruments.rules.writing import fingerprint, write
from samakki.instruments.words import (
    ASKED,
    LONGEST_NAME,
    Fault,
    Finding,
    Hand,
    Imported,
    IndicatorSetId,
    InstrumentId,
    InstrumentUnknownError,
    NameRefusedError,
    Place,
    SetLoaded,
    StateMovedError,
    UnsupportedError,
    VersionId,
    VersionImported,
    VersionPublished,
    VersionState,
    VersionWithdrawn,
)
from samakki.kernel.deeds import Attributes, By, RefusedError, deed
from samakki.kernel.happenings import tell
from samakki.kernel.ids import fresh_id
from samakki.sections.words import Section

if TYPE_CHECKING:
    from samakki.instruments.rules.compiling import Compiled


@dataclass(frozen=True, slots=True)
class Naming:
    """What the one who brings a form says of it: its name here (else the form's title, else the file's name).

    `section` is where its answers go; a form that is here already stays where it is.
    """

    file_name: str = ""
    name: str = ""
    section: Section = Section.EXPERIENCE


def _of_version(by: By, which: VersionId) -> Attributes:
    """Tell access whether the one who acts brought this version; raises InstrumentUnknownError."""
    found = Version.objects.filter(id=which).values_list("brought_by", flat=True)
    if not found:
        raise InstrumentUnknownError
    return {"own": found[0] is not None and found[0] == by.member}


@deed()
def import_xlsform(by: By, content: bytes, naming: Naming) -> Imported:
    """Take an XLSForm in as a draft: a new instrument, or the next version of the one that bears its id or name.

    The same form again changes nothing. Raises BrokenFormError or UnsupportedError with every finding, and
    NameRefusedError; then nothing was changed.
    """
    return _taken_in(by, content, naming, Hand.OPERATOR if by.member is None else Hand.MEMBER)


@deed()
def release_xlsform(by: By, content: bytes, naming: Naming) -> Imported:
    """Take in a form that comes with this release, published by it; the same form again changes nothing.

    Where people here brought the same form as a draft, it is published; what they withdrew stays withdrawn.
    """
    made = _taken_in(by, content, naming, Hand.RELEASE)
    if made.state is not VersionState.DRAFT:
        return made
    _publish(by, made.version, Hand.RELEASE)
    return replace(made, state=VersionState.PUBLISHED)


@deed(about=_of_version)
def publish(by: By, version: VersionId) -> None:
    """Publish a draft that somebody else brought: from now on it is what people begin.

    Raises InstrumentUnknownError; StateMovedError when it is no draft any more; RefusedError for who brought it.
    """
    _member(by, "instruments.publish")
    _publish(by, version, Hand.MEMBER)


@deed()
def withdraw(by: By, version: VersionId) -> None:
    """Withdraw a version for good: nobody begins it any more; what was begun stays, and can be finished.

    Raises InstrumentUnknownError, StateMovedError when it was withdrawn before.
    """
    _member(by, "instruments.withdraw")
    found = Version.objects.filter(id=version).exclude(state=VersionState.WITHDRAWN.value)
    moved = found.update(state=VersionState.WITHDRAWN.value, withdrawn_by=by.member, withdrawn_at=by.clock.now())
    instrument = _moved(version, moved)
    tell(by, VersionWithdrawn(instrument, version))


def _publish(by: By, version: VersionId, hand: Hand) -> None:
    moved = Version.objects.filter(id=version, state=VersionState.DRAFT.value).update(
        state=VersionState.PUBLISHED.value,
        published_hand=hand.value,
        published_by=by.member if hand is Hand.MEMBER else None,
        published_at=by.clock.now(),
    )
    tell(by, VersionPublished(_moved(version, moved), version))


def _moved(version: VersionId, rows: int) -> InstrumentId:
    instrument = Version.objects.filter(id=version).values_list("instrument_id", flat=True).first()
    if instrument is None:
        raise InstrumentUnknownError
    if not rows:
        raise StateMovedError
    return InstrumentId(instrument)


def _member(by: By, act: str) -> None:
    if by.member is None:
        raise RefusedError(act, "no_name")


def _taken_in(by: By, content: bytes, naming: Naming, hand: Hand) -> Imported:
    from samakki.instruments.rules.compiling import compile_form  # noqa: PLC0415 -- pyxform loads slowly, few need it

    stem = naming.file_name.rpartition("/")[2].removesuffix(".xlsx")
    compiled = compile_form(content, naming.name or stem)
    name = (naming.name or compiled.definition.title or stem).strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise NameRefusedError
    instrument = _found(compiled, name) or _made(by, compiled, name, naming.section)
    _stay(instrument, compiled)
    digest = fingerprint(compiled.definition)
    known = instrument.versions.filter(definition_hash=digest).only("id", "number", "state").first()
    version = known or _next(by, instrument, compiled, (content, digest, hand))
    if known is None:
        tell(by, VersionImported(InstrumentId(instrument.id), VersionId(version.id), version.number))
    return Imported(
        InstrumentId(instrument.id),
        VersionId(version.id),
        instrument.name,
        version.number,
        new=known is None,
        questions=_count(compiled),
        remarks=compiled.remarks,
        state=VersionState(version.state),
    )


def _found(compiled: "Compiled", name: str) -> Instrument | None:
    if compiled.named:
        by_id = Instrument.objects.filter(form_id=compiled.definition.form_id).first()
        if by_id is not None:
            return by_id
    by_name = Instrument.objects.filter(name=name).first()
    if by_name is not None and compiled.named and by_name.form_id not in ("", compiled.definition.form_id):
        raise NameRefusedError
    return by_name


def _made(by: By, compiled: "Compiled", name: str, section: Section) -> Instrument:
    return Instrument.objects.create(
        id=fresh_id(by.clock, by.chance),
        name=name,
        form_id=compiled.definition.form_id if compiled.named else "",
        section=(compiled.definition.section or section).value,
        made_at=by.clock.now(),
    )


def _stay(instrument: Instrument, compiled: "Compiled") -> None:
    """Refuse a version that wants its answers in another section: those given before would be left behind."""
    wanted = compiled.definition.section
    if wanted is not None and wanted != instrument.section:
        raise UnsupportedError(Finding(Fault.SECTION_STAYS, instrument.section, Place("settings", 2, "section")))


def _next(by: By, instrument: Instrument, compiled: "Compiled", brought: tuple[bytes, str, Hand]) -> Version:
    definition, (content, digest, hand) = compiled.definition, brought
    last = instrument.versions.aggregate(last=Max("number"))["last"] or 0
    return Version.objects.create(
        id=fresh_id(by.clock, by.chance),
        instrument=instrument,
        number=last + 1,
        title=definition.title[:500],
        form_version=definition.form_version[:200],
        languages="\n".join(tongue.name for tongue in definition.tongues)[:1000],
        questions=_count(compiled),
        definition=write(definition),
        definition_hash=digest,
        source=content,
        source_hash=hashlib.sha256(content).hexdigest(),
        state=VersionState.DRAFT.value,
        brought_hand=hand.value,
        brought_by=by.member if hand is Hand.MEMBER else None,
        brought_at=by.clock.now(),
    )


def _count(compiled: "Compiled") -> int:
    return sum(1 for question in compiled.definition.questions() if question.kind in ASKED)


@deed()
def load_indicators(by: By, text: str) -> SetLoaded:
    """Take a set of indicators, or a country's definitions, in as a new one or as the next version of its name.

    The same set again changes nothing. Raises SetRefusedError, and then nothing was changed.
    """
    content = read_set(text)
    digest = fingerprint_of(content)
    versions = IndicatorSetVersion.objects.filter(name=content.name)
    known = versions.filter(content_hash=digest).only("id", "number").first()
    made = known or IndicatorSetVersion.objects.create(
        id=fresh_id(by.clock, by.chance),
        name=content.name,
        number=(versions.aggregate(last=Max("number"))["last"] or 0) + 1,
        content=write_set(content),
        content_hash=digest,
        loaded_by=by.member,
        loaded_at=by.clock.now(),
    )
    return SetLoaded(IndicatorSetId(made.id), content.name, made.number, new=known is None)
