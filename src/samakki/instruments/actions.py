"""Taking forms in: an XLSForm becomes a version of an instrument."""

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Max

from samakki.instruments.models import IndicatorSetVersion, Instrument, Version
from samakki.instruments.rules.indicators import fingerprint_of, read_set, write_set
from samakki.instruments.rules.writing import fingerprint, write
from samakki.instruments.words import (
    ASKED,
    LONGEST_NAME,
    Imported,
    IndicatorSetId,
    InstrumentId,
    NameRefusedError,
    SetLoaded,
    VersionId,
    VersionImported,
)
from samakki.kernel.deeds import By, deed
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


@deed()
def import_xlsform(by: By, content: bytes, naming: Naming) -> Imported:
    """Take an XLSForm in as a new instrument, or as the next version of the one that bears its id or name.

    The same form again changes nothing. Raises BrokenFormError or UnsupportedError with every finding, and
    NameRefusedError; then nothing was changed.
    """
    from samakki.instruments.rules.compiling import compile_form  # noqa: PLC0415 -- pyxform loads slowly, few need it

    stem = naming.file_name.rpartition("/")[2].removesuffix(".xlsx")
    compiled = compile_form(content, naming.name or stem)
    name = (naming.name or compiled.definition.title or stem).strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise NameRefusedError
    instrument = _found(compiled, name) or _made(by, compiled, name, naming.section)
    digest = fingerprint(compiled.definition)
    known = instrument.versions.filter(definition_hash=digest).only("id", "number").first()
    version = known or _next(by, instrument, compiled, content, digest)
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
        section=section.value,
        made_at=by.clock.now(),
    )


def _next(by: By, instrument: Instrument, compiled: "Compiled", content: bytes, digest: str) -> Version:
    definition = compiled.definition
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
        imported_by=by.member,
        imported_at=by.clock.now(),
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
