"""Stories that wait for a second look come up by themselves, for everybody but those who wrote them."""

from dataclasses import replace

from samakki.assistance import actions
from samakki.assistance.models import StoryLook
from samakki.cases import actions as cases
from samakki.cases.words import RowSet
from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from tests.assistance.test_stories import TONGUE, asked, case
from tests.cases.conftest import DARA, Staff

__all__ = ["case"]


def test_a_story_waits_for_the_colleagues_of_who_wrote_it_on_their_day_and_on_the_board(
    staff: Staff, case: FileId
) -> None:
    story = asked(staff.dara, case)
    (waits,) = actions.read_stories_to_look_through(staff.mali)
    assert (waits.row.case, waits.story, waits.title, waits.asked_by) == (case, story.row, "Sewing", DARA)
    assert waits.makers == {DARA}
    assert actions.read_stories_to_look_through(staff.dara) == ()
    assert [one.story for one in actions.read_day(staff.mali).stories] == [story.row]
    assert not actions.read_day(staff.mali).is_quiet
    assert actions.read_day(staff.dara).stories == ()
    board = actions.read_board(replace(staff.dara, role="supervisor", verdicts={}))
    assert ([one.story for one in board.stories], board.stories_all) == ([story.row], 1)


def test_it_waits_no_more_once_it_is_released_given_back_written_anew_or_taken_away(staff: Staff, case: FileId) -> None:
    story = asked(staff.dara, case)
    actions.return_story(staff.mali, case, story.row, "DEMO: the river")
    assert actions.read_stories_to_look_through(staff.mali) == ()
    found = actions.open_stories(staff.dara, case).of(story.row)
    assert found
    actions.ask_for_look(staff.dara, case, story.row, found.seen)
    assert len(actions.read_stories_to_look_through(staff.mali)) == 1
    cases.take_row_away(staff.dara, case, Section.ADMINISTRATION, "stories", story.row)
    assert StoryLook.objects.count() == 0
    cases.put_row_back(staff.dara, case, Section.ADMINISTRATION, "stories", story.row)
    actions.release_story(staff.mali, case, story.row, found.seen, TONGUE)
    assert StoryLook.objects.count() == 0
    again = actions.open_stories(staff.dara, case).of(story.row)
    assert again
    actions.change_story(staff.dara, case, again, TONGUE)
    assert actions.read_stories_to_look_through(staff.mali) == ()


def test_it_waits_whoever_wrote_that_it_was_asked_and_wherever(staff: Staff, case: FileId) -> None:
    told = {"title": ["DEMO"], "story": ["She sews."], "state": ["asked"]}
    (kept,) = cases.set_rows(staff.mali, [RowSet(case, Section.ADMINISTRATION, "stories", "", told)])
    assert [one.story for one in actions.read_stories_to_look_through(staff.dara)] == [kept.row]
    cases.undo_entry(staff.mali, case, kept.entry)  # type: ignore[arg-type]  # just written
    assert actions.read_stories_to_look_through(staff.dara) == ()


def test_what_waits_in_a_file_that_was_joined_waits_once_in_the_one_that_goes_on(staff: Staff, case: FileId) -> None:
    asked(staff.dara, case)
    kept = cases.open_case(staff.dara, "DEMO: came again", "Reed")
    cases.join_cases(staff.dara, kept, case, "DEMO: the same scar")
    assert [one.row.case for one in actions.read_stories_to_look_through(staff.mali)] == [kept]
    cases.part_cases(staff.dara, kept, case)
    assert [one.row.case for one in actions.read_stories_to_look_through(staff.mali)] == [case]


def test_nobody_of_another_agency_hears_of_it(staff: Staff, case: FileId) -> None:
    asked(staff.dara, case)
    assert actions.read_stories_to_look_through(staff.noy) == ()
    assert actions.read_day(staff.noy).stories == ()
