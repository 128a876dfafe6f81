"""The person's own copy in words, in the language in which it is given; names of staff are not the person's to know."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from samakki.access import queries as access
from samakki.assistance import queries as assistance
from samakki.cases.words import KEPT_BACK_TEXTS, CopiedEntry, FillingShown, OwnCopy
from samakki.consent.words import Ground, RecipientKind
from samakki.doors.web.consent.wording import KINDS, Called, uses_told
from samakki.doors.web.desk import panels as desk
from samakki.doors.web.desk.dues import KINDS as DUE_KINDS
from samakki.doors.web.desk.dues import STATES
from samakki.doors.web.desk.page_names import PAGES
from samakki.doors.web.form.opened import languages
from samakki.doors.web.form.saving import ROW
from samakki.doors.web.form.wording import answer_words, label_words
from samakki.instruments import queries as instruments
from samakki.instruments.words import ASKED, GONE, InstrumentUnknownError, VersionId, from_stored
from samakki.kernel.deeds import By
from samakki.sections.words import RECORD
from samakki.shelter import queries as shelter


def copy_told(by: By, copy: OwnCopy, agency: str) -> dict[str, Any]:
    """Give everything that stands on the copy, ready for its sheet."""
    agencies = {each.agency: each.name for each in access.agencies(by)}
    return {
        "agency": agency,
        "name": copy.row.name,
        "mark": copy.row.mark,
        "now": copy.made_at,
        "sections": desk.sections({}, copy.sections),
        "forms": [form_told(by, one) for one in copy.fillings],
        "entries": [entry_told(one, agencies) for one in copy.entries],
        "left_out": [
            {"section": gettext(RECORD[section].label), "why": KEPT_BACK_TEXTS[why], "number": number}
            for (section, why), number in copy.left_out.items()
        ],
        "kept_back": copy.kept_back,
        "grounds": [_ground(Called(by), one) for one in copy.grounds],
        "readings": [
            {
                "when": one.moment,
                "agency": agencies.get(one.agency) or gettext("Another agency"),
                "page": PAGES.get(one.page, one.page),
                "sections": ", ".join(gettext(RECORD[section].label) for section in one.sections),
            }
            for one in copy.readings
        ],
        "joined": [str(one.case)[-6:] for one in copy.joined],
        "dues": [
            {"kind": DUE_KINDS[due.kind], "on": due.on.isoformat(), "state": STATES[due.state]}
            for due in assistance.dues_of_case(by, copy.row.case)
        ],
        "stays": [(stay.since, stay.until) for stay in shelter.past_stays_of(by, copy.row.case)],
    }


def entry_told(one: CopiedEntry, agencies: Mapping[Any, str]) -> dict[str, Any]:
    """Put one entry into words; of what is left out only that it is, and why."""
    return {
        "id": str(one.entry),
        "when": one.moment,
        "section": gettext(RECORD[one.section].label),
        "agency": agencies.get(one.agency) or gettext("Another agency"),
        "closed": one.closed,
        "taken_back": one.taken_back,
        "kept_back": KEPT_BACK_TEXTS[one.kept_back] if one.kept_back else "",
        "text": one.text,
        "changes": desk.change_words(one.section, one.changes),
        "form": bool(one.filling),
        "attachments": one.attachments,
    }


def form_told(by: By, filling: FillingShown) -> dict[str, Any]:
    """Put the answers of a form into words; of a form that is not here any more they stand as they were kept."""
    try:
        shown = instruments.version(by, VersionId(filling.version))
    except InstrumentUnknownError:
        return {"title": gettext("A form"), "answers": [(path, str(said)) for path, said in _said(filling)]}
    questions = {each.path: each for each in shown.definition.questions() if each.kind in ASKED}
    answers = []
    for path, said in _said(filling):
        question = questions.get(ROW.sub("", path))
        if question is not None and not (isinstance(said, Mapping) and "closed" in said):
            label = label_words(shown.definition, question, languages())
            words = answer_words(shown.definition, question, from_stored(said), languages())
            answers.append((_numbered(label, path), words))
    return {"title": shown.name, "answers": [each for each in answers if each[1]]}


def _said(filling: FillingShown) -> Iterable[tuple[str, Any]]:
    return ((path, said) for path, said in filling.answers.items() if said not in (None, "", [], GONE))


def _numbered(label: str, path: str) -> str:
    numbers = [number.strip("[]") for number in ROW.findall(path)]
    return f"{label} ({', '.join(numbers)})" if numbers else label


def _ground(called: Called, ground: Ground) -> dict[str, Any]:
    named = ground.terms.recipient.kind is RecipientKind.MEMBER
    return {
        "kind": str(KINDS[ground.kind]),
        "who": gettext("One person by name") if named else called.recipient(ground.terms.recipient),
        "sections": ", ".join(gettext(RECORD[section].label) for section in sorted(ground.terms.sections)),
        "uses": uses_told(ground.terms.uses),
        "since": ground.terms.since,
        "until": ground.ended_at or ground.terms.until,
        "waits": ground.waits,
    }


def entry_id(text: str) -> UUID | None:
    """Read the id of an entry; None for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return None
