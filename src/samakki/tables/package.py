"""Frictionless Data Package: the descriptor in which other programs read what a table holds, both ways.

Source of the rule: the Data Package standard, edition 2 (profiles of package, resource and table schema).
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from samakki.tables.about import NOTHING, About, AboutWrongError, Footnote, described
from samakki.tables.layout import Column, Is, Layout, understood
from samakki.tables.printed import Table
from samakki.tables.units import Unit

PROFILE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"
_LONGEST: Final = 4_000_000
_TYPES: Final = {Is.NUMBER: "number", Is.PERCENT: "number", Is.ORDER: "integer", Is.YEAR: "year"}


def package_of(table: Table, about: About | None = None) -> dict[str, Any]:
    """Describe a table as a Data Package: its fields, unit, period, version, footnotes and codebook."""
    about, layout = about or NOTHING, understood(table)
    resource = {
        "name": _slug(table.name),
        "path": table.name,
        "title": about.title or table.name,
        "schema": {"fields": [_field(layout, one) for one in layout.columns], "missingValues": [""]},
        "samakki": {
            **described(about),
            "codebook": dict(about.codebook),
            "footnotes": [{"mark": one.mark, "says": one.says} for one in about.footnotes],
        },
    }
    return {
        "$schema": PROFILE,
        "name": _slug(table.name),
        "version": about.version or "1",
        "resources": [resource],
    }


def _slug(name: str) -> str:
    stem = name.partition(".")[0].lower()
    return "".join(sign if sign.isascii() and (sign.isalnum() or sign in "-_") else "-" for sign in stem) or "table"


def _field(layout: Layout, column: Column) -> dict[str, Any]:
    cells = [line[column.place] for line in layout.cells]
    clean = all(
        one.is_number and one.printed.strip().lstrip("-").replace(".", "", 1).isdecimal()
        for one in cells
        if one.printed
    )
    kind = _TYPES.get(column.holds, "string")
    return {"name": column.heading, "type": kind if clean else "string", "samakki:holds": column.holds.value}


def about_of(text: str, name: str) -> About:
    """Read what a Data Package tells of the file of this name; raises AboutWrongError for what is none."""
    try:
        whole = json.loads(text) if len(text) <= _LONGEST else None
    except (json.JSONDecodeError, RecursionError) as error:
        message = "this is no JSON"
        raise AboutWrongError(message) from error
    resources = whole.get("resources") if isinstance(whole, dict) else None
    if not isinstance(whole, dict) or not isinstance(resources, list):
        message = "this is no Data Package: it has no resources"
        raise AboutWrongError(message)
    known = [one for one in resources if isinstance(one, dict)]
    found = next((one for one in known if str(one.get("path", "")).rpartition("/")[2] == name), None)
    chosen = found or (known[0] if len(known) == 1 else None)
    if chosen is None:
        message = f"it describes no {name}"
        raise AboutWrongError(message)
    return _about(chosen, str(whole.get("version", "")))


def _about(resource: Mapping[str, Any], version: str) -> About:
    own = resource.get("samakki")
    own = own if isinstance(own, dict) else {}
    unit, codebook, notes = own.get("unit"), own.get("codebook"), own.get("footnotes")
    return About(
        title=str(resource.get("title", "")),
        unit=Unit(unit) if isinstance(unit, str) and unit in set(Unit) else None,
        period=str(own.get("period", "")),
        as_of=str(own.get("as_of", "")),
        source=str(own.get("source", "")),
        version=version,
        codebook={str(code): str(says) for code, says in codebook.items()} if isinstance(codebook, dict) else {},
        footnotes=tuple(
            Footnote(str(one.get("says", "")), str(one.get("mark", "")))
            for one in (notes if isinstance(notes, list) else [])
            if isinstance(one, dict)
        ),
    )
