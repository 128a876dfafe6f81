"""Reads the files of this floor: with libyaml where it is there, because every command waits for it."""

from importlib.resources import files
from typing import Any, Final

import yaml

_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def told_in(text: str) -> Any:
    """Give what a text in YAML says."""
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 -- both loaders are the safe one, in C and in Python


def told_by(name: str) -> Any:
    """Give what a file of this floor says, named from the folder of the floor: `lists/countries.yaml`."""
    return told_in(files("samakki.sections").joinpath(name).read_text("utf-8"))
