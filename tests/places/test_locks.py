"""What is installed is pinned by version and hash, names no host, and is what pyproject.toml asks for."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
PIN = r"^[a-z0-9.-]+==\S+"
PINNED = re.compile(r"^([a-z0-9.-]+)==(\S+)(?: ; [^\\]+)? \\$")


def locked(name: str) -> dict[str, int]:
    """Give each pinned package of a lock file with its number of hashes."""
    found: dict[str, int] = {}
    current = ""
    for line in (ROOT / "requirements" / name).read_text().splitlines():
        if match := PINNED.match(line):
            current = match.group(1)
            found[current] = 0
        elif line.startswith("    --hash=sha256:"):
            found[current] += 1
        else:
            assert line.lstrip().startswith("#"), line
    return found


def asked(lines: list[str]) -> set[str]:
    """Give the names of what is asked for."""
    return {re.split(r"[\[<>=~! ;]", line, maxsplit=1)[0].lower().replace("_", "-") for line in lines}


@pytest.mark.asvs("15.1.2")
@pytest.mark.parametrize("name", ["run.txt", "dev.txt", "spark.txt", "uv.txt"])
def test_everything_is_pinned_with_hashes_and_no_host_is_named(name: str) -> None:
    assert min(locked(name).values()) > 0
    assert "://" not in (ROOT / "requirements" / name).read_text()


@pytest.mark.asvs("15.1.2")
def test_what_runs_and_what_builds_it_is_locked() -> None:
    assert asked(PROJECT["dependencies"]) | {"setuptools"} <= set(locked("run.txt"))


def test_what_tests_and_checks_need_is_locked_in_the_same_versions() -> None:
    assert asked(PROJECT["optional-dependencies"]["dev"]) | set(locked("run.txt")) <= set(locked("dev.txt"))
    run, dev = ((ROOT / "requirements" / name).read_text() for name in ("run.txt", "dev.txt"))
    assert set(re.findall(PIN, run, re.MULTILINE)) <= set(re.findall(PIN, dev, re.MULTILINE))


def test_spark_comes_beside_the_same_versions() -> None:
    assert asked(PROJECT["optional-dependencies"]["spark"]) | set(locked("run.txt")) <= set(locked("spark.txt"))
    run, beside = ((ROOT / "requirements" / name).read_text() for name in ("run.txt", "spark.txt"))
    assert set(re.findall(PIN, run, re.MULTILINE)) <= set(re.findall(PIN, beside, re.MULTILINE))
