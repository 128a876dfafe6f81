"""Names that are not one name: codes nobody explained, one thing under two names, rows that stand there twice."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from babel import Locale

from samakki.tables.findings import Finding, Kind
from samakki.tables.layout import Column, Is, Layout
from samakki.tables.wording import folded, is_total, sex_of

MANY: Final = 20
_DOTTED: Final = re.compile(r"(?:[A-Z]{1,3}\.)+[A-Z]{0,3}\.?")
_FIGURED: Final = re.compile(r"[A-Z]{1,2}-?\d{1,3}")
_CODED_HEADINGS: Final = re.compile(r"\b(?:code|type|form|category|reason|purpose|outcome)\b", re.IGNORECASE)
_SHORT: Final = 10
_LEAST: Final = 6
_SHORTEST: Final = 3
_SEVERAL: Final = 3
_MOST_NAMES: Final = 5_000
_COUNTRY_SHARE: Final = 0.4
_LEAST_COUNTRIES: Final = 3
_LANGUAGES: Final = ("en", "es", "fr", "pt", "de", "it", "nl", "th", "lo", "km", "my", "vi", "zh", "ja")
_ALSO: Final = {
    "viet nam": "VN", "lao pdr": "LA", "lao people's democratic republic": "LA", "burma": "MM", "usa": "US",
    "united states of america": "US", "uk": "GB", "republic of korea": "KR", "russian federation": "RU",
    "syrian arab republic": "SY", "iran (islamic republic of)": "IR", "republic of moldova": "MD",
    "united republic of tanzania": "TZ", "bolivia (plurinational state of)": "BO", "czech republic": "CZ",
    "venezuela (bolivarian republic of)": "VE", "ivory coast": "CI", "cote d'ivoire": "CI", "swaziland": "SZ",
}  # fmt: skip
_SOUNDS: Final = str.maketrans("gzvdbrycw", "ksbtplikv")


def undefined_codes(layout: Layout, codebook: Mapping[str, str]) -> Iterator[Finding]:
    """Give labels that are codes and stand in no codebook and no note: they are not counted before they do (DQ-15)."""
    known = {folded(code) for code in codebook} | {folded(code) for code in _explained(layout)}
    for column in layout.of(Is.LABEL):
        told = [(row, layout.cells[row][column.place].printed.strip()) for row in range(len(layout.cells))]
        labels = {label: row for row, label in reversed(told) if label and not is_total(label)}
        coded = [label for label in labels if _is_code(label, column.heading)]
        whole = len(coded) * 2 >= len(labels)
        for label, row in reversed(labels.items()):
            short = whole and len(label) <= _SHORT and " " not in label and label.isascii()
            if (label in coded or short) and folded(label) not in known and coded:
                says = (
                    f"“{label}” is a code that no codebook explains: say in ABOUT.yaml, under codebook, what it means."
                )
                yield Finding(
                    Kind.UNDEFINED_CODE,
                    label,
                    column.heading,
                    None,
                    label,
                    None,
                    says,
                    layout.table.lines[layout.rows[row]],
                )


def _is_code(label: str, heading: str) -> bool:
    figured = _FIGURED.fullmatch(label) and _CODED_HEADINGS.search(heading) and "iso" not in heading.lower()
    return _DOTTED.fullmatch(label) is not None or bool(figured)


def _explained(layout: Layout) -> Iterator[str]:
    for note in (*layout.notes, *layout.titles):
        yield from re.findall(r"([\w.]{1,12})\s*[=:]\s*\w", note)


def variant_names(layout: Layout) -> Iterator[Finding]:
    """Give names that are likely one name: spelt in two ways, or one country under several names (DQ-10)."""
    for column in layout.of(Is.LABEL):
        names = list(dict.fromkeys(row[column.place].printed.strip() for row in layout.cells))
        names = [name for name in names if name and not any(sign.isdigit() for sign in name)]
        if len(names) > _MOST_NAMES:
            continue
        groups = [*_countries(names), *_spelt(names)]
        if len(groups) > MANY:
            yield _many(column, groups)
            continue
        for group in groups:
            says = f"{column.heading}: {_quoted(group)} are likely one name."
            yield Finding(
                Kind.VARIANT_NAME, group[-1], column.heading, None, group[-1],
                {"row": group[-1], "column": column.heading, "value": group[0]}, says,
            )  # fmt: skip


def _many(column: Column, groups: Sequence[Sequence[str]]) -> Finding:
    says = f"{column.heading}: {len(groups)} names stand there in several ways, as {_quoted(groups[0])}."
    more = {"count": len(groups), "examples": [list(group) for group in groups]}
    return Finding(Kind.VARIANT_NAME, None, column.heading, None, None, None, says, None, more)


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


@cache
def _territories() -> dict[str, str]:
    found = dict(_ALSO)
    for language in _LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2:  # noqa: PLR2004 -- a country, not a part of the world
                found.setdefault(folded(name), code)
                found.setdefault(_bare(name), code)
    return found


def country_of(name: str) -> str:
    """Give the code of the country that a name is, in a language in which tables are printed; else nothing."""
    known = _territories()
    return (known.get(folded(name)) or known.get(_bare(name)) or "") if name.strip() else ""


def _countries(names: Sequence[str]) -> list[list[str]]:
    codes = {name: country_of(name) for name in names}
    named = [name for name in names if codes[name]]
    if len(named) < _LEAST_COUNTRIES or len(named) < len(names) * _COUNTRY_SHARE:
        return []
    groups: dict[str, list[str]] = defaultdict(list)
    for name in named:
        groups[codes[name]].append(name)
    return [group for group in groups.values() if len(group) > 1]


def _bare(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in plain if sign.isalnum())


def _sound(name: str) -> str:
    """Fold what transliterations mix up: g and k, l and r, doubled letters, an h that is not heard."""
    return " ".join(_word_sound(word) for word in re.split(r"[\s-]+", name) if _bare(word))


def _word_sound(word: str) -> str:
    return _bare(word) if len(_bare(word)) < _LEAST else sound_of(word)


def sound_of(word: str) -> str:
    """Fold a word in Latin letters to how it sounds where names are written by ear; any other stays as it is."""
    bare = _bare(word)
    if not bare.isascii():
        return bare
    return re.sub(r"(.)\1+", r"\1", bare.translate(_SOUNDS).replace("h", ""))


def _spelt(names: Sequence[str]) -> list[list[str]]:
    known = _territories()
    groups: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if len(_bare(name)) >= _SHORTEST and not is_total(name) and not sex_of(name):
            groups[_sound(name) or _bare(name) or name].append(name)
    found = [
        group for group in groups.values() if len(group) > 1 and len({known.get(_bare(one)) for one in group}) == 1
    ]
    short = {name: full for full in names for name in re.findall(r"\(([A-Z]{2,})\)", full)}
    return [*found, *([full, name] for name, full in short.items() if name in names)]


def duplicate_rows(layout: Layout) -> Iterator[Finding]:
    """Give rows that stand there twice: all labels the same, whatever the numbers say."""
    keys = layout.of(Is.LABEL, Is.YEAR, Is.MARK, Is.BREAKDOWN)
    seen: dict[tuple[str, ...], list[int]] = defaultdict(list)
    group: dict[int, str] = {}
    for row, cells in enumerate(layout.cells):
        key = tuple(folded(cells[one.place].printed) or group.get(one.place, "") for one in keys)
        for one, text in zip(keys[:-1], key[:-1], strict=True):
            group[one.place] = text
        if any(folded(cells[one.place].printed) for one in keys):
            seen[key].append(row)
    twice = {key: rows for key, rows in seen.items() if len(rows) > 1 and not _is_usual(layout, key, rows)}
    if _is_grouped(layout, keys, twice):
        return
    if len(twice) > MANY:
        yield _many_rows(layout, list(twice.values()))
        return
    for rows in twice.values():
        lines = [layout.table.lines[layout.rows[row]] for row in rows]
        same = len({layout.table.rows[layout.rows[row]] for row in rows}) == 1
        says = f"{layout.named(rows[0])} stands in lines {', '.join(map(str, lines))}"
        says += ", each time the same." if same else ", each time with other numbers."
        name = layout.named(rows[1])
        yield Finding(Kind.DUPLICATE_ROW, name, None, "1", str(len(rows)), None, says, lines[1], {"lines": lines})


def _is_usual(layout: Layout, key: tuple[str, ...], rows: Sequence[int]) -> bool:
    return (any(is_total(part) or sex_of(part) for part in key) and len(layout.of(Is.LABEL)) < _SEVERAL) or (
        any(layout.table.rows[layout.rows[row]][max(layout.main, 0)].startswith((" ", "-", "\u3000")) for row in rows)
    )


def _is_grouped(layout: Layout, keys: Sequence[Column], twice: Mapping[tuple[str, ...], Sequence[int]]) -> bool:
    """Tell whether one column of labels repeats because its groups have rows of their own above them."""
    numbers = layout.of(Is.NUMBER, Is.PERCENT)
    return len(keys) < 2 and bool(numbers) and len(twice) > 1 and len(twice) * 4 > len(layout.cells)  # noqa: PLR2004 -- one column; a quarter


def _many_rows(layout: Layout, groups: Sequence[Sequence[int]]) -> Finding:
    lines = [[layout.table.lines[layout.rows[row]] for row in rows] for rows in groups]
    row = layout.table.rows[layout.rows[groups[0][0]]]
    name = " / ".join(row[one.place].strip() for one in layout.of(Is.LABEL, Is.YEAR))
    says = f"{len(groups)} rows stand there more than once, the first as lines {', '.join(map(str, lines[0]))}: {name}."
    more = {"count": len(groups), "lines": lines}
    return Finding(Kind.DUPLICATE_ROW, name, None, "1", str(len(groups[0])), None, says, lines[0][-1], more)
