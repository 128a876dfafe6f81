"""A node knows by which clock it is today; a name that is no time zone is refused at start, with what was meant."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from samakki.settings.days import time_zone

SAY = "from django.conf import settings; print(settings.TIME_ZONE)"


def told(place: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    env = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    env |= {"DJANGO_SETTINGS_MODULE": f"samakki.settings.{place}", "SAMAKKI_FOLDER": str(folder), **more}
    return subprocess.run([sys.executable, "-c", SAY], env=env, check=False, capture_output=True, text=True)


def test_a_time_zone_is_the_one_that_is_named_else_the_usual_one() -> None:
    assert time_zone({"SAMAKKI_TIME_ZONE": " Asia/Bangkok "}) == "Asia/Bangkok"
    assert time_zone({}) == "UTC"
    assert time_zone({"SAMAKKI_TIME_ZONE": ""}, usual="Asia/Phnom_Penh") == "Asia/Phnom_Penh"


@pytest.mark.parametrize("name", ["Asia/Bankok", "asia", "Asia", "+07:00", "../etc/passwd", "ICT", "x" * 300, "\0"])
def test_what_is_no_time_zone_is_refused_by_its_name(name: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="SAMAKKI_TIME_ZONE"):
        time_zone({"SAMAKKI_TIME_ZONE": name})


def test_a_slip_is_told_what_was_probably_meant() -> None:
    with pytest.raises(ImproperlyConfigured, match="such as Asia/Bangkok"):
        time_zone({"SAMAKKI_TIME_ZONE": "Asia/Bankok"})


def test_the_demonstration_lives_in_phnom_penh_unless_told_otherwise(tmp_path: Path) -> None:
    assert told("demo", tmp_path).stdout == "Asia/Phnom_Penh\n"
    assert told("demo", tmp_path, SAMAKKI_TIME_ZONE="Asia/Vientiane").stdout == "Asia/Vientiane\n"


def test_a_node_with_a_wrong_time_zone_does_not_start(tmp_path: Path) -> None:
    broken = told("demo", tmp_path, SAMAKKI_TIME_ZONE="Asia/Bankok")
    assert broken.returncode != 0
    assert "SAMAKKI_TIME_ZONE: 'Asia/Bankok' is no time zone" in broken.stderr
