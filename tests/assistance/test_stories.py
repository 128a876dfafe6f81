"""A learning story: what is known of the person falls away, and it goes out by two names only."""

from dataclasses import replace

import pytest

from samakki.assistance import actions
from samakki.assistance.words import Gone, OwnStoryError, StoryShown, StoryState, Tongue
from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.cases.words import WordsRefusedError
from samakki.kernel.deeds import By, RefusedError
from samakki.kernel.ids import FileId
from samakki.sections.words import FieldUnknownError, Section
from tests.cases.conftest import Staff


def instead(kind: Gone, number: int) -> str:
    return f"[{kind} {number}]" if number else f"[{kind}]"


MARKS = frozenset(instead(kind, number) for kind in Gone for number in range(66))
TONGUE = Tongue(instead, {"march": 3}, MARKS, ("Shelter of the DEMO river",))


@pytest.fixture
def case(staff: Staff) -> FileId:
    by = staff.dara
    case = cases.open_case(by, "DEMO: came to the gate", "Lotus")
    cases.change_fields(by, case, Section.IDENTITY, {"called": Told(["ស្រីម៉ុំ"]), "home_place": Told(["Poipet"])})
    cases.write_row(by, case, Section.IDENTITY, "names", "", {"whole": Told(["Sok Sreymom"])})
    cases.write_row(by, case, Section.FAMILY, "members", "", {"called": Told(["Bopha"])})
    cases.change_fields(by, case, Section.CONTACT, {"number": Told(["+855 12 000 000"])})
    cases.change_fields(by, case, Section.PSYCHOSOCIAL, {"people_trusted": Told(["the monk Vanna"])})
    cases.write_note(by, [case], "Bopha brought ស្រីម៉ុំ from Poipet on 4 March 2026.\n\nDara rang 012 000 000.")
    cases.write_note(by, [case], "For the doctor only.", Section.HEALTH, closed=True)
    cases.write_note(by, [case], "Told by the aunt.", third_party=True)
    return case


def one(by: By, case: FileId) -> StoryShown:
    return actions.open_stories(by, case).stories[0]


def written(by: By, case: FileId, words: str = "She learnt to sew.") -> StoryShown:
    row = actions.begin_story(by, case, [], TONGUE)
    found = actions.open_stories(by, case).of(row)
    assert found
    actions.change_story(by, case, replace(found, title="Sewing", words=words), TONGUE)
    return one(by, case)


def asked(by: By, case: FileId, words: str = "She learnt to sew.") -> StoryShown:
    story = written(by, case, words)
    actions.ask_for_look(by, case, story.row, story.seen)
    return one(by, case)


def test_what_is_chosen_comes_without_what_tells_who_it_was(staff: Staff, case: FileId) -> None:
    material = actions.open_material(staff.dara, case, TONGUE)
    words = [each.words for each in material.paragraphs]
    assert "[name] brought [name] from [place] on [in month 1]." in words
    assert "[name] rang [number]." in words
    assert not any("doctor" in each for each in words)
    assert [each.third_party for each in material.paragraphs if "aunt" in each.words] == [True]
    keys = [each.key for each in material.paragraphs if "brought" in each.words]
    row = actions.begin_story(staff.dara, case, keys, TONGUE)
    story = one(staff.dara, case)
    assert (story.row, story.words) == (row, "[name] brought [name] from [place] on [in month 1].")
    assert story.state is StoryState.DRAFT


def test_what_is_typed_falls_away_too_and_stays_as_it_is_when_it_is_saved_again(staff: Staff, case: FileId) -> None:
    story = written(staff.dara, case, "Vanna of the Shelter of the DEMO river, with Sreymom, in [place].")
    assert story.words == "[name] of the [house], with [name], in [place]."
    actions.change_story(staff.dara, case, story, TONGUE)
    assert one(staff.dara, case).words == story.words


def test_only_somebody_else_than_who_wrote_it_releases_it(staff: Staff, case: FileId) -> None:
    story = asked(staff.dara, case)
    assert not story.may_release(staff.dara.member)
    with pytest.raises(OwnStoryError):
        actions.release_story(staff.dara, case, story.row, story.seen, TONGUE)
    actions.release_story(staff.mali, case, story.row, story.seen, TONGUE)
    assert one(staff.dara, case).state is StoryState.RELEASED


def test_what_was_done_with_a_story_by_mistake_is_undone_unless_somebody_went_on_since(
    staff: Staff, case: FileId
) -> None:
    story = asked(staff.dara, case)
    released = actions.release_story(staff.mali, case, story.row, story.seen, TONGUE)
    assert released
    cases.undo_entry(staff.mali, case, released)
    assert one(staff.dara, case).state is StoryState.ASKED
    assert [each.story for each in actions.read_stories_to_look_through(staff.mali)] == [story.row]
    returned = actions.return_story(staff.mali, case, story.row, "DEMO: the colour of the gate")
    assert returned
    cases.undo_entry(staff.mali, case, returned)
    story = one(staff.dara, case)
    assert (story.state, story.remarks) == (StoryState.ASKED, "")
    again = actions.release_story(staff.mali, case, story.row, story.seen, TONGUE)
    assert again
    actions.change_story(staff.dara, case, replace(one(staff.dara, case), words="She learnt to weave."), TONGUE)
    with pytest.raises(WordsRefusedError, match="changed_since"):
        cases.undo_entry(staff.mali, case, again)
    assert one(staff.dara, case).state is StoryState.DRAFT


def test_who_wrote_a_word_of_it_is_one_of_its_makers(staff: Staff, case: FileId) -> None:
    story = asked(staff.dara, case)
    actions.change_story(staff.mali, case, replace(story, words="She learnt to sew well."), TONGUE)
    story = one(staff.mali, case)
    assert story.state is StoryState.DRAFT
    actions.ask_for_look(staff.mali, case, story.row, story.seen)
    for both in (staff.dara, staff.mali):
        with pytest.raises(OwnStoryError):
            actions.release_story(both, case, story.row, story.seen, TONGUE)


def test_what_nobody_asked_for_is_not_released(staff: Staff, case: FileId) -> None:
    story = written(staff.dara, case)
    with pytest.raises(RefusedError):
        actions.release_story(staff.mali, case, story.row, story.seen, TONGUE)


def test_it_is_released_as_it_was_seen_or_not_at_all(staff: Staff, case: FileId) -> None:
    story = asked(staff.dara, case)
    with pytest.raises(WordsRefusedError, match="changed_since"):
        actions.release_story(staff.mali, case, story.row, "", TONGUE)
    with pytest.raises(WordsRefusedError, match="changed_since"):
        actions.change_story(staff.mali, case, replace(story, seen=""), TONGUE)


def test_what_became_known_since_stops_it(staff: Staff, case: FileId) -> None:
    story = asked(staff.dara, case, "She learnt to sew from Sokha.")
    assert story.doubtful == ("Sokha",)
    cases.write_row(staff.dara, case, Section.FAMILY, "members", "", {"called": Told(["Sokha"])})
    with pytest.raises(WordsRefusedError, match="still_tells"):
        actions.release_story(staff.mali, case, story.row, story.seen, TONGUE)


def test_who_looks_it_through_gives_it_back_and_says_by_what(staff: Staff, case: FileId) -> None:
    story = asked(staff.dara, case)
    with pytest.raises(WordsRefusedError, match="empty"):
        actions.return_story(staff.mali, case, story.row, " ")
    actions.return_story(staff.mali, case, story.row, "DEMO: the colour of the gate")
    story = one(staff.dara, case)
    assert (story.state, story.remarks) == (StoryState.RETURNED, "DEMO: the colour of the gate")


def test_an_empty_story_waits_for_nobody_and_no_story_is_no_story(staff: Staff, case: FileId) -> None:
    row = actions.begin_story(staff.dara, case, [], TONGUE)
    story = one(staff.dara, case)
    with pytest.raises(WordsRefusedError, match="empty"):
        actions.ask_for_look(staff.dara, case, row, story.seen)
    with pytest.raises(FieldUnknownError):
        actions.return_story(staff.mali, case, "0" * 8, "DEMO")
