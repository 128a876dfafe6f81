"""Which questions of a form nobody answers: counted in slices inside the reader's own requests, and kept nowhere.

What was counted so far travels in the page: numbers by question, and the id of the file at which the slice ended.
"""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from samakki.cases import actions as cases
from samakki.cases import queries as about_cases
from samakki.cases.words import Counted
from samakki.doors.web.desk.asking import by_of, case_id
from samakki.doors.web.form.opened import languages
from samakki.doors.web.form.wording import label_words
from samakki.doors.web.instruments.trying import keeps_nothing
from samakki.instruments import queries as instruments
from samakki.instruments.words import ASKED, Definition, InstrumentUnknownError, Outcome, VersionId, VersionShown
from samakki.kernel.ids import FileId

_MOST: Final = 1_000_000
Counts = Counter[tuple[str, str]]


@dataclass(slots=True)
class SoFar:
    """What was counted so far: cases opened, fillings found, and outcomes by question."""

    cases: int = 0
    fillings: int = 0
    counts: Counts = field(default_factory=Counter)
    after: FileId | None = None

    def add(self, slice_of: Counted) -> None:
        """Take another slice in."""
        self.cases += slice_of.cases
        self.fillings += slice_of.fillings
        self.counts.update(slice_of.counts)
        self.after = slice_of.after

    def write(self) -> str:
        """Write it for the page to carry along."""
        counts = [[path, said, number] for (path, said), number in self.counts.items()]
        return json.dumps([self.cases, self.fillings, str(self.after or ""), counts], separators=(",", ":"))


@keeps_nothing
@require_http_methods(["GET", "POST"])
def answered(request: HttpRequest, which: UUID) -> HttpResponse:
    """Say what counting will do; each POST counts one slice more."""
    by = by_of(request)
    try:
        shown = instruments.version(by, VersionId(which))
    except InstrumentUnknownError:
        raise Http404 from None
    told: dict[str, Any] = {"shown": shown, "line": shown.line, "total": about_cases.how_many(by)}
    if request.method != "POST":
        return render(request, "instruments/report.html", told)
    so_far = _read(request.POST.get("so_far", ""))
    counted = cases.count_answers(by, which, so_far.after)
    so_far.add(counted)
    told |= {"counted": True, "total": counted.total, "so_far": so_far, "carried": so_far.write()}
    if so_far.after is None:
        told |= _told(shown, so_far)
    page = "counted" if request.headers.get("HX-Request") else "report"
    return render(request, f"instruments/{page}.html", told)


def _read(text: str) -> SoFar:
    """Read what the page carried along; raises BadRequest on anything that is no page of ours."""
    if not text:
        return SoFar()
    try:
        opened, fillings, after, counts = json.loads(text[:_MOST])
        numbers = Counter({(str(path), Outcome(said).value): int(number) for path, said, number in counts})
        return SoFar(int(opened), int(fillings), numbers, case_id(after))
    except (ValueError, TypeError, ArithmeticError, RecursionError) as error:
        message = "not what a page of ours carries"
        raise BadRequest(message) from error


def _told(shown: VersionShown, so_far: SoFar) -> dict[str, Any]:
    rows = list(_rows(shown.definition, so_far.counts))
    return {
        "nobody": [row[0] for row in rows if row[1] and not row[2]],
        "never": [row[0] for row in rows if not row[1]],
        "caption": gettext("Every question of this version"),
        "header": [
            gettext("Question"),
            gettext("Asked"),
            gettext("Answered"),
            gettext("Prefers not to say"),
            gettext("Not known"),
            gettext("Not asked"),
            gettext("Left open"),
        ],
        "rows": rows,
    }


def _rows(definition: Definition, counts: Mapping[tuple[str, str], int]) -> list[list[Any]]:
    """List each question with how many fillings asked it, and what became of it, in the order of the form."""
    rows = []
    for question in definition.questions():
        if question.kind in ASKED and not question.calculation and not question.read_only:
            found = [counts.get((question.path, said.value), 0) for said in Outcome]
            rows.append([label_words(definition, question, languages()), sum(found), *found])
    return rows
