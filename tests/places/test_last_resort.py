import logging
from typing import Any

import pytest

from samakki.settings.last_resort import ending_here
from samakki.settings.logs import IdsOnly

STORY = "Sopheap met a broker"


@pytest.mark.asvs("16.3.4")
def test_what_no_page_can_tell_ends_in_a_plain_answer_and_a_log_without_words(caplog: pytest.LogCaptureFixture) -> None:
    def fail(*_arguments: object) -> list[bytes]:
        raise ValueError(STORY)

    told: list[str] = []

    def start(status: str, *_more: object) -> Any:
        told.append(status)

    with caplog.at_level(logging.ERROR, logger="samakki"):
        body = b"".join(ending_here(fail)({}, start))
    assert told == ["500 Internal Server Error"]
    assert STORY.encode() not in body
    line = IdsOnly().format(caplog.records[-1])
    assert "builtins.ValueError" in line
    assert STORY not in line
