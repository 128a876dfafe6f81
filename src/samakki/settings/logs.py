"""A log that cannot tell anybody's story: it keeps ids, numbers, paths and the names of acts, and no other text."""

import logging
import re
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import Enum
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

KEPT_OUT: Final = "[text]"
_OURS: Final = "samakki."
_PLAIN: Final = (int, float, bool, UUID, type(None), type)
_ACT: Final = re.compile(r"[a-z_]+(\.[a-z_]+)+")
_ID: Final = re.compile(r"[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}")
_PART: Final = re.compile(r"[a-z0-9_.-]{0,32}|" + _ID.pattern)
_PHRASES: Final = frozenset(status.phrase for status in HTTPStatus)


class IdsOnly(logging.Formatter):
    """Writes what happened and where in the code; of the arguments only what cannot be a name or a sentence.

    A message that a library has already put together is left out, because what was typed may be in it: a host, the name
    of a file. Query strings are cut off, and links lose their secret. Of an exception the kind and the lines of code
    are told, never its words.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Write one line, and the places in the code below it when there was an exception."""
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = f"{moment} {record.levelname} {record.name}: {_worded(record)}"
        if record.exc_info and record.exc_info[0]:
            line += f"\n{_places(record.exc_info[1])}"
        return line


def _worded(record: logging.LogRecord) -> str:
    if not isinstance(record.msg, str):
        return KEPT_OUT
    if isinstance(record.args, Mapping):
        if "%(" in record.msg:
            return record.msg % {name: _harmless(value) for name, value in record.args.items()}
        return record.msg % KEPT_OUT
    if not record.args:
        return record.msg if record.name.startswith(_OURS) else f"{KEPT_OUT} from {record.module}:{record.lineno}"
    return record.msg % tuple(_harmless(value) for value in record.args)


def _harmless(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, _PLAIN):
        return value
    text = value if isinstance(value, str) else ""
    if text.startswith("/"):
        return _path(text)
    return text if text in _PHRASES or _ACT.fullmatch(text) or _ID.fullmatch(text) else KEPT_OUT


def _path(text: str) -> str:
    """Keep the path without its query; a part that is neither a short word of ours nor an id may be a link's secret."""
    parts = text.partition("?")[0].split("/")
    return "/".join(part if _PART.fullmatch(part) else KEPT_OUT for part in parts)


def _places(fault: BaseException | None) -> str:
    lines = []
    while fault is not None:
        lines.append(f"  {type(fault).__module__}.{type(fault).__qualname__}")
        lines += [
            f"    {frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(fault.__traceback__)
        ]
        fault = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
    return "\n".join(lines)


def logging_of(level: str, far: str = "", authority: str = "") -> dict[str, Any]:
    """Describe the log to Django: everything to the standard error, through `IdsOnly`, nothing by mail.

    With `far`, HOST:PORT, every line goes to that machine too, over TLS; `authority` says who signs its certificate.
    """
    ours = {"handlers": [], "propagate": True}
    away = {"class": "samakki.settings.far_logs.FarLog", "address": far, "authority": authority}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"ids": {"()": IdsOnly}},
        "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "ids"}, **({"far": away} if far else {})},
        "root": {"handlers": ["out", "far"] if far else ["out"], "level": level},
        "loggers": {"django": ours, "django.server": ours, "samakki": {**ours, "level": "INFO"}},
    }
