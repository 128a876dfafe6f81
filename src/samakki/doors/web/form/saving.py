"""What a save changes: the answers that this author gave, the rows they added or took away, what the form computes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from django.http import QueryDict

from samakki.cases import actions as cases
from samakki.cases.actions import Answer
from samakki.cases.words import Heads, Saved
from samakki.doors.web.form.opened import Filling
from samakki.doors.web.form.seen import Seen
from samakki.doors.web.form.typed import differs, read_answer
from samakki.instruments import queries as instruments
from samakki.instruments.words import GONE, HERE, FormState, Kind, Question, Value, from_stored, to_stored
from samakki.kernel.clocks import Stamp
from samakki.kernel.deeds import By
from samakki.kernel.ids import MemberId
from samakki.sections.words import row_of

ROW: Final = re.compile(r"\[\d{1,10}\]", re.ASCII)
MOST_ROWS: Final = 1_001


@dataclass(slots=True)
class Save:
    """One save of one page by one member: what it changes, and what all answers are then."""

    filling: Filling
    member: MemberId | None
    changes: dict[str, Answer] = field(default_factory=dict)
    answers: dict[str, Value] = field(default_factory=dict)
    state: FormState | None = None
    third_party: bool = False
    told_by: str = ""

    def __post_init__(self) -> None:
        """Begin with what is in store."""
        self.answers = {**self.filling.answers, **self.answers}

    def give(self, path: str, value: Value, base: tuple[Stamp, ...] | None = None) -> None:
        """Give one answer, unless it stands there already."""
        standing = self.filling.shown.answers.get(path)
        if to_stored(value) == standing and (value is not None or path in self.filling.shown.answers):
            return
        bases = self.filling.shown.bases.get(path, ())
        seen = bases if base is None or self._just_written(path) else base
        self.changes[path] = Answer(path, to_stored(value), seen)
        self.answers[path] = value

    def _just_written(self, path: str) -> bool:
        """Tell whether what stands here comes from this author's own last save, whose answer may not have arrived."""
        shown = self.filling.shown
        standing = shown.heads.get(path, Heads()).heads
        own = all(head.author == self.member and head.stamp >= shown.last for head in standing)
        return shown.author == self.member and bool(standing) and own


def read_page(by: By, filling: Filling, questions: Mapping[str, Question], posted: QueryDict, seen: Seen) -> Save:
    """Read a page of a form as it was sent; only what its author changed from what they saw is a change."""
    save = Save(filling, by.member)
    before = instruments.assess(by, filling.version.line.id, save.answers)
    for path, (value, base) in seen.items():
        question = questions.get(ROW.sub("", path))
        if question is None or not _was_there(path, before):
            continue
        given = read_answer(question, path, posted, value)
        if differs(given, value):
            save.give(path, given, base)
    save.state = instruments.assess(by, filling.version.line.id, save.answers)
    return save


def _was_there(path: str, state: FormState) -> bool:
    """Tell whether a question's rows exist or once did: what was typed into a row taken away meanwhile is kept too."""
    if path in state.relevant:
        return True
    rows = ((path[: row.start()], int(row[0][1:-1])) for row in ROW.finditer(path))
    return all(number < state.next_rows.get(outer, MOST_ROWS) for outer, number in rows)


def change_rows(by: By, save: Save, verb: str, path: str) -> str:
    """Add a row to a repeat or take one away; what is no row of this form is left alone. Gives the row's path."""
    state = save.state or instruments.assess(by, save.filling.version.line.id, save.answers)
    if verb == "add" and path in state.next_rows:
        row = f"{path}[{_fresh_row(by, save, path) or state.next_rows[path]}]"
        save.give(row, HERE)
    elif verb == "remove" and _row_of(path, state):
        row = path
        save.give(row, GONE)
    else:
        return ""
    save.state = instruments.assess(by, save.filling.version.line.id, save.answers)
    return row


def _fresh_row(by: By, save: Save, path: str) -> int:
    """Give the number of a new row of the case file, 0 where the form itself counts its rows."""
    bare = ROW.sub("", path)
    bound = any(node.path == bare and node.bound for node in save.filling.version.definition.nodes())
    return int(row_of(by.chance.bytes(4)), 16) if bound else 0


def _row_of(path: str, state: FormState) -> bool:
    found = re.fullmatch(r"(?P<list>.+)\[(?P<row>\d{1,10})\]", path, re.ASCII | re.DOTALL)
    return found is not None and int(found["row"]) in state.rows.get(found["list"], ())


def keep(by: By, save: Save) -> Saved | None:
    """Write what changed, with what the form now computes; tells when, nothing without a change."""
    if not save.changes:
        return None
    questions = save.filling.questions
    state = save.state or instruments.assess(by, save.filling.version.line.id, save.answers)
    for path, said in state.computed.items():
        question = questions.get(ROW.sub("", path))
        once = question is not None and question.kind in {Kind.START, Kind.TODAY} and path in save.filling.answers
        if not once and from_stored(said) != save.answers.get(path) and (said or path in save.filling.answers):
            save.give(path, said)
    filling = save.filling
    return cases.fill_form(
        by,
        filling.case,
        filling.version.line.id,
        filling.id,
        save.changes.values(),
        third_party=save.third_party,
        told_by=save.told_by,
    )


def kept(save: Save, saved: Saved | None) -> Filling:
    """Give the form as it stands after a save, without opening it again."""
    shown = save.filling.shown
    if saved is None:
        return save.filling
    given = {path: answer.value for path, answer in save.changes.items()}
    fresh = replace(
        shown,
        answers={**shown.answers, **given},
        bases={**shown.bases, **{path: (saved.stamps[path],) for path in given if path in saved.stamps}},
        last=saved.stamp,
        author=save.member or shown.author,
        heads={path: heads for path, heads in shown.heads.items() if path not in given},
        unfit=(shown.unfit - set(given)) | saved.unfit,
    )
    return replace(save.filling, shown=fresh, answers=save.answers)
