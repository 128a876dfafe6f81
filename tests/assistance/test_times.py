"""The time of an appointment is read as people write it."""

from datetime import time

import pytest

from samakki.assistance.rules import time_in


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("08:30", time(8, 30)),
        ("8.30 น.", time(8, 30)),
        ("08h30", time(8, 30)),
        ("៨:៣០", time(8, 30)),
        ("១៤:០០", time(14)),
        ("8時30分", time(8, 30)),
        ("14時", time(14)),
        ("２時", time(2)),
        ("2 pm", time(14)),
        ("12:15 am", time(0, 15)),
        ("9", time(9)),
        ("after 9:15, at the gate", time(9, 15)),
        ("in the morning", None),
        ("25:00", None),
        ("8:75", None),
        ("2026", None),
        ("", None),
    ],
)
def test_a_time_is_read_in_any_script_and_nothing_is_guessed(written: str, read: time | None) -> None:
    assert time_in(written) == read
