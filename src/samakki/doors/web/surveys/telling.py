"""What was told of a survey, as its page shows it: a table with bars, shares of those asked, what changed."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import get_language, gettext

from samakki.doors.web.form.wording import answer_words, label_words
from samakki.doors.web.surveys.wording import BECAME_TEXTS, KIND_TEXTS
from samakki.instruments.words import Definition, Kind, Question
from samakki.kernel.ids import AgencyId
from samakki.surveys.words import NO_CODE_YET, Analysis, Became, CodeList, OfKind, RespondentKind, Told, Use

_WIDE: Final = 320
_HUNDRED: Final = 100
Codes = Mapping[tuple[str, str], str]
Changed = Mapping[tuple[RespondentKind, tuple[str, ...]], int]


def words_of_codes(lists: tuple[CodeList, ...]) -> Codes:
    """Give the words of all codes by question and code, the newest list's where several have it."""
    return {(one.question, code.code): code.words for one in lists for code in one.codes}


def told(one: Told, form: Definition, codes: Codes) -> dict[str, Any]:
    """Give one telling of one round."""
    return {
        "name": one.analysis.name,
        "words": one.analysis.words,
        "version": one.analysis.version,
        "round": one.round_number,
        "at": one.told_at,
        "before": one.before,
        "same": one.same_definition,
        "by": [label(form, path) for path in one.analysis.by],
        "kinds": [_of_kind(kind, one.analysis, form, codes, one.changed or {}) for kind in one.kinds],
        "coders": [(label(form, path), agreed) for path, agreed in one.coders.items()],
    }


def _of_kind(one: OfKind, analysis: Analysis, form: Definition, codes: Codes, changed: Changed) -> dict[str, Any]:
    most = max((number or 0 for number in one.cells.values()), default=0) or 1
    rows = [
        {
            "words": [_said(form, codes, path, code) for path, code in zip(analysis.by, cell, strict=True)],
            "number": number,
            "hidden": number is None,
            "share": _share(number, one.asked),
            "change": changed.get((one.kind, cell)),
            "wide": (wide := max(1, round((number or 0) * _WIDE / most))),
            "gap": _WIDE - wide,
        }
        for cell, number in one.cells.items()
    ]
    return {
        "words": KIND_TEXTS[one.kind],
        "respondents": one.respondents,
        "asked": one.asked,
        "rows": sorted(rows, key=lambda row: (row["hidden"], -(row["number"] or 0))),
        "became": [(BECAME_TEXTS[became], one.became.get(became, 0)) for became in Became],
        "adds_up": one.adds_up,
    }


def use(one: Use, names: Mapping[AgencyId, str], agency: AgencyId | None) -> dict[str, Any]:
    """Give an agreement with its signatures."""
    elsewhere = gettext("an agency elsewhere")
    return {
        "id": one.id,
        "survey": one.survey,
        "purpose": one.purpose,
        "questions": sorted(one.questions),
        "first_day": one.first_day,
        "last_day": one.last_day,
        "parties": [(names.get(party, elsewhere), one.signed.get(party)) for party in one.parties],
        "ended_at": one.ended_at,
        "ended_by": names.get(one.ended_by, elsewhere) if one.ended_by else "",
        "unsigned": agency in one.parties and agency not in one.signed and one.ended_at is None,
        "whole": set(one.parties) <= set(one.signed),
    }


def _question(form: Definition, path: str) -> Question | None:
    return next((one for one in form.questions() if one.path == path), None)


def label(form: Definition, path: str) -> str:
    """Name a question in the reader's language."""
    question = _question(form, path)
    return label_words(form, question, (get_language() or "en", "en")) if question else path


def _said(form: Definition, codes: Codes, path: str, code: str) -> str:
    question = _question(form, path)
    if code == NO_CODE_YET:
        return gettext("not coded yet")
    if question is None or question.kind is Kind.TEXT:
        return codes.get((path, code), code)
    if question.kind in {Kind.SELECT_ONE, Kind.SELECT_MULTIPLE}:
        value = [code] if question.kind is Kind.SELECT_MULTIPLE else code
        return answer_words(form, question, value, (get_language() or "en", "en"))
    return code


def _share(number: int | None, asked: int | None) -> str:
    """Give the share of those who were asked, in whole percent; nothing where a part is hidden."""
    return f"{round(number * _HUNDRED / asked)}" if number is not None and asked else ""
