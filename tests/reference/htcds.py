"""The page of the standard: where each of its names stands here, and what has no place and why."""

from samakki.sections.words import (
    ALL_FIELDS,
    HTCDS_BEYOND,
    HTCDS_LEFT_OUT,
    HTCDS_SPELLED_NAMES,
    HTCDS_SPELLED_VALUES,
    Field,
)
from tests.reference.write import table

KINDS = {"prs": "Person", "vic": "Person: victim context", "cas": "Case and referral", "hte": "Historic events"}


def page() -> str:
    told = (
        "# HTCDS\n\nThe [Human Trafficking Case Data Standard](https://github.com/UNMigration/HTCDS) 2.0 (IOM, "
        "CC BY 4.0) and the case file. Our names say *person*; the standard's are kept for those who read it. What "
        "each code is in the standard, and which has no value there, stands under [codes](codes.md).\n"
    )
    for prefix, kind in KINDS.items():
        told += f"\n## {kind}\n\n" + table(("HTCDS", "here", "in words", "values"), _rows(prefix))
    told += "\n## Left out\n\n" + table(("HTCDS", "why"), [(f"`{name}`", why) for name, why in HTCDS_LEFT_OUT.items()])
    told += (
        "\n## In the definitions and not in the list\n\nThe standard defines these values and forgets to list them. "
    )
    told += "Both are written and read.\n\n"
    told += table(("HTCDS", "values"), [(f"`{name}`", _ticked(values)) for name, values in HTCDS_BEYOND.items()])
    told += "\n## Other spellings that are read\n\n"
    spelled = [(f"`{spelling}`", f"`{name}`") for spelling, name in HTCDS_SPELLED_NAMES.items()]
    spelled += [
        (f"`{name}`: `{spelling}`", f"`{value}`")
        for name, values in HTCDS_SPELLED_VALUES.items()
        for spelling, value in values.items()
    ]
    return told + table(("spelled", "is"), spelled)


def _rows(prefix: str) -> list[tuple[str, ...]]:
    places = [(each, field) for field in ALL_FIELDS for each in (field, *field.parts)]
    return sorted(
        (f"`{each.htcds}`", _place(each, field), each.label, _values(each))
        for each, field in places
        if each.htcds.startswith(f"{prefix}_")
    )


def _place(each: Field, field: Field) -> str:
    return f"`{field.section}.{field.name}`" if each is field else f"`{field.section}.{field.name}/{each.name}`"


def _values(field: Field) -> str:
    if field.listed:
        return f"list of {field.listed.value}"
    unnamed = [code for code, _ in field.codes if code not in dict(field.htcds_codes)]
    only_ours = f"; only ours: {_ticked(unnamed)}" if unnamed else ""
    values = len({value for _, value in field.htcds_codes})
    return f"{values} of the standard{only_ours}" if field.codes else field.type.value.replace("_", " ")


def _ticked(values: tuple[str, ...] | list[str]) -> str:
    return ", ".join(f"`{value}`" for value in values)
