"""The page of instruments: every shipped form with its questions, and every shipped set of indicators."""

from collections.abc import Iterator

from samakki.instruments import jobs
from samakki.instruments.gateways import indicator_texts
from samakki.instruments.rules.authoring import TONGUES, Ask, Bound, Cluster, Item, Sheet, form_id, sheets_of
from samakki.instruments.rules.indicators import read_set
from samakki.instruments.words import IndicatorSet
from tests.reference.write import table

HEADS = ("question", "in Khmer", "type", "field of the case file", "asked when")
SIGNS = ("indicator", "in Khmer", "seen by", "shown beside")
AUDIENCES = {"any": "anybody", "adult": "grown-ups", "child": "children"}


def page() -> str:
    sheets = jobs.sheets()
    head = (
        "# Instruments\n\nThe forms that come with a release, in the order of a person's way, each in English and "
        "Khmer. `samakki instruments ship` brings them; how to change one, or to write one: "
        "[writing forms](../guide/writing-forms.md). No question of any of them is mandatory. A question that writes a "
        "field opens with what the case file knows, so nobody is asked twice.\n\n"
    )
    listed = [
        (f"[{sheet.title['en']}](#{anchor(sheet)})", sheet.title["km"], AUDIENCES[sheet.audience], str(asked(sheet)))
        for sheet in sheets
    ]
    forms = "".join(form(sheet) for sheet in sheets)
    sets = "".join(indicators(read_set(text)) for text in indicator_texts())
    return f"{head}{table(('form', 'in Khmer', 'for', 'questions'), listed)}{forms}\n# Sets of indicators\n{sets}"


def anchor(sheet: Sheet) -> str:
    return sheet.name.replace("_", "-")


def asked(sheet: Sheet) -> int:
    """Count as the form itself does: an amount of money is a question for each of its pieces."""
    items = [item for item in sheet.all_items() if not isinstance(item, Cluster)]
    return sum(
        len(item.pieces) or 1 if isinstance(item, Bound) else int(item.kind not in {"note", "calculate"})
        for item in items
    )


def form(sheet: Sheet) -> str:
    spoken = {line[1]: line[2:4] for line in sheets_of(sheet, jobs.in_language)["survey"][1:]}
    rows = [row for item in sheet.items for row in lines(item, 0, spoken)]
    unbound = f"what has no field goes to `{sheet.section}`, {'closed' if sheet.closed else 'open'}"
    return (
        f'\n<a id="{anchor(sheet)}"></a>\n\n## {sheet.title["en"]}\n\n{sheet.about["en"]}\n\n'
        f"`{form_id(sheet)}` · for {AUDIENCES[sheet.audience]} · {', '.join(TONGUES.values())} · {unbound}"
        f"\n\n{table(HEADS, rows)}"
    )


def lines(item: Item, depth: int, spoken: dict[str, tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    english, khmer = spoken[item.name]
    said = f"{'· ' * depth}{english}"
    if isinstance(item, Cluster):
        kind = "rows" if item.rows else "group"
        field = f"`{item.rows.section}.{item.rows.name}`" if item.rows else ""
        yield f"**{said}**", khmer, kind, field, code(item.moves.relevant)
        for each in item.items:
            yield from lines(each, depth + 1, spoken)
    elif isinstance(item, Bound):
        closed = ", starts closed" if item.field.closed or (item.within and item.within.closed) else ""
        yield said, khmer, item.field.type.value.replace("_", " "), f"`{item.path}`{closed}", code(item.moves.relevant)
    elif isinstance(item, Ask):
        yield said, khmer, f"{item.kind} {item.choices}".strip(), "", code(item.moves.relevant)


def code(expression: str) -> str:
    return f"`{expression}`" if expression else ""


def indicators(content: IndicatorSet) -> str:
    tested = "Tested." if content.validated else "Never tested with figures."
    head = f"\n## {content.title['en']}\n\n{content.source} {tested} No weights.\n\n{content.guidance['en']}\n\n"
    rows = [
        (
            each.label["en"],
            each.label["km"],
            "; ".join(f"`{sign.source}`: {', '.join(sign.shows)}" for sign in each.signs),
            ", ".join(f"`{source}`" for source in each.beside),
        )
        for each in content.indicators
    ]
    passages = [*content.definitions, *content.thresholds, *content.differences]
    told = "".join(f"- **{one.title['en']}** (`{one.code}`): {one.words['en']} {one.source}\n" for one in passages)
    return head + (table(SIGNS, rows) if rows else "") + told
