"""What stood open in a field goes with the first value that is written closed there; nothing of it stays to be read."""

from collections.abc import Callable

import pytest

from samakki.cases import actions
from samakki.cases.actions import Told
from samakki.cases.words import WordsRefusedError
from samakki.instruments.words import GONE as GONE_ROW
from samakki.journal import actions as journal_actions
from samakki.journal import queries as journal
from samakki.journal.words import FileState
from samakki.kernel.clocks import Stamp
from samakki.sections.words import GONE, Section, cell
from tests.cases.bound import JOURNEY, Desk, closing, desk, in_clear
from tests.instruments.fields import SHUT, demo_fields
from tests.instruments.forms import form, q

__all__ = ["closing", "demo_fields", "desk"]
pytestmark = pytest.mark.usefixtures("demo_fields")
EXP = Section.EXPERIENCE
ASKED = form(q("text", "a", field=f"experience.{SHUT.name}"), settings={"form_id": "asked"})
WAY = form(
    q("begin_repeat", "legs", field=f"experience.{JOURNEY.name}"),
    q("text", "city", field=".city"),
    q("end_repeat"),
    settings={"form_id": "way"},
)


def folded(desk: Desk) -> FileState:
    return journal_actions.read_snapshots(desk.staff.mali, [desk.case], None, page="a test")[desk.case]


def seen(desk: Desk, field: str) -> tuple[Stamp, ...]:
    return folded(desk).heads(EXP, field).base


def standing(desk: Desk) -> str:
    """Give all that stands in the section now for whoever opens no closed entry, on the page of the case too."""
    read = actions.read_case(desk.staff.mali, desk.case)
    section = actions.read_section(desk.staff.mali, desk.case, EXP)
    values = [head.value for heads in folded(desk).sections[EXP].values() for head in heads.heads]
    told = [shown.known for shown in read.sections if shown.words.section is EXP]
    return repr([values, told, section.known, read.conflicts])


def write(desk: Desk, words: str, **more: object) -> None:
    told = {SHUT.name: Told([words], base=seen(desk, SHUT.name))}
    actions.change_fields(desk.staff.dara, desk.case, EXP, told, **more)  # type: ignore[arg-type]  # how it is written


def opened(desk: Desk) -> list[object]:
    shut = [header.id for header in journal.headers(desk.staff.dara, desk.case) if header.closed]
    bodies = [journal_actions.open_closed(desk.staff.dara, entry).body for entry in shut]
    return [change.value for body in bodies if body for change in body.changes]


def test_typing_into_a_field_that_starts_closed_takes_back_what_stood_open_in_it(
    desk: Desk, closing: Callable[..., None]
) -> None:
    write(desk, "DEMO older")
    assert "DEMO older" in standing(desk)
    closing(shut=True)
    write(desk, "DEMO newer")
    assert "DEMO" not in standing(desk)
    assert "DEMO newer" not in in_clear(desk)
    assert opened(desk) == ["DEMO newer"]
    assert folded(desk).value(EXP, SHUT.name) is None
    assert actions.read_case(desk.staff.dara, desk.case).row.conflicts == 0
    past = actions.field_history(desk.staff.dara, desk.case, EXP, SHUT.name)
    assert [one.value for one in past] == [None, "DEMO older"]


def test_a_value_that_is_written_closed_by_choice_takes_the_open_one_back_too(
    desk: Desk, closing: Callable[..., None]
) -> None:
    write(desk, "DEMO older")
    write(desk, "DEMO newer", closed=True)
    assert "DEMO" not in standing(desk)
    assert opened(desk) == ["DEMO newer"]


def test_where_nothing_stands_open_only_the_mark_is_written(desk: Desk, closing: Callable[..., None]) -> None:
    closing(shut=True)
    write(desk, "DEMO one")
    write(desk, "DEMO two")
    names = [name for _section, name in desk.names() if not name.startswith("closed/")]
    assert SHUT.name not in names
    assert opened(desk) == ["DEMO one", "DEMO two"]


def test_an_open_value_that_its_author_did_not_see_waits_for_a_person(desk: Desk, closing: Callable[..., None]) -> None:
    write(desk, "DEMO one")
    before = seen(desk, SHUT.name)
    actions.change_fields(desk.staff.mali, desk.case, EXP, {SHUT.name: Told(["DEMO late"], base=before)})
    closing(shut=True)
    actions.change_fields(desk.staff.dara, desk.case, EXP, {SHUT.name: Told(["DEMO newer"], base=before)})
    (torn,) = actions.read_case(desk.staff.dara, desk.case).conflicts
    assert {head.value for head in torn.heads} == {None, "DEMO late"}
    base = tuple(head.stamp for head in torn.heads)
    actions.resolve_conflict(desk.staff.mali, desk.case, EXP, SHUT.name, Told(["DEMO late"], base=base))
    assert "DEMO" not in standing(desk)


def test_emptying_a_field_that_starts_closed_takes_back_what_stood_open(
    desk: Desk, closing: Callable[..., None]
) -> None:
    write(desk, "DEMO older")
    closing(shut=True)
    write(desk, "")
    assert "DEMO" not in standing(desk)


def test_a_part_of_a_row_of_closed_rows_takes_its_open_value_back(desk: Desk, closing: Callable[..., None]) -> None:
    dara = desk.staff.dara
    leg = actions.write_row(dara, desk.case, EXP, JOURNEY.name, "", {"city": Told(["DEMO older"])})
    closing(shut=True)
    city = cell(JOURNEY.name, leg, "city")
    actions.write_row(dara, desk.case, EXP, JOURNEY.name, leg, {"city": Told(["DEMO newer"], base=seen(desk, city))})
    assert "DEMO" not in standing(desk)
    assert opened(desk) == ["DEMO newer"]


def test_answering_a_bound_question_closed_takes_back_what_stood_open_in_its_field(
    desk: Desk, closing: Callable[..., None]
) -> None:
    write(desk, "DEMO older")
    closing(shut=True)
    filling = desk.begin(desk.bring(ASKED, "Asked"))
    desk.fill(desk.staff.dara, filling, {"a": "DEMO newer"})
    assert "DEMO" not in standing(desk)
    assert opened(desk) == ["DEMO newer"]
    desk.fill(desk.staff.dara, filling, {"a": "DEMO last"})
    assert folded(desk).heads(EXP, SHUT.name).in_conflict is False
    assert desk.read(desk.staff.mali, filling).answers.get("a") is None


def test_an_answer_that_fits_no_field_is_taken_back_when_it_is_answered_closed(
    desk: Desk, closing: Callable[..., None]
) -> None:
    long = "DEMO " + "x" * 20_000
    filling = desk.begin(desk.bring(ASKED, "Asked"))
    assert desk.fill(desk.staff.dara, filling, {"a": long}).unfit == {"a"}
    closing(shut=True)
    assert desk.fill(desk.staff.dara, filling, {"a": f"{long}y"}).unfit == {"a"}
    assert "DEMO" not in standing(desk)


def test_a_row_that_stands_open_goes_openly_from_closed_rows(desk: Desk, closing: Callable[..., None]) -> None:
    leg = actions.write_row(desk.staff.dara, desk.case, EXP, JOURNEY.name, "", {"city": Told(["DEMO older"])})
    closing(shut=True)
    filling = desk.begin(desk.bring(WAY, "Way"))
    desk.fill(desk.staff.dara, filling, {f"legs[{int(leg, 16)}]": GONE_ROW})
    shown = actions.read_section(desk.staff.mali, desk.case, EXP).field(JOURNEY.name)
    assert shown is not None
    assert shown.standing == ()
    assert folded(desk).value(EXP, cell(JOURNEY.name, leg, GONE)) is True


def test_what_was_taken_back_is_not_brought_to_light_by_undoing(desk: Desk, closing: Callable[..., None]) -> None:
    write(desk, "DEMO first")
    write(desk, "DEMO second")
    mended = actions.read_case(desk.staff.dara, desk.case).entries[0].entry.header.id
    closing(shut=True)
    actions.undo_entry(desk.staff.dara, desk.case, mended)
    assert "DEMO" not in standing(desk)
    assert opened(desk) == ["DEMO first"]
    marked = next(
        shown.entry.header.id
        for shown in actions.read_case(desk.staff.dara, desk.case).entries
        if not shown.entry.header.closed
    )
    with pytest.raises(WordsRefusedError, match="not_a_choice"):
        actions.undo_entry(desk.staff.dara, desk.case, marked)
    assert "DEMO" not in standing(desk)


def test_joining_files_copies_nothing_open_into_a_field_that_starts_closed(
    desk: Desk, closing: Callable[..., None]
) -> None:
    write(desk, "DEMO older")
    leg = {"city": Told(["DEMO town"])}
    actions.write_row(desk.staff.dara, desk.case, EXP, JOURNEY.name, "", leg)
    kept = actions.open_case(desk.staff.dara, "DEMO: came again")
    closing(shut=True)
    actions.join_cases(desk.staff.dara, kept, desk.case, "One scar")
    state = journal_actions.read_snapshots(desk.staff.mali, [kept], None, page="a test")[kept]
    values = [head.value for heads in state.sections.get(EXP, {}).values() for head in heads.heads]
    assert "DEMO" not in repr(values)
