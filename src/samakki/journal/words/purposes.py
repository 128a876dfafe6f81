"""Why something is opened, as the read log keeps it."""

from enum import StrEnum


class Purpose(StrEnum):
    """Why a page was opened, as the read log keeps it."""

    CARE = "care"
    OVERVIEW = "overview"
    ANSWER = "answer"
    EXPORT = "export"
    REBUILD = "rebuild"
    COUNT = "count"
    ERASURE = "erasure"
    OWN_COPY = "own copy"
