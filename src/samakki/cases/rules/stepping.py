"""The rules of the path: how a case comes to a step, what it leaves out, which day is to be asked about once more."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from samakki.cases.words import (
    STEP,
    STEPS,
    Doubt,
    How,
    Path,
    RowShown,
    SectionShown,
    Step,
    StepDoubtedError,
    Stride,
)
from samakki.journal.words import Change, Heads
from samakki.kernel.dates import PartialDate
from samakki.sections.words import GONE, RANK, cell

USUAL = tuple(Step)


def path_of(administration: SectionShown) -> Path:
    """Read the path of a case off its section; a row that names no step is no stride."""
    rows, now = administration.field(STEPS), administration.field(STEP)
    heads = now.heads if now else Heads()
    strides = [stride for stride in map(_stride, rows.standing if rows else ()) if stride]
    return Path(
        tuple(sorted(strides, key=lambda stride: stride.order)), _step(heads.value), heads.base, heads.in_conflict
    )


def taken_back(administration: SectionShown) -> frozenset[date]:
    """Give the days of the strides that were taken back: what they had brought to an end goes on."""
    rows = administration.field(STEPS)
    gone = [_stride(row) for row in (rows.rows if rows else ()) if not row.stands]
    return frozenset(stride.day.last() for stride in gone if stride and stride.day)


def how_it_comes(path: Path, step: Step) -> How:
    """Judge how a case comes to a step: out of its closing, once more, or for the first time."""
    if path.now is Step.CLOSURE and step is not Step.CLOSURE:
        return How.REOPENED
    return How.AGAIN if any(stride.step is step for stride in path.taken) else How.ENTERED


def left_out(path: Path, step: Step, order: Sequence[Step] = USUAL) -> tuple[Step, ...]:
    """Give the steps that a move leaves out: those between, of which nothing is written yet.

    A case begins where it begins: the first move leaves nothing out, and neither does one backwards.
    """
    if path.now is None or path.now not in order or step not in order:
        return ()
    between = order[order.index(path.now) + 1 : order.index(step)]
    return tuple(each for each in between if not path.of(each))


def needs_reason(how: How, skipped: Sequence[Step]) -> bool:
    """Tell whether somebody has to say why: a step was left out, entered once more, or the case was opened again."""
    return bool(skipped) or how in {How.AGAIN, How.REOPENED}


def look_at_day(path: Path, day: PartialDate, today: date) -> None:
    """Raise StepDoubtedError for a day that lies ahead, or surely before the one by which the case came where it is."""
    if day.first() > today:
        raise StepDoubtedError(Doubt.AHEAD)
    last = path.last
    if last and last.day and day.last() < last.day.first():
        raise StepDoubtedError(Doubt.BEFORE_THE_LAST, str(last.day))


def rank_in(path: Path, *, stays: bool) -> int:
    """Give the rank of the next stride; of one that is only noted, the rank of the last, so that its day places it."""
    last = max((stride.rank for stride in path.strides), default=0)
    return last if stays and last else last + 1


def written_as(row: str, stride: tuple[Step, How, int], day: str, place: str, reason: str) -> list[Change]:
    """Give what is to be written for one stride."""
    step, how, rank = stride
    told = {RANK: rank, "step": step.value, "how": how.value, "day": day, "place": place, "reason": reason}
    return [Change(cell(STEPS, row, part), value) for part, value in told.items() if value]


def step_back(path: Path, row: str, shown: Sequence[RowShown]) -> list[Change]:
    """Give what takes back everything that was written together with a stride; empty when there is no such stride.

    Where that was the stride by which the case came where it is, it is again where it was before.
    """
    found = next((stride for stride in path.strides if stride.row == row), None)
    if found is None:
        return []
    gone = {stride.row for stride in path.strides if stride.entry == found.entry}
    changes = [Change(cell(STEPS, one.row, GONE), value=True, base=one.gone.base) for one in shown if one.row in gone]
    if path.last and path.last.row in gone:
        before = [stride.step.value for stride in path.taken if stride.row not in gone]
        changes.append(Change(STEP, before[-1] if before else None, path.base))
    return changes


def _stride(row: RowShown) -> Stride | None:
    parts = {part.field.name: part.heads for part in row.parts}
    step = _step(parts["step"].value)
    if step is None:
        return None
    return Stride(
        row=row.row,
        step=step,
        how=_how(parts["how"].value),
        head=parts["step"].heads[0],
        rank=row.rank.value if isinstance(row.rank.value, int) else 0,
        day=_day(parts["day"].value),
        place=_words(parts["place"].value),
        reason=_words(parts["reason"].value),
    )


def _step(value: Any) -> Step | None:
    return Step(value) if isinstance(value, str) and value in set(Step) else None


def _how(value: Any) -> How:
    return How(value) if isinstance(value, str) and value in set(How) else How.ENTERED


def _day(value: Any) -> PartialDate | None:
    try:
        return PartialDate.parse(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _words(value: Any) -> str:
    return value if isinstance(value, str) else ""
