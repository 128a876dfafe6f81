"""The history of a form: who answered what, and when; each save is one version of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from samakki.cases import actions as cases
from samakki.cases.actions import Answer
from samakki.cases.words import PastSave
from samakki.doors.web.desk.asking import by_of, case_page
from samakki.doors.web.desk.names import Names, names_for, who
from samakki.doors.web.desk.sayers import source_words
from samakki.doors.web.desk.telling import told_words
from samakki.doors.web.form.inputs import LEFT_WORDS
from samakki.doors.web.form.opened import Filling, languages, open_filling
from samakki.doors.web.form.saving import MOST_ROWS, ROW
from samakki.doors.web.form.wording import answer_words, label_words
from samakki.instruments import queries as instruments
from samakki.instruments.words import (
    COMPUTED,
    GONE,
    HERE,
    InstrumentUnknownError,
    Question,
    Unanswered,
    Value,
    VersionId,
    from_stored,
)
from samakki.kernel.deeds import By
from samakki.kernel.ids import FileId, MemberId


@require_http_methods(["GET", "POST"])
@case_page
def history(request: HttpRequest, case: FileId, filling: UUID) -> HttpResponse:
    """Show every save, newest first, with what it changed; a POST says which of two answers stands."""
    by = by_of(request)
    try:
        found = open_filling(by, case, filling)
    except InstrumentUnknownError:
        raise Http404 from None
    past = cases.filling_history(by, case, filling)
    if request.method == "POST":
        return _decided(request, found, past)
    names = names_for(by)
    saves = [
        {
            "who": who(names, one.author),
            "when": one.stamp.moment(),
            "changes": _changes(_of_version(by, found, one), one, names),
            "told": told_words(one),
        }
        for one in past
    ]
    told = {
        "case": case,
        "filling": filling,
        "title": found.version.name,
        "torn": [_torn(found, names, past, path) for path in sorted(found.shown.torn - set(found.shown.places))],
        "saves": [one for one in saves if one["changes"]],
    }
    return render(request, "form/looking_back.html", told)


def _of_version(by: By, found: Filling, save: PastSave) -> Filling:
    """Give the form in the version in which a save was made; in today's when that one is no longer here."""
    if save.version is None or save.version == found.version.line.id:
        return found
    try:
        return replace(found, version=instruments.version(by, VersionId(save.version)))
    except InstrumentUnknownError:
        return found


def _decided(request: HttpRequest, found: Filling, past: Sequence[PastSave]) -> HttpResponse:
    """Let one of the answers that stand side by side stand alone; the others stay in the history."""
    path, stamp = request.POST.get("path", ""), request.POST.get("stands", "")
    save = next((one for one in _standing(found, past, path) if str(one.stamp) == stamp), None)
    if save is None or path not in found.shown.torn:
        messages.info(request, gettext("This is decided already."))
    else:
        answer = Answer(path, save.given[path], found.shown.bases[path])
        version = found.version.line.id
        by, told_by = by_of(request), save.told_by
        cases.fill_form(by, found.case, version, found.id, [answer], third_party=save.third_party, told_by=told_by)
        messages.success(request, gettext("Decided. The other values stay in the history."))
    return redirect("form-history", found.case, found.id)


def _standing(found: Filling, past: Sequence[PastSave], path: str) -> list[PastSave]:
    stamps = found.shown.bases.get(path, ())
    return [one for one in past if one.stamp in stamps and path in one.given]


def _torn(found: Filling, names: Mapping[MemberId, str], past: Sequence[PastSave], path: str) -> dict[str, Any]:
    question = found.questions.get(ROW.sub("", path))
    label = label_words(found.version.definition, question, languages()) if question else ROW.sub("", path)
    return {
        "path": path,
        "label": _with_rows(label, path),
        "answers": [
            {
                "stamp": str(one.stamp),
                "words": _words(found, question, from_stored(one.given[path])) if question else _plain(one.given[path]),
                **_sayer(names, one, path),
            }
            for one in _standing(found, past, path)
        ],
    }


def _sayer(names: Names, save: PastSave, path: str) -> dict[str, Any]:
    source = save.sources.get(path)
    carried = source_words(names, source) if source else ""
    return {"who": who(names, save.author), "when": save.stamp.moment(), "carried": carried}


def _changes(found: Filling, save: PastSave, names: Names) -> list[dict[str, Any]]:
    questions = found.questions
    lines = {path: _line(found, questions, path, save) for path in save.given}
    said = {path: source_words(names, source) for path, source in save.sources.items()}
    return [line | {"carried": said.get(path, "")} for path, line in lines.items() if line]


def _line(found: Filling, questions: Mapping[str, Question], path: str, save: PastSave) -> dict[str, Any]:
    bare = ROW.sub("", path)
    question = questions.get(bare)
    given, before = save.given[path], save.before.get(path, ())
    if isinstance(given, dict) and "closed" in given:
        return {"label": _with_rows(_label(found, bare), path), "to": gettext("Closed"), "from": []}
    if question is None:
        verb = {HERE: gettext("A row was added"), GONE: gettext("A row was taken away")}.get(str(given))
        label = _label(found, bare)
        return {"label": _with_rows(label, path), "to": verb, "from": []} if verb else _gone(bare, given, before)
    if question.kind in COMPUTED:
        return {}
    label = label_words(found.version.definition, question, languages())
    return {
        "label": _with_rows(label, path),
        "to": _words(found, question, from_stored(given)),
        "from": [_words(found, question, from_stored(value)) for value in before],
    }


def _label(found: Filling, bare: str) -> str:
    node = next((node for node in found.version.definition.nodes() if node.path == bare), None)
    return label_words(found.version.definition, node, languages()) if node else bare


def _gone(label: str, given: Any, before: tuple[Any, ...]) -> dict[str, Any]:
    """Tell of an answer to a question that this version of the form no longer has."""
    return {"label": label, "to": _plain(given), "from": [_plain(value) for value in before]}


def _plain(stored: Any) -> str:
    value = from_stored(stored)
    if isinstance(value, Unanswered):
        return str(LEFT_WORDS[value])
    return ", ".join(value) if isinstance(value, list) else value or gettext("nothing")


def _words(found: Filling, question: Question, value: Value) -> str:
    return answer_words(found.version.definition, question, value, languages()) or gettext("nothing")


def _with_rows(label: str, path: str) -> str:
    """Add the numbers of rows that the form itself gave; rows of the case file have names that say nothing."""
    rows = [row.strip("[]") for row in ROW.findall(path)]
    told = [row for row in rows if int(row) <= MOST_ROWS]
    return f"{label} ({', '.join(told)})" if told else label
