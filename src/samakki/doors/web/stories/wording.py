"""Stories that wait for a second look, in words."""

from typing import Any

from samakki.assistance.words import StoryWaits
from samakki.doors.web.desk.names import Names, who
from samakki.doors.web.desk.panels import head
from samakki.kernel.deeds import By


def waits_line(names: Names, by: By, story: StoryWaits) -> dict[str, Any]:
    """Put a story that waits into words; `own` says that somebody else than the one who asks looks it through."""
    return head(story.row) | {
        "story": story.story,
        "title": story.title,
        "asked_by": who(names, story.asked_by),
        "asked_at": story.asked_at,
        "own": by.member in story.makers,
    }
