"""Guessing where the columns of a file go: by their headings in any of the eight languages, then by their values."""

from collections.abc import Iterator, Mapping, Sequence

from samakki.sections.words import BY_NAME, Field, FieldType
from samakki.transfers.rules.eras import DateError, read_date
from samakki.transfers.rules.flat import CASE, OPENED, target_of
from samakki.transfers.rules.folding import folded, is_aside, readings
from samakki.transfers.rules.shapes import shape_of
from samakki.transfers.words import Column, Dates, Order, Plan, Shape, Survey, Target, Vocabulary

_FITTING = 0.9
_LEAST_DIFFERENT = 2
_MOSTLY_FILLED = 0.75
_MOST_ASKED = 60
_ID_WORDS = (
    *("id", "case id", "case no", "case no.", "case number", "case code", "no", "no.", "number", "ref", "code", CASE),
    *("เลขที่คดี", "เลขที่", "รหัส", "ລະຫັດ", "ເລກທີ", "លេខ", "លេខករណី", "mã số", "số", "编号", "番号", "အမှတ်"),
)
_IDS = frozenset(folded(word) for word in _ID_WORDS)


def guessed(source: str, survey: Survey, vocabulary: Vocabulary) -> Plan:
    """Guess a whole map; a column that nothing speaks for goes nowhere, and says so."""
    ours = CASE in survey.headings
    taken: set[str] = set()
    columns = []
    for heading in survey.headings:
        column = _column(heading, vocabulary, taken)
        if column.target is not None:
            taken.add(str(column.target))
        columns.append(column)
    columns = [
        _by_values(column, samples, vocabulary, taken) for column, samples in zip(columns, survey.samples, strict=True)
    ]
    named = CASE if ours else next((heading for heading in _ids(survey)), "")
    dates = Dates(order=_order(survey.samples))
    return Plan(source, tuple(columns), id=named, sheet=survey.sheet, dates=dates, ours=ours)


def _ids(survey: Survey) -> Iterator[str]:
    for heading, samples in zip(survey.headings, survey.samples, strict=True):
        said = [sample for sample in samples if sample.strip()]
        named = any(reading in _IDS for reading in readings(heading))
        if named and len(set(said)) == len(said) > _MOSTLY_FILLED * len(samples):
            yield heading


def _column(heading: str, vocabulary: Vocabulary, taken: set[str]) -> Column:
    if not heading or is_aside(heading) or heading in {CASE, OPENED}:
        return Column(heading)
    own = target_of(heading)
    if own is not None:
        return Column(heading, own, why="heading")
    standard = vocabulary.standard.get(heading)
    if standard is not None and str(standard) not in taken:
        return Column(heading, standard, why="standard", standard=True)
    for reading in readings(heading):
        found = [target for target in vocabulary.headings.get(reading, ()) if str(target) not in taken]
        alone = [target for target in found if not target.row] or found
        if len(alone) == 1:
            return Column(heading, alone[0], why="heading")
    return Column(heading)


def _by_values(column: Column, samples: Sequence[str], vocabulary: Vocabulary, taken: set[str]) -> Column:
    """Let values speak for a column that its heading does not: all but a few must be codes of one field only."""
    said = {folded(sample) for sample in samples if shape_of(sample) is Shape.WORDS}
    if column.target is not None or not column.heading or is_aside(column.heading) or len(said) < _LEAST_DIFFERENT:
        return column
    fitting = [
        (section, name)
        for (section, name, part), codes in vocabulary.codes.items()
        if not part
        and BY_NAME[section, name].listed is None
        and f"{section}.{name}" not in taken
        and sum(value in codes for value in said) >= _FITTING * len(said)
    ]
    if len(fitting) != 1:
        return column
    target = Target(*fitting[0])
    taken.add(str(target))
    return Column(column.heading, target, why="values")


def _order(samples: Sequence[Sequence[str]]) -> Order:
    """Tell from the samples whether days or months come first: only one of both orders reads them all."""
    dated = [sample for column in samples for sample in column if shape_of(sample) is Shape.DATES]
    wrong = {
        order: sum(not _reads(sample, order) for sample in dated) for order in (Order.DAY_FIRST, Order.MONTH_FIRST)
    }
    return Order.MONTH_FIRST if wrong[Order.MONTH_FIRST] < wrong[Order.DAY_FIRST] else Order.DAY_FIRST


def _reads(text: str, order: Order) -> bool:
    try:
        read_date(text, Dates(order))
    except DateError:
        return False
    return True


def field_of(target: Target) -> Field | None:
    """Give the field, or the part of its rows, that a column goes to."""
    field = BY_NAME.get((target.section, target.field))
    if field is None or not target.part or target.part.startswith("_"):
        return field
    return field.part(target.part)


def is_choice(field: Field) -> bool:
    """Tell whether a field has codes."""
    return field.type in {FieldType.CODE, FieldType.CODES}


def codes_of(target: Target, vocabulary: Vocabulary) -> Mapping[str, str]:
    """Give what the values of a chosen field may be written as, and the code that each means."""
    return vocabulary.codes.get((target.section, target.field, target.part), {})


def undecided(plan: Plan, survey: Survey, vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """List, by heading, the values of chosen fields that no code is known for, as far as the samples tell."""
    samples = dict(zip(survey.headings, survey.samples, strict=True))
    missing = {text.casefold() for text in plan.missing}
    found: dict[str, tuple[str, ...]] = {}
    for column in plan.columns:
        field = field_of(column.target) if column.target else None
        if field is None or column.target is None or not is_choice(field) or plan.ours:
            continue
        known = codes_of(column.target, vocabulary)
        said = dict.fromkeys(text.strip() for text in samples.get(column.heading, ()))
        strange = [text for text in said if text.casefold() not in missing and not means(text, known)]
        if strange:
            found[column.heading] = tuple(strange[:_MOST_ASKED])
    return found


def means(text: str, known: Mapping[str, str]) -> bool:
    """Tell whether a value, or each of several in one cell, is known."""
    return folded(text) in known or all(folded(part) in known for part in text.replace(",", ";").split(";"))
