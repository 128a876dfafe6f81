"""Flows between countries on a map: from where, to where, how many. The map draws shores and judges no border."""

import json
from functools import cache
from math import atan, degrees, exp, log, pi, radians, tan
from pathlib import Path
from typing import Any, Final

from samakki.doors.book.wording import Wording
from samakki.tables.editions.words import Figure, Shown

_HERE: Final = Path(__file__).parent
_WIDTH, _HEIGHT, _MARGIN = 680, 460, 6.0
_INK, _LAND, _SEA = "#0f5c63", "#e0d8cb", "#fffdfa"
_BEND: Final = 0.18
_STEPS: Final = 24
_HIGHEST: Final = 80.0


def flows(figure: Figure, words: Wording) -> dict[str, Any]:
    """Draw each flow as a bow from the country of its line to that of its column; empty when no place is known.

    Lines and columns are named by two letters (ISO 3166); what has no number to show is no bow.
    """
    known = _flows_of(figure)
    if not known:
        return {}
    met = {place for start, end, _number in known for place in (start, end)}
    points = [{"name": words.country(each), "lon": _places()[each][0], "lat": _places()[each][1]} for each in met]
    return {
        "width": _WIDTH,
        "height": _HEIGHT,
        "projection": _projection(points),
        "layer": [_land(), _bows(known, words.unit(figure)), *_named(points)],
    }


def bow(start: tuple[float, float], end: tuple[float, float]) -> list[tuple[float, float]]:
    """Give the points of a bow between two places, bent to its left, so that there and back are two bows."""
    (x, y), (to_x, to_y) = start, end
    middle = ((x + to_x) / 2 - _BEND * (to_y - y), (y + to_y) / 2 + _BEND * (to_x - x))
    found = []
    for step in range(_STEPS + 1):
        at = step / _STEPS
        near, far, bend = (1 - at) ** 2, at**2, 2 * at * (1 - at)
        found.append((near * x + bend * middle[0] + far * to_x, near * y + bend * middle[1] + far * to_y))
    return found


def _flows_of(figure: Figure) -> list[tuple[str, str, float]]:
    places = _places()
    return [
        (row.label, column, float(cell.value))
        for row in figure.rows
        for column, cell in zip(figure.columns, row.cells, strict=True)
        if cell.shown is Shown.NUMBER and cell.value and row.label != column
        if row.label in places and column in places
    ]


def _bows(known: list[tuple[str, str, float]], unit: str) -> dict[str, Any]:
    lines = [
        {"flow": number, "lon": lon, "lat": lat, "order": order, "number": size}
        for number, (start, end, size) in enumerate(known)
        for order, (lon, lat) in enumerate(bow(_places()[start], _places()[end]))
    ]
    return {
        "data": {"values": lines},
        "mark": {"type": "line", "color": _INK, "opacity": 0.75, "strokeCap": "round"},
        "encoding": {
            "longitude": {"field": "lon", "type": "quantitative"},
            "latitude": {"field": "lat", "type": "quantitative"},
            "order": {"field": "order"},
            "detail": {"field": "flow"},
            "strokeWidth": {
                "field": "number",
                "type": "quantitative",
                "title": unit,
                "scale": {"range": [1, 12], "zero": True},
                "legend": {"orient": "bottom"},
            },
        },
    }


def _land() -> dict[str, Any]:
    return {
        "data": {"values": _map(), "format": {"type": "topojson", "feature": "land"}},
        "mark": {"type": "geoshape", "fill": _LAND, "stroke": _SEA, "clip": True},
    }


def _named(points: list[dict[str, Any]]) -> list[dict[str, Any]]:
    places = {
        "longitude": {"field": "lon", "type": "quantitative"},
        "latitude": {"field": "lat", "type": "quantitative"},
    }
    return [
        {"data": {"values": points}, "mark": {"type": "circle", "size": 40, "color": "#23211d"}, "encoding": places},
        {
            "data": {"values": points},
            "mark": {"type": "text", "dy": -10, "fontSize": 13, "color": "#23211d"},
            "encoding": places | {"text": {"field": "name"}},
        },
    ]


def _projection(points: list[dict[str, Any]]) -> dict[str, Any]:
    """Choose the part of the map that shows all places that are met, and some room around them."""
    lons, lats = [each["lon"] for each in points], [each["lat"] for each in points]
    west, east = radians(min(lons) - _MARGIN), radians(max(lons) + _MARGIN)
    south, north = _height_of(min(lats) - _MARGIN), _height_of(max(lats) + _MARGIN)
    middle = degrees(2 * atan(exp((south + north) / 2)) - pi / 2)
    return {
        "type": "mercator",
        "scale": min(_WIDTH / (east - west), _HEIGHT / (north - south)),
        "center": [degrees((west + east) / 2), middle],
        "translate": [_WIDTH / 2, _HEIGHT / 2],
    }


def _height_of(latitude: float) -> float:
    """Tell how high a latitude stands on Mercator's map; nobody lives beyond 80 degrees."""
    return log(tan(pi / 4 + radians(max(-_HIGHEST, min(latitude, _HIGHEST))) / 2))


@cache
def _places() -> dict[str, tuple[float, float]]:
    return {name: (lon, lat) for name, (lon, lat) in json.loads((_HERE / "places.json").read_text()).items()}


@cache
def _map() -> Any:
    return json.loads((_HERE / "land-110m.json").read_text())
