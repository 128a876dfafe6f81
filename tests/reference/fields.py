"""The page of fields: what a case file can hold, section by section."""

from samakki.sections.words import RECORD, Field
from tests.reference.write import table

HEADS = ("field", "in words", "type", "if it leaks", "besides")


def page() -> str:
    head = (
        "# Fields\n\nWhat a case file can hold, beside notes, forms and attachments. Nothing is mandatory. Each "
        "section is described in `src/samakki/sections/fields/`, with the reasons.\n"
    )
    parts = [
        f"\n## {words.label}\n\n{words.about}\n\n{table(HEADS, [_row(field) for field in words.fields])}"
        for words in RECORD.values()
    ]
    return head + "".join(parts)


def _row(field: Field) -> tuple[str, ...]:
    kind = field.type.value.replace("_", " ")
    codes = f": {', '.join(f'`{code}`' for code, _label in field.codes)}" if field.codes else ""
    besides = (
        "starts closed" * field.closed,
        "may become a statistical fact" * field.fact,
        f"found by {field.search.value}" * (field.search.value != "never"),
        f"HTCDS `{field.htcds}`" * bool(field.htcds),
    )
    return f"`{field.name}`", field.label, kind + codes, field.sensitivity.value, "; ".join(filter(None, besides))
