"""The page of codes: every answer that can be chosen, and its value in the standard."""

from samakki.sections.words import LISTS, PERIODS, RECORD, Field, Listed, SectionWords
from tests.reference.write import table

SOURCES = {
    Listed.COUNTRIES: "ISO 3166-1, two letters, with `stateless` and `other`",
    Listed.LANGUAGES: "ISO 639-1 where it has two letters, else ISO 639-3; with sign languages, `sign` and `other`",
    Listed.CURRENCIES: "ISO 4217",
}


def page() -> str:
    head = (
        "# Codes\n\nEvery answer that can be chosen, as it is kept, in words, and as the standard (HTCDS 2.0) has it. "
        "Where several codes have one value of the standard, the first one is how that value is read.\n\n"
        "## Long lists\n\n"
    )
    lists = [(f"`{listed}`", SOURCES[listed], str(len(LISTS[listed].codes))) for listed in Listed]
    told = head + table(("list", "source", "codes"), lists)
    told += "\n## For how long money is\n\n" + table(
        ("code", "in words"), [(f"`{code}`" if code else "nothing", words) for code, words in PERIODS]
    )
    return told + "".join(map(_section, RECORD.values()))


def _section(words: SectionWords) -> str:
    told = f"\n## {words.label}\n"
    for field in words.fields:
        told += _codes(field, field.name)
        for part in field.parts:
            told += _codes(part, f"{field.name}/{part.name}")
    return told


def _codes(field: Field, name: str) -> str:
    if field.listed or not field.codes:
        return ""
    named = dict(field.htcds_codes)
    heads = ("code", "in words", "HTCDS") if named else ("code", "in words")
    rows = [(f"`{code}`", label, _named(named.get(code)))[: len(heads)] for code, label in field.codes]
    return f"\n### `{field.section}.{name}`\n\n{table(heads, rows)}"


def _named(value: str | None) -> str:
    return f"`{value}`" if value else ""
