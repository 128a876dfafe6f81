"""Charts of figures as SVG: made by Vega on this machine, each with a title, a description, and its table below."""

import json
import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import Any, Final
from xml.sax.saxutils import escape

import vl_convert

from samakki.doors.book.flows import flows
from samakki.doors.book.wording import Wording
from samakki.tables.editions.words import Drawn, Figure, Row, Shown

Spec = dict[str, Any]
_VERSION: Final = "6.4"
_WIDTH: Final = 680
_ROW: Final = 26
_INKS: Final = ("#0f5c63", "#c77700", "#7a3b69", "#4f772d", "#a3291f", "#5b6c9d", "#8a6d3b", "#2f8f83", "#857c6d")
_FEWEST: Final = 2
_FINE: Final = 2
_LETTERS: Final = "Noto Sans, Noto Sans Khmer, Noto Sans Lao, Noto Sans Thai, Noto Sans Myanmar, sans-serif"
_LOOK: Final[Spec] = {
    "font": _LETTERS,
    "background": "#fffdfa",
    "view": {"stroke": None},
    "axis": {"labelFontSize": 13, "titleFontSize": 13, "labelColor": "#23211d", "titleColor": "#5d574c"},
    "legend": {"labelFontSize": 13, "titleFontSize": 13, "labelLimit": 320},
    "range": {"category": list(_INKS)},
}
_HATCHED: Final = "#857c6d"
_YEAR: Final = re.compile(r"(?:FY ?)?\d{4}(?:[-/]\d{2,4})?\Z")
_TAG: Final = re.compile(r"<[^>]*>")
_READ_ALOUD: Final = re.compile(r'\s(?:role|aria-[a-z]+)="[^"]*"')
"""What Vega says of each mark: the picture is one, and is told in one sentence."""


def drawn(figure: Figure, words: Wording) -> str:
    """Draw a figure as it asks to be drawn, in one language; empty when there is nothing that could be drawn.

    A cell without a number (protected, blank, not asked, a bound) is never drawn as nought: it is a mark of its own.
    """
    rows = [row for row in figure.rows if not row.is_total]
    if figure.drawn is Drawn.FLOWS:
        spec = flows(figure, words)
    elif figure.drawn is Drawn.NOTHING or len(_told(figure, rows, words)) < _FEWEST:
        return ""
    else:
        spec = _KINDS[figure.drawn](_told(figure, rows, words), figure, words)
    if not spec:
        return ""
    spec |= {"$schema": "https://vega.github.io/schema/vega-lite/v6.json", "config": _LOOK}
    picture = vl_convert.vegalite_to_svg(json.dumps(spec), vl_version=_VERSION)
    return _named(picture, figure, words)


def on_paper(picture: str, figure: Figure, words: Wording) -> str:
    """Turn a picture into one of dots: who lays out paper does not join the letters of Khmer inside a drawing."""
    if not picture:
        return ""
    dots = b64encode(vl_convert.svg_to_png(picture, scale=_FINE)).decode()
    told = escape(f"{words.say(figure.title)}. {words.told(figure)}", {'"': "&quot;"})
    return f'<img src="data:image/png;base64,{dots}" alt="{told}">'


def _told(figure: Figure, rows: Sequence[Row], words: Wording) -> list[Mapping[str, Any]]:
    """Give a line for each cell that can be drawn: its names, its number, and whether it has none to show."""
    found: list[Mapping[str, Any]] = []
    for at, row in enumerate(rows):
        for column, cell in zip(figure.columns, row.cells, strict=True):
            if column in figure.totals or cell.shown is Shown.WORDS:
                continue
            found.append(
                {
                    "row": words.label(figure, row.label),
                    "column": words.label(figure, column),
                    "at": at,
                    "number": None if cell.value is None else float(cell.value),
                    "none": cell.shown is not Shown.NUMBER,
                    "open": column in figure.provisional,
                }
            )
    return found


def _bars(told: Sequence[Mapping[str, Any]], figure: Figure, words: Wording) -> Spec:
    """Draw lying bars, one for each line; with several columns, a group for each line."""
    many = len({each["column"] for each in told}) > 1
    bars: Spec = {
        "mark": {"type": "bar", "cornerRadiusEnd": 2},
        "transform": [{"filter": "!datum.none"}],
        "encoding": {
            "x": {"field": "number", "type": "quantitative", "title": words.unit(figure), "axis": {"tickMinStep": 1}},
            "y": {"field": "row", "type": "nominal", "sort": None, "title": None, "axis": {"labelLimit": 260}},
        },
    }
    none: Spec = {
        "mark": {"type": "text", "align": "left", "dx": 4, "color": _HATCHED},
        "transform": [{"filter": "datum.none"}],
        "encoding": {
            "x": {"value": 0},
            "y": {"field": "row", "type": "nominal", "sort": None},
            "text": {"value": words.none},
        },
    }
    if many:
        shift = {"field": "column", "sort": None}
        bars["encoding"] |= {
            "yOffset": shift,
            "color": {"field": "column", "type": "nominal", "sort": None, "title": None},
        }
        none["encoding"]["yOffset"] = shift
    lines = len({each["row"] for each in told}) * (len({each["column"] for each in told}) if many else 1)
    return {"data": {"values": told}, "width": _WIDTH, "height": max(lines * _ROW, 80), "layer": [bars, none]}


def _stack(told: Sequence[Mapping[str, Any]], figure: Figure, words: Wording) -> Spec:
    """Draw what adds up to a whole in each line as one bar of parts."""
    return {
        "data": {"values": [each for each in told if not each["none"]]},
        "width": _WIDTH,
        "height": max(len({each["row"] for each in told}) * _ROW, 80),
        "mark": "bar",
        "encoding": {
            "x": {"field": "number", "type": "quantitative", "title": words.unit(figure), "stack": "zero"},
            "y": {"field": "row", "type": "nominal", "sort": None, "title": None, "axis": {"labelLimit": 260}},
            "color": {"field": "column", "type": "nominal", "sort": None, "title": None},
        },
    }


def _lines(told: Sequence[Mapping[str, Any]], figure: Figure, words: Wording) -> Spec:
    """Draw a line for each line of the table over its columns; what is provisional has an empty point.

    Where the lines of the table are years, there is a line for each column, over the years.
    """
    ways = ("row", "column") if all(_YEAR.match(str(each["row"])) for each in told) else ("column", "row")
    over = {"field": ways[0], "type": "ordinal", "sort": None, "title": None, "axis": {"labelAngle": 0}}
    height = {"field": "number", "type": "quantitative", "title": words.unit(figure), "scale": {"zero": True}}
    ink = {"field": ways[1], "type": "nominal", "sort": None, "title": None}
    known = [{"filter": "!datum.none"}]
    points: Spec = {"type": "point", "size": 60, "fill": "#fffdfa"}
    return {
        "data": {"values": told},
        "width": _WIDTH,
        "height": 320,
        "layer": [
            {
                "mark": {"type": "line", "strokeWidth": 2.5},
                "transform": known,
                "encoding": {"x": over, "y": height, "color": ink},
            },
            {
                "mark": {"type": "point", "size": 60, "filled": True, "opacity": 1},
                "transform": [*known, {"filter": "!datum.open"}],
                "encoding": {"x": over, "y": height, "color": ink},
            },
            {
                "mark": points,
                "transform": [*known, {"filter": "datum.open"}],
                "encoding": {"x": over, "y": height, "color": ink},
            },
        ],
    }


def _pyramid(told: Sequence[Mapping[str, Any]], figure: Figure, words: Wording) -> Spec:
    """Draw ages by sex: the first column to the left, the second to the right, of one middle line."""
    sides = list(dict.fromkeys(str(each["column"]) for each in told))[:_FEWEST]
    values = [
        {**each, "number": (-1 if each["column"] == sides[0] else 1) * (each["number"] or 0)}
        for each in told
        if each["column"] in sides and not each["none"]
    ]
    plain = {"labelExpr": "format(abs(datum.value), ',')", "tickMinStep": 1}
    return {
        "data": {"values": values},
        "width": _WIDTH,
        "height": max(len({each["row"] for each in values}) * _ROW, 80),
        "mark": "bar",
        "encoding": {
            "x": {"field": "number", "type": "quantitative", "title": words.unit(figure), "axis": plain},
            "y": {"field": "row", "type": "nominal", "sort": {"field": "at", "order": "descending"}, "title": None},
            "color": {"field": "column", "type": "nominal", "sort": sides, "title": None},
        },
    }


_KINDS: Final = {Drawn.BARS: _bars, Drawn.STACK: _stack, Drawn.LINES: _lines, Drawn.PYRAMID: _pyramid}


def _named(picture: str, figure: Figure, words: Wording) -> str:
    """Give the picture a title and a description that are read aloud, and let it grow with the page."""
    head, rest = _TAG.sub(lambda tag: _READ_ALOUD.sub("", tag[0]), picture).split(">", 1)
    ids = f'role="img" aria-labelledby="{figure.name}-title {figure.name}-told"'
    told = (
        f'<title id="{figure.name}-title">{escape(words.say(figure.title))}</title>'
        f'<desc id="{figure.name}-told">{escape(words.told(figure))}</desc>'
    )
    return f"{head} {ids}>{told}{rest}"
