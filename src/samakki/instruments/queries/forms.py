"""What can be asked of forms: which there are, what they ask, how a half-filled one stands. Nothing is opened."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Final
from uuid import UUID

from django.utils.timezone import get_current_timezone, localdate

from samakki.instruments.models import Instrument, Version
from samakki.instruments.rules.comparing import carry, compare
from samakki.instruments.rules.evaluating import evaluate
from samakki.instruments.rules.inventing import invent
from samakki.instruments.rules.program import Program, prepare
from samakki.instruments.rules.showing import Pages, open_at
from samakki.instruments.rules.tallying import tally
from samakki.instruments.rules.tongues import reading_order
from samakki.instruments.rules.writing import read
from samakki.instruments.words import (
    Answers,
    Audience,
    Bindings,
    Carried,
    Comparison,
    Done,
    FormState,
    Hand,
    InstrumentId,
    InstrumentLine,
    InstrumentShown,
    InstrumentUnknownError,
    OpenForm,
    Outcomes,
    VersionId,
    VersionLine,
    VersionShown,
    VersionState,
)
from samakki.kernel.deeds import By, sight
from samakki.kernel.ids import MemberId
from samakki.sections.words import Section

_PROGRAMS_KEPT: Final = 64
_AUDIENCES_KEPT: Final = 1024
_LINE: Final = (
    "id",
    "instrument_id",
    "number",
    "title",
    "form_version",
    "languages",
    "questions",
    "source_hash",
    "state",
    "brought_hand",
    "brought_by",
    "brought_at",
    "published_hand",
    "published_by",
    "published_at",
    "withdrawn_by",
    "withdrawn_at",
)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looks at a form: their languages, the best first, their page, and that of each repeat by its mark.

    `closed` are the paths that were answered closed: they count as answered, though the form does not open them.
    """

    languages: Sequence[str] = ()
    sheet: int = 1
    row_pages: Mapping[str, int] = field(default_factory=dict)
    closed: Collection[str] = ()


@sight()
def instruments(by: By) -> tuple[InstrumentLine, ...]:
    """List all instruments by name, each with its newest version and the one that is offered."""
    lines: dict[object, list[VersionLine]] = {}
    for version in Version.objects.only(*_LINE).order_by("number"):
        lines.setdefault(version.instrument_id, []).append(_line(version))
    return tuple(
        InstrumentLine(
            InstrumentId(each.id),
            each.name,
            Section(each.section),
            len(lines[each.id]),
            newest=lines[each.id][-1],
            offered=next((one for one in reversed(lines[each.id]) if one.state is VersionState.PUBLISHED), None),
            drafts=sum(1 for one in lines[each.id] if one.state is VersionState.DRAFT),
        )
        for each in Instrument.objects.order_by("name")
        if each.id in lines
    )


@sight()
def offered(by: By) -> tuple[InstrumentLine, ...]:
    """List the instruments that can be begun, by name."""
    return tuple(line for line in instruments(by) if line.offered is not None)


@sight()
def begun_versions(by: By) -> Mapping[str, Hand]:
    """Tell by the forms' own ids whose hand brought the version that is begun now."""
    published = Version.objects.filter(state=VersionState.PUBLISHED.value).exclude(instrument__form_id="")
    found = published.order_by("number").values_list("instrument__form_id", "brought_hand")
    return {form: Hand(hand) for form, hand in found}


@sight()
def may_be_begun(by: By, which: UUID) -> bool:
    """Tell whether a version can be begun: it is published. An unknown one cannot."""
    return Version.objects.filter(id=which, state=VersionState.PUBLISHED.value).exists()


@sight()
def titles(by: By) -> Mapping[UUID, str]:
    """Name the instrument of every version."""
    return dict(Version.objects.values_list("id", "instrument__name"))


@sight()
def instruments_of_versions(by: By) -> Mapping[UUID, InstrumentId]:
    """Tell of which instrument each version is."""
    return {version: InstrumentId(whose) for version, whose in Version.objects.values_list("id", "instrument_id")}


@sight()
def instrument(by: By, which: InstrumentId) -> InstrumentShown:
    """Show one instrument with its versions, the newest first. Raises InstrumentUnknownError."""
    found = Instrument.objects.filter(id=which).first()
    if found is None:
        raise InstrumentUnknownError
    versions = Version.objects.filter(instrument=found).only(*_LINE).order_by("-number")
    return InstrumentShown(which, found.name, Section(found.section), tuple(_line(each) for each in versions))


@sight()
def version(by: By, which: VersionId) -> VersionShown:
    """Show one version and what it asks. Raises InstrumentUnknownError."""
    found = Version.objects.filter(id=which).only(*_LINE).select_related("instrument").first()
    if found is None:
        raise InstrumentUnknownError
    later = Version.objects.filter(
        instrument_id=found.instrument_id, number__gt=found.number, state=VersionState.PUBLISHED.value
    )
    newest = later.only(*_LINE).order_by("-number").first() or found
    of = found.instrument
    return VersionShown(_line(found), of.name, Section(of.section), _program(which).definition, _line(newest))


@sight()
def source(by: By, which: VersionId) -> bytes:
    """Give the workbook of a version exactly as it came. Raises InstrumentUnknownError."""
    found = Version.objects.filter(id=which).values_list("source", flat=True).first()
    if found is None:
        raise InstrumentUnknownError
    return bytes(found)


@sight()
def comparison(by: By, older: VersionId, newer: VersionId) -> Comparison:
    """Tell what one version asks otherwise than another. Raises InstrumentUnknownError."""
    return compare(_program(older), _program(newer))


@sight()
def carried(by: By, older: VersionId, newer: VersionId, answers: Answers) -> Carried:
    """Tell what becomes of these answers in another version. Raises InstrumentUnknownError."""
    return carry(_program(older), _program(newer), answers)


@sight()
def invented(by: By, which: VersionId, *, child: bool = False) -> Answers:
    """Tell what would be known of an invented person when this form is opened. Raises InstrumentUnknownError."""
    return invent(_program(which).definition, localdate(by.clock.now()), child=child)


@sight()
def bindings(by: By, which: VersionId) -> Bindings:
    """Tell where the answers of a version go, by its questions. Raises InstrumentUnknownError."""
    found = Version.objects.filter(id=which).values_list("definition_hash", "instrument__section").first()
    if found is None:
        raise InstrumentUnknownError
    return _bound(*found)


@sight()
def audiences(by: By, which: Iterable[VersionId]) -> Mapping[VersionId, Audience]:
    """Tell for whom each of these versions is made."""
    found = Version.objects.filter(id__in=list(which)).values_list("id", "definition_hash")
    return {VersionId(version): _audience(digest) for version, digest in found}


@sight()
def assess(by: By, which: VersionId, answers: Answers) -> FormState:
    """Tell how a half-filled form stands: what it asks, computes and doubts. Raises InstrumentUnknownError."""
    return evaluate(_program(which), answers, by.clock.now().astimezone(get_current_timezone()))[0]


@sight()
def outcomes(by: By, which: VersionId, answers: Answers) -> Outcomes:
    """Tell what became of each question that these answers were asked. Raises InstrumentUnknownError."""
    program = _program(which)
    state, _ = evaluate(program, answers, by.clock.now().astimezone(get_current_timezone()))
    return tally(program, state, answers)


@sight()
def written_sections(by: By, which: VersionId) -> tuple[Section, ...]:
    """List the sections of a case file that a version writes. Raises InstrumentUnknownError."""
    bound = bindings(by, which)
    written = {bound.section, *(place.section for place in bound.places.values())}
    return tuple(section for section in Section if section in written)


@sight()
def open_form(by: By, which: VersionId, answers: Answers, reader: Reader) -> OpenForm:
    """Show one page of a half-filled form in the reader's language. Raises InstrumentUnknownError."""
    program = _program(which)
    tongues = reading_order(program.definition, reader.languages)
    now = by.clock.now().astimezone(get_current_timezone())
    state, ground = evaluate(program, answers, now, tongues)
    return open_at(state, ground, reader.sheet, Pages(reader.row_pages, frozenset(reader.closed)))


@sight()
def form_ids(by: By) -> Mapping[UUID, str]:
    """Tell the form's own id of every version; empty where a form has none."""
    return dict(Version.objects.values_list("id", "instrument__form_id"))


def _line(found: Version) -> VersionLine:
    return VersionLine(
        VersionId(found.id),
        InstrumentId(found.instrument_id),
        found.number,
        found.title,
        found.form_version,
        tuple(found.languages.split("\n")) if found.languages else (),
        found.questions,
        found.source_hash,
        VersionState(found.state),
        _done(found.brought_hand, found.brought_by, found.brought_at),
        _done(found.published_hand, found.published_by, found.published_at) if found.published_at else None,
        _done(Hand.MEMBER, found.withdrawn_by, found.withdrawn_at) if found.withdrawn_at else None,
    )


def _done(hand: str, member: UUID | None, at: datetime) -> Done:
    return Done(Hand(hand), MemberId(member) if member else None, at)


def _program(which: VersionId) -> Program:
    """Find a version's program; raises InstrumentUnknownError."""
    digest = Version.objects.filter(id=which).values_list("definition_hash", flat=True).first()
    if digest is None:
        raise InstrumentUnknownError
    return _prepared(digest)


@lru_cache(maxsize=_AUDIENCES_KEPT)
def _audience(digest: str) -> Audience:
    definition = Version.objects.filter(definition_hash=digest).values_list("definition", flat=True)[0]
    return read(bytes(definition)).audience


@lru_cache(maxsize=_PROGRAMS_KEPT)
def _bound(digest: str, section: str) -> Bindings:
    definition = _prepared(digest).definition
    return Bindings(Section(section), definition.closed, definition.bindings())


@lru_cache(maxsize=_PROGRAMS_KEPT)
def _prepared(digest: str) -> Program:
    """Make a definition ready once: what has this hash never changes."""
    definition = Version.objects.filter(definition_hash=digest).values_list("definition", flat=True)[0]
    return prepare(read(bytes(definition)))[0]
