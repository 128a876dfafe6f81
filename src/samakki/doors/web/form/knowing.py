"""What a form says beside a question of which the case file knows something: since when, from whom, told by whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final

from django.utils.translation import get_language, gettext

from samakki.cases.words import FillingShown, Head
from samakki.doors.web.desk.sayers import day_words, sayer
from samakki.doors.web.desk.telling import MISSING, told_words
from samakki.instruments.words import GONE, HERE
from samakki.kernel.ids import MemberId

Names = Mapping[MemberId, str]
_DAYS_KEPT: Final = 512


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the questions of a form, by path.

    `known` says since when and from whom, `shut` that something was written closed, `unfit` are the answers that the
    form alone keeps.
    """

    known: Mapping[str, str]
    shut: Mapping[str, str]
    unfit: frozenset[str] = frozenset()


NOTHING: Final = Beside({}, {})


def beside(shown: FillingShown, names: Names) -> Beside:
    """Put into words what is known of the bound questions of a form."""
    known = {
        path: _known(names, heads.heads[0], shown.answers.get(path))
        for path, heads in shown.heads.items()
        if path in shown.places and path not in shown.unfit and heads.heads and _is_answer(shown, path)
    }
    return Beside(known, {path: _shut(names, heads.heads[0]) for path, heads in shown.closed.items()}, shown.unfit)


def _is_answer(shown: FillingShown, path: str) -> bool:
    return shown.answers.get(path) not in (HERE, GONE) and shown.heads[path].value is not None


def _known(names: Names, head: Head, answer: object) -> str:
    by = sayer(names, head)
    since = {"day": _day(get_language() or "", by.when), "who": by.who}
    missing = head.value.get("missing") if answer is None and isinstance(head.value, dict) else None
    if missing:
        since["words"] = str(MISSING.get(missing, missing))
        said = gettext("“%(words)s” since %(day)s, from %(who)s. Still so?") % since
    else:
        said = gettext("Known since %(day)s, from %(who)s. Still so?") % since
    return " ".join([said, *(f"{words}." for words in (told_words(head), by.carried) if words)])


def _shut(names: Names, head: Head) -> str:
    by = sayer(names, head)
    since = {"day": _day(get_language() or "", by.when), "who": by.who}
    said = gettext("Written closed on %(day)s by %(who)s. What you write here stays closed too.") % since
    return f"{said} {by.carried}." if by.carried else said


@lru_cache(maxsize=_DAYS_KEPT)
def _day(_language: str, when: datetime) -> str:
    return day_words(when)
