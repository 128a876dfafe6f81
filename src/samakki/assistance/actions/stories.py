"""Learning stories: begun from what a case holds, with what tells who it was fallen away; released by a second name."""

from collections.abc import Iterator, Sequence
from typing import Final

from django.utils import timezone

from samakki.access import queries as access
from samakki.assistance.rules import STORIES, known_in, stories_in, told_at_length, without
from samakki.assistance.words import (
    KnownValues,
    Material,
    OwnStoryError,
    Paragraph,
    StoriesOpened,
    StoryShown,
    StoryState,
    Tongue,
)
from samakki.cases import actions as cases
from samakki.cases.actions import Told
from samakki.cases.words import CaseFile, Flag, RowSet, SectionShown, Sheet, WordsRefusedError
from samakki.kernel.deeds import By, RefusedError, deed
from samakki.kernel.ids import EntryId, FileId
from samakki.sections.words import FieldUnknownError, Section

_HERE: Final = Section.ADMINISTRATION
_STORY: Final = "story"


@deed()
def open_stories(by: By, case: FileId, sheet: Sheet = Sheet.STORY) -> StoriesOpened:
    """Open the stories of a case, to write, to look through, or to print one."""
    read = cases.read_sheet(by, case, [_HERE], sheet)
    return StoriesOpened(read.row, stories_in(read.of(_HERE)))


@deed()
def open_material(by: By, case: FileId, tongue: Tongue, before: int | None = None) -> Material:
    """Open what a story may be made of: notes, newest first, and what stands at length; closed entries stay closed."""
    read = cases.read_case(by, case, before)
    known = _known(by, case, read.sections, tongue, read)
    found = _notes(read) if before is not None else (*_fields(read), *_notes(read))
    told = tuple(
        Paragraph(one.key, one.label, without(one.words, known, tongue.instead), one.third_party) for one in found
    )
    return Material(read.row, told, read.next_before)


@deed()
def begin_story(by: By, case: FileId, keys: Sequence[str], tongue: Tongue, before: int | None = None) -> str:
    """Begin a story with the paragraphs that were chosen, in their order, or with none; gives its row.

    Raises WordsRefusedError, `too_long` where they do not fit into one story.
    """
    material = open_material(by, case, tongue, before)
    words = "\n\n".join(one.words for one in material.paragraphs if one.key in set(keys))
    told = {_STORY: Told([words] if words else []), "state": Told([StoryState.DRAFT])}
    return cases.write_row(by, case, _HERE, STORIES, "", told)


@deed()
def change_story(by: By, case: FileId, story: StoryShown, tongue: Tongue) -> None:
    """Keep a story as it was typed, with all that tells who it was fallen away once more; it is a draft again.

    `story` is as it was seen, with the title and words as they were typed. Raises WordsRefusedError, `changed_since`
    where somebody else wrote it meanwhile.
    """
    _seen(_story(by, case, story.row), story.seen)
    known = _known(by, case, _whole(by, case), tongue)
    told = {"title": story.title, _STORY: story.words}
    safe = {name: without(said, known, tongue.instead) for name, said in told.items()}
    _write(by, case, story.row, {**safe, "state": StoryState.DRAFT})


@deed()
def ask_for_look(by: By, case: FileId, row: str, seen: str) -> EntryId | None:
    """Ask that somebody else looks a story through; gives the entry by which that is undone.

    Raises WordsRefusedError, `empty` where it says nothing.
    """
    story = _story(by, case, row)
    _seen(story, seen)
    if not story.words.strip():
        raise WordsRefusedError(_STORY, "empty")
    return _write(by, case, row, {"state": StoryState.ASKED})


@deed()
def return_story(by: By, case: FileId, row: str, remarks: str) -> EntryId | None:
    """Give a story back with what still tells who it was; gives the entry by which that is undone.

    Raises WordsRefusedError `empty` where nothing is named.
    """
    if not remarks.strip():
        raise WordsRefusedError("words", "empty")  # noqa: EM101 -- a code, and not a message
    _story(by, case, row)
    return _write(by, case, row, {"state": StoryState.RETURNED, "words": remarks})


@deed()
def release_story(by: By, case: FileId, row: str, seen: str, tongue: Tongue) -> EntryId | None:
    """Release a story as it was seen: somebody else than who wrote it, and nothing known of the person stands in it.

    Gives the entry by which that is undone. Raises OwnStoryError for who wrote it, RefusedError for what nobody asked
    for, WordsRefusedError: `changed_since` where it was written anew meanwhile, `still_tells` where something known of
    the person stands in it.
    """
    story = _story(by, case, row)
    if by.member in story.makers:
        raise OwnStoryError
    if not story.may_release(by.member):
        act = "assistance.release_story"
        raise RefusedError(act, "not_asked")
    _seen(story, seen)
    known = _known(by, case, _whole(by, case), tongue)
    if any(without(said, known, tongue.instead) != said for said in (story.title, story.words)):
        raise WordsRefusedError(_STORY, "still_tells")
    return _write(by, case, row, {"state": StoryState.RELEASED})


def _story(by: By, case: FileId, row: str) -> StoryShown:
    found = next((one for one in stories_in(cases.read_section(by, case, _HERE)) if one.row == row), None)
    if found is None:
        raise FieldUnknownError(row)
    return found


def _seen(story: StoryShown, seen: str) -> None:
    if story.seen != seen:
        raise WordsRefusedError(_STORY, "changed_since")


def _write(by: By, case: FileId, row: str, said: dict[str, str]) -> EntryId | None:
    """Write parts of a story over what stands there now; what stands so already is left."""
    told = {name: [words.strip()] if words.strip() else [] for name, words in said.items()}
    (kept,) = cases.set_rows(by, [RowSet(case, _HERE, STORIES, row, told)])
    return kept.entry


def _whole(by: By, case: FileId) -> tuple[SectionShown, ...]:
    return cases.read_sheet(by, case, list(Section), Sheet.STORY).sections


def _known(
    by: By, case: FileId, sections: Sequence[SectionShown], tongue: Tongue, read: CaseFile | None = None
) -> KnownValues:
    row = read.row if read else cases.read_sheet(by, case, [], Sheet.STORY).row
    staff = access.names_of_staff(by, by.agency).values() if by.agency else ()
    return known_in(sections, row.mark, timezone.localdate(row.opened_at), staff, tongue)


def _fields(read: CaseFile) -> Iterator[Paragraph]:
    for section, shown, words in told_at_length(read.sections):
        key, head = f"f:{section.words.section}/{shown.field.name}", shown.heads.heads[0]
        yield Paragraph(key, shown.field.label, words, head.third_party)


def _notes(read: CaseFile) -> Iterator[Paragraph]:
    for shown in read.entries:
        body = shown.entry.body
        if body is not None and body.note and not shown.taken_back:
            for number, words in enumerate(each for each in body.note.split("\n\n") if each.strip()):
                key = f"e:{shown.entry.header.id}/{number}"
                yield Paragraph(key, "", words.strip(), Flag.THIRD_PARTY in body.flags)
