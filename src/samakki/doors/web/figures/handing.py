"""A release on its way into the book: its counts, the specification that protects them, and its entry in an edition."""

import csv
import io
import zipfile
from typing import Any, Final

import yaml
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from samakki.databook import queries
from samakki.databook.words import Released
from samakki.doors.web.desk.asking import by_of
from samakki.doors.web.figures import telling
from samakki.doors.web.figures.asked import asked
from samakki.doors.web.figures.finding import defined_as
from samakki.doors.web.figures.protection import USUAL
from samakki.kernel.actors import agency_of

_COUNTS, _SPEC, _ENTRY = "counts.csv", "spec.yaml", "figure.yaml"
_COUNT: Final = "persons"
_EARLIER: Final = "# earlier: [{folder: ../published/%s-%d, same_persons: false, only_grew: false}]\n"
_DAY: Final = (1980, 1, 1, 0, 0, 0)


@require_safe
def fetch(request: HttpRequest, measure: str, number: int) -> HttpResponse:
    """Give a release as a folder that `samakki databook publish` protects and `samakki databook book` takes in."""
    by = by_of(request)
    owner = agency_of(by, "databook.figures")
    definition, ask = defined_as(by, owner, measure), asked(request, by)
    released = queries.releases(by, owner, definition.name)
    found = [one for one in released if one.number == number and one.counted.period == ask.period]
    if ask.wrong or not found:
        raise Http404
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, text in _files(found[0], measure, telling.title(definition)).items():
            folder.writestr(zipfile.ZipInfo(name, _DAY), text)
    name = f"{measure}{f'-{ask.period.kind}-{ask.period.year}' if ask.period else ''}-{number}.zip"
    head = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(out.getvalue(), content_type="application/zip", headers=head)


def _files(one: Released, slug: str, title: str) -> dict[str, str]:
    return {_COUNTS: _counts(one), _SPEC: _specification(one, slug, title), _ENTRY: _entry(one, slug, title)}


def _counts(one: Released) -> str:
    out = io.StringIO(newline="")
    lines = csv.writer(out, lineterminator="\r\n")
    lines.writerow([*one.counted.by, _COUNT])
    lines.writerows([*codes, number] for codes, number in one.counted.rows)
    return out.getvalue()


def _specification(one: Released, slug: str, title: str) -> str:
    """Write the specification; where another release came before, its place is written as a comment to be filled in."""
    told: dict[str, Any] = {
        "title": title,
        "unit": one.counted.unit.value,
        "source": _COUNTS,
        "count": _COUNT,
        "as_of": one.counted.as_of.isoformat(),
        "threshold": USUAL,
        "tables": {slug: list(one.counted.by)},
        "known_missing": _missing(one),
    }
    earlier = _EARLIER % (slug, one.number - 1) if one.number > 1 else ""
    return earlier + yaml.safe_dump(told, allow_unicode=True, sort_keys=False)


def _entry(one: Released, slug: str, title: str) -> str:
    entry: dict[str, Any] = {
        "name": slug,
        "title": {"en": title},
        "source": {"en": gettext("Counted from case files, release %(number)d.") % {"number": one.number}},
        "publication": f"../published/{slug}-{one.number}",
        "table": slug,
    }
    if one.around.footnotes:
        entry["footnotes"] = [{"en": note} for note in one.around.footnotes]
    if one.around.why:
        entry["why"] = {"en": one.around.why}
    return yaml.safe_dump([entry], allow_unicode=True, sort_keys=False)


def _missing(one: Released) -> str:
    """Say what is known to be missing, how many offices are silent, and that somebody may be counted twice."""
    said = [one.around.missing]
    if one.around.silent:
        told = gettext("%(silent)d of %(offices)d offices have not reported.")
        said.append(told % {"silent": one.around.silent, "offices": one.around.offices})
    if one.counted.alike:
        said.append(gettext("Some of them may be one person, counted twice."))
    if sum(number for _codes, number in one.counted.rows) != one.counted.persons:
        told = gettext("Sums count lines: %(persons)d persons, of whom some stand at two lines.")
        said.append(told % {"persons": one.counted.persons})
    return " ".join(said)
