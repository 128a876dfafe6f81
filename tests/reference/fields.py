"""The page of fields: what a case file can hold, section by section."""

from collections.abc import Iterator

from samakki.sections.words import RECORD, Coarse, Field, FieldType, SectionWords
from tests.reference.write import table

HEADS = ("field", "in words", "type", "if it leaks", "besides")


def page() -> str:
    fields = [field for words in RECORD.values() for field in words.fields]
    parts = sum(len(field.parts) for field in fields)
    head = (
        f"# Fields\n\nWhat a case file can hold, beside notes, forms and attachments: {len(fields)} fields, "
        f"and {parts} parts of those that are rows. Nothing is mandatory, and every field may say instead why it says "
        "nothing. Each section is described in `src/samakki/sections/fields/`, with the reasons. A part of a row is "
        "written `field/part`. The codes stand under [codes](codes.md), the standard under [HTCDS](htcds.md).\n"
    )
    return head + "".join(map(_section, RECORD.values()))


def _section(words: SectionWords) -> str:
    groups: dict[str, list[Field]] = {}
    for field in words.fields:
        groups.setdefault(field.group, []).append(field)
    told = f"\n## {words.label}\n\n{words.about}\n"
    for group, fields in groups.items():
        told += f"\n### {words.label}: {group}\n" if group else ""
        told += "\n" + table(HEADS, [row for field in fields for row in _rows(field)])
    return told


def _rows(field: Field) -> Iterator[tuple[str, ...]]:
    yield _row(field, field.name)
    yield from (_row(part, f"{field.name}/{part.name}") for part in field.parts)
    days = "may become a statistical fact as a band of days"
    yield from (
        (f"`{field.name}/{one.name}`", one.label, "days between two", "counted, not kept", days) for one in field.spans
    )


def _row(field: Field, name: str) -> tuple[str, ...]:
    counted = "may become a statistical fact"
    besides = (
        f"from {field.least} to {field.most}" * (field.least is not None),
        "starts closed" * field.closed,
        (counted if field.coarse is Coarse.AS_IS else f"{counted} as {field.coarse.value}") * field.fact,
        f"found by {field.search.value}" * (field.search.value != "never"),
        f"HTCDS `{field.htcds}`" * bool(field.htcds),
    )
    return f"`{name}`", field.label, _kind(field), field.sensitivity.value, "; ".join(filter(None, besides))


def _kind(field: Field) -> str:
    kind = field.type.value.replace("_", " ")
    if field.type is FieldType.ROWS:
        return f"rows of {len(field.parts)} parts"
    many = "several" if field.type is FieldType.CODES else "one"
    if field.listed:
        return f"{many} of the list of {field.listed.value}"
    return f"{many} of {len(field.codes)} codes" if field.codes else kind
