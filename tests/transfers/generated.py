"""Invented cases that say much: most fields, rows, every kind of missing, several values side by side, many scripts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from random import Random
from typing import Any, Final
from uuid import UUID

from samakki.cases.words import Brought, HandedOn, Said
from samakki.kernel.canon import canonical
from samakki.kernel.ids import FileId
from samakki.kernel.missing import Missing
from samakki.sections.words import ALL_FIELDS, LISTS, RANK, Field, FieldType, Listed, Section, cell
from samakki.transfers.rules.going import going_out

ELSEWHERE: Final = "0195d000-0000-7000-8000-0000000000c9"
RISKY: Final = ("=1+1", "+855 12 345", "-5", "@cmd", "'quoted", "#unknown", "\uff1dx", '"x"\nsecond line')
SCRIPTS: Final = (
    "DEMO ມະລິ",
    "ដារា DEMO",
    "DEMO สมหญิง",
    "DEMO မြ",
    "演示 小花",
    "デモ 花子",
    "DEMO Ngọc Ánh",
    "עדי DEMO",
)
KIN: Final = ("the mother", "a friend", "អ្នកជិតខាង")
CURRENCIES: Final = tuple(code for code, _words in LISTS[Listed.CURRENCIES].codes)
NAMED: Final = tuple((field.section, field.name) for field in ALL_FIELDS)
"""All fields, so that whatever was written closed goes out too."""
_BY_SECTION: Final = {section: {field.name for field in ALL_FIELDS if field.section is section} for section in Section}


@dataclass(frozen=True, slots=True)
class Dense:
    """How much a generated case says: which share of the fields, at most how many rows, how often several values."""

    share: float = 0.7
    rows: int = 3
    beside: float = 0.05


def value_of(dice: Random, field: Field, others: Sequence[UUID] = ()) -> Any:
    if dice.random() < 0.15:
        return {"missing": dice.choice(list(Missing)).value}
    codes = [code for code, _words in field.codes]
    if field.type is FieldType.CODES:
        chosen = set(dice.sample(codes, dice.randint(1, min(3, len(codes)))))
        return [code for code in codes if code in chosen]
    if field.type is FieldType.NUMBER:
        return dice.randint(field.least or 0, min(field.most or 99, 99))
    if field.type is FieldType.MONEY:
        pieces = {"amount": dice.choice(["1200.50", "7", "0"]), "currency": dice.choice(CURRENCIES)}
        return pieces | {"per": dice.choice(["", "month"]), "date": dice.choice(["", "2024-07"])}
    least, most = field.least if field.least is not None else -9, field.most or 99
    told: dict[FieldType, list[str]] = {
        FieldType.CODE: codes,
        FieldType.DECIMAL: [text for text in ("0", "12.50", "-3.25") if least <= float(text) <= most],
        FieldType.PARTIAL_DATE: ["1999", "2004-07", "2004-07-19"],
        FieldType.PHONE: ["+66 81 234 5678", "021-555-0101"],
        FieldType.EMAIL: ["demo@example.org"],
        FieldType.LINK: [ELSEWHERE, *(str(other) for other in others)],
    }
    return dice.choice(told.get(field.type, [*RISKY, *SCRIPTS]))


def sayings_of(dice: Random, field: Field, first: Any, others: Sequence[UUID]) -> tuple[Said, ...]:
    """Give several values of a field, the first as told; what was written closed stands after what stands open."""
    told = [Said(first, *dice.choice([(False, ""), (True, ""), (True, dice.choice(KIN))]))]
    for _more in range(dice.randint(1, 2)):
        another = dice.choice([None, *(value_of(dice, field, others) for _ in range(3))])
        told.append(Said(another, *dice.choice([(False, ""), (True, dice.choice(KIN))])))
    if not field.closed and field.type is not FieldType.LINK and dice.random() < 0.2:
        told.append(Said(value_of(dice, field, others), closed=True))
    return tuple({canonical([one.value, one.third_party, one.told_by, one.closed]): one for one in told}.values())


def generated(dice: Random, case: UUID, others: Sequence[UUID] = (), how: Dense = Dense()) -> Brought:
    values: dict[Section, dict[str, Any]] = {}
    told: dict[Section, dict[str, tuple[Said, ...]]] = {}
    for field in ALL_FIELDS:
        if dice.random() > how.share and field.name != "pseudonym":
            continue
        for name, described in _places(dice, field, how):
            value = value_of(dice, described, others)
            values.setdefault(field.section, {})[name] = value
            if dice.random() < how.beside and not (field.closed and name != field.name):
                told.setdefault(field.section, {})[name] = sayings_of(dice, described, value, others)
    _rank(values)
    return Brought(values, "invented", told=told, case=FileId(case))


def _places(dice: Random, field: Field, how: Dense) -> Iterator[tuple[str, Field]]:
    if field.type is not FieldType.ROWS:
        yield field.name, field
        return
    for _rank in range(dice.randint(1, how.rows)):
        row = f"{dice.getrandbits(32):08x}"
        parts = [part for part in field.parts if dice.random() < how.share] or [field.parts[0]]
        yield from ((cell(field.name, row, part.name), part) for part in parts)


def _rank(values: dict[Section, dict[str, Any]]) -> None:
    for fields in values.values():
        ranks: dict[str, list[str]] = {}
        for name in fields:
            root, _, rest = name.partition("/")
            row = rest.partition("/")[0]
            if row and row not in ranks.setdefault(root, []):
                ranks[root].append(row)
        for root, rows in ranks.items():
            fields |= {cell(root, row, RANK): number for number, row in enumerate(rows, start=1)}


def share_of(brought: Brought) -> float:
    """Tell which share of all fields says something."""
    said = {(section, name.partition("/")[0]) for section, fields in brought.values.items() for name in fields}
    return len(said) / len(ALL_FIELDS)


Whole = dict[str, dict[str, Any]]


def digest(told: Whole) -> bytes:
    """Digest all that a case says, so that ten thousand of them need not be kept."""
    return blake2b(canonical(told)).digest()


def meant(brought: Brought, moved: Mapping[str, str]) -> Whole:
    """Give what a generated case says, with its links led to where the cases have moved."""
    return _whole(
        {
            section: {
                name: _each(brought.told.get(section, {}).get(name) or (Said(value),), moved)
                for name, value in fields.items()
            }
            for section, fields in brought.values.items()
        }
    )


def came(handed: HandedOn) -> Whole:
    """Give what a case says that came in."""
    values, told = going_out(handed, _BY_SECTION)
    return _whole(
        {
            section: {
                name: _each(told.get(section, {}).get(name) or (Said(value),), {})
                for name, value in fields.items()
                if "/" not in name or name.partition("/")[0] in _BY_SECTION[section]
            }
            for section, fields in values.items()
        }
    )


def _whole(told: Mapping[Section, Mapping[str, Any]]) -> Whole:
    return {section.value: dict(fields) for section, fields in told.items() if fields}


def _each(told: Sequence[Said], moved: Mapping[str, str]) -> list[list[Any]]:
    return [[moved.get(one.value, one.value) if isinstance(one.value, str) else one.value, *_way(one)] for one in told]


def _way(one: Said) -> tuple[bool, str, bool]:
    return one.third_party, one.told_by, one.closed
