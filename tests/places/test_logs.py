import logging
import re
from uuid import UUID

import pytest

from samakki.kernel.deeds import Standing
from samakki.settings.logs import IdsOnly

STORY = "Sopheap met a broker"


def written(message: object, *args: object, fault: BaseException | None = None) -> str:
    told = (type(fault), fault, fault.__traceback__) if fault else None
    record = logging.LogRecord("django.request", logging.WARNING, __file__, 1, message, args, told)
    return IdsOnly().format(record)


@pytest.mark.parametrize(
    ("argument", "kept"),
    [
        (404, "404"),
        ("Not Found", "Not Found"),
        ("/case/0195d000-0000-7000-8000-000000000001/", "/case/0195d000-0000-7000-8000-000000000001/"),
        ("journal.append", "journal.append"),
        (UUID(int=7), "00000000-0000-0000-0000-000000000007"),
        (Standing.LOCKED, "locked"),
        (None, "None"),
    ],
)
def test_ids_numbers_paths_and_acts_are_kept(argument: object, kept: str) -> None:
    assert written("seen %s", argument).endswith(f"django.request: seen {kept}")


@pytest.mark.asvs("1.3.3", "16.2.5", "16.4.1")
@pytest.mark.parametrize(
    "argument", [STORY, "สมชาย", "Somchai", ["Somchai"], {"name": "Somchai"}, ValueError(STORY), b"Som"]
)
def test_any_other_text_is_kept_out(argument: object) -> None:
    assert written("seen %s", argument).endswith("seen [text]")


def test_a_query_string_is_cut_off() -> None:
    assert written("%s: %s", "Forbidden", "/search/?q=Somchai").endswith("Forbidden: /search/")


@pytest.mark.asvs("16.4.1")
@pytest.mark.parametrize(
    "part", ["xDCYxboC6Y16xyj9_OZWYJ163_g5yISkH6x59SIubvw", "Somchai", "\u0e2a\u0e21\u0e0a\u0e32\u0e22", "som chai"]
)
def test_the_secret_of_a_link_and_what_was_typed_into_an_address_are_kept_out(part: str) -> None:
    told = written("%s: %s", "Gone", f"/invitation/{part}/?next=/")
    assert told.endswith("Gone: /invitation/[text]/")


def test_named_arguments_are_judged_too() -> None:
    assert written("%(who)s at %(path)s", {"who": "Somchai", "path": "/case/"}).endswith("[text] at /case/")


def fail() -> None:
    try:
        dict[str, str]()[STORY]
    except KeyError as inner:
        raise ValueError(STORY) from inner


@pytest.mark.asvs("16.3.4")
def test_an_exception_is_told_by_its_kind_and_place_without_its_words() -> None:
    with pytest.raises(ValueError, match=STORY) as caught:
        fail()
    line = written("failed", fault=caught.value)
    assert "builtins.ValueError" in line
    assert "builtins.KeyError" in line
    assert "test_logs.py" in line
    assert STORY not in line


def test_a_library_may_not_put_words_into_a_finished_message() -> None:
    assert written("Invalid HTTP_HOST header: 'Somchai'").endswith("[text] from test_logs:1")


def test_what_we_say_ourselves_is_kept() -> None:
    record = logging.LogRecord("samakki.journal.jobs", logging.ERROR, __file__, 1, "nothing was numbered", (), None)
    assert IdsOnly().format(record).endswith("ERROR samakki.journal.jobs: nothing was numbered")


def test_an_exception_given_as_the_message_is_kept_out() -> None:
    assert written(ValueError(STORY)).endswith("[text]")


@pytest.mark.asvs("16.2.3")
def test_the_house_logs_through_it_and_nothing_else() -> None:
    formatters = [handler.formatter for handler in logging.getLogger().handlers if handler.name == "out"]
    assert [type(formatter) for formatter in formatters] == [IdsOnly]
    assert logging.getLogger("django").handlers == []
    assert logging.getLogger("django.server").handlers == []


@pytest.mark.asvs("16.2.2", "16.2.4")
def test_every_line_begins_with_its_moment_in_utc_its_weight_and_who_speaks() -> None:
    line = written("seen %s", 404)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00 WARNING django\.request: seen 404", line)
    assert "\n" not in written("%s: %s", "Not Found", "/a\n2026-01-01 forged/")
