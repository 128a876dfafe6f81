"""The parts of the pages on instruments, ready for their templates."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samakki.doors.web.desk.names import names_for
from samakki.doors.web.form.opened import languages
from samakki.doors.web.form.wording import label_words
from samakki.doors.web.instruments.standing import Standing
from samakki.instruments import queries
from samakki.instruments.words import (
    ASKED,
    Aspect,
    Definition,
    Group,
    InstrumentShown,
    Kind,
    Node,
    Question,
    Texts,
    VersionId,
    VersionLine,
    VersionState,
)
from samakki.kernel.deeds import By
from samakki.sections.words import RECORD, Section

KIND_WORDS: Final[Mapping[Kind, Promise]] = {
    Kind.TEXT: _("text"),
    Kind.INTEGER: _("whole number"),
    Kind.DECIMAL: _("number"),
    Kind.DATE: _("date, or part of one"),
    Kind.TIME: _("time of day"),
    Kind.MOMENT: _("day and time"),
    Kind.SELECT_ONE: _("one choice"),
    Kind.SELECT_MULTIPLE: _("several choices"),
    Kind.RANGE: _("number on a scale"),
    Kind.ACKNOWLEDGE: _("tick"),
    Kind.NOTE: _("note"),
    Kind.CALCULATE: _("computed"),
    Kind.HIDDEN: _("hidden"),
    Kind.START: _("moment of beginning"),
    Kind.END: _("moment of the last save"),
    Kind.TODAY: _("day of beginning"),
}
ASPECT_WORDS: Final[Mapping[Aspect, Promise]] = {
    Aspect.PLACE: _("stands in another place"),
    Aspect.KIND: _("takes another kind of answer"),
    Aspect.LABEL: _("is worded otherwise"),
    Aspect.HINT: _("has another hint"),
    Aspect.CHOICES: _("offers other choices"),
    Aspect.RELEVANT: _("is asked under another condition"),
    Aspect.CONSTRAINT: _("doubts other answers"),
    Aspect.CALCULATION: _("is computed otherwise"),
    Aspect.REQUIRED: _("is asked for more or less firmly"),
    Aspect.LOOK: _("looks otherwise"),
    Aspect.BOUND: _("goes to another place in the case file"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a form's outline: a group or a question, how deep it stands, and what it takes."""

    label: str
    lang: str
    kind: str
    depth: int
    group: bool
    choices: int = 0
    conditional: bool = False
    wanted: bool = False


def section_words(section: Section) -> str:
    """Name a section in the reader's language."""
    return gettext(RECORD[section].label)


def versions(by: By, shown: InstrumentShown) -> list[dict[str, Any]]:
    """List the versions of a form, each with how it stands and the older one that it is compared with."""
    names = names_for(by)
    return [
        {"line": line, "stands": Standing(line, by, names), "older": older.number if older else 0}
        for line, older in zip(shown.versions, [*shown.versions[1:], None], strict=True)
    ]


def before(versions: Sequence[VersionLine], line: VersionLine) -> VersionLine | None:
    """Give the version that another is compared with first: the published one before it, else the one before it."""
    earlier = [one for one in versions if one.number < line.number]
    published = [one for one in earlier if one.state is VersionState.PUBLISHED]
    return next(iter([*published, *earlier]), None)


def outline(definition: Definition) -> list[Line]:
    """List the groups and questions of a form as they stand in it."""
    return list(_lines(definition, definition.children, 0))


def _lines(definition: Definition, nodes: Iterable[Node], depth: int) -> Iterable[Line]:
    for node in nodes:
        if isinstance(node, Group):
            kind = gettext("several times") if node.repeats else ""
            label = _text(definition, node.label) or node.name
            yield Line(label, "", kind, min(depth, 3), group=True, conditional=bool(node.relevant))
            yield from _lines(definition, node.children, depth + 1)
        elif node.kind in ASKED or node.kind is Kind.NOTE:
            yield Line(
                label_words(definition, node, languages()),
                "",
                str(KIND_WORDS[node.kind]),
                min(depth, 3),
                group=False,
                choices=len(definition.choices.get(node.choices, ())),
                conditional=bool(node.relevant),
                wanted=bool(node.required),
            )


def comparison(by: By, older: VersionId, newer: VersionId) -> dict[str, Any]:
    """Put into words what a newer version asks otherwise than an older one."""
    found = queries.comparison(by, older, newer)
    old, new = queries.version(by, older).definition, queries.version(by, newer).definition
    return {
        "same": not found,
        "added": _named(new, found.added),
        "removed": _named(old, found.removed),
        "changed": [
            {
                "label": label_words(new, each.new, languages()),
                "old_label": label_words(old, each.old, languages()) if Aspect.LABEL in each.aspects else "",
                "aspects": [str(ASPECT_WORDS[aspect]) for aspect in each.aspects],
                "choices_added": _choices(new, each.new, each.choices_added),
                "choices_removed": _choices(old, each.old, each.choices_removed),
            }
            for each in found.changed
        ],
    }


def _named(definition: Definition, questions: Sequence[Question]) -> list[dict[str, str]]:
    return [
        {"label": label_words(definition, each, languages()), "kind": str(KIND_WORDS[each.kind])} for each in questions
    ]


def _choices(definition: Definition, question: Question, names: Sequence[str]) -> list[str]:
    offered = {choice.name: choice for choice in definition.choices.get(question.choices, ())}
    return [_text(definition, offered[name].label) or name for name in names if name in offered]


def _text(definition: Definition, texts: Texts) -> str:
    return label_words(definition, Question("", Kind.TEXT, label=texts), languages())
