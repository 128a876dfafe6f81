"""What the pages of surveys do with what was typed: dates and lines are read, refusals become words."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, Final, TypeVar
from uuid import UUID

from django.http import Http404, HttpResponse

from samakki.doors.web.surveys.wording import REFUSED
from samakki.kernel.deeds import RefusedError
from samakki.kernel.told import ToldWrongError
from samakki.surveys.words import Code, SurveyRefusedError, SurveyWrong

NOBODY: Final = UUID(int=0)
View = TypeVar("View", bound=Callable[..., HttpResponse])
Found = TypeVar("Found")


def survey_page(view: View) -> View:
    """Let a page answer 404 for what is not there."""

    @wraps(view)
    def shown(*args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(*args, **kwargs)
        except SurveyRefusedError as refused:
            if refused.why is SurveyWrong.NO_SUCH:
                raise Http404 from None
            raise

    return shown  # type: ignore[return-value]  # the same view, wrapped


def sought(look: Callable[[], Found]) -> Found:
    """Look something up by its number; what is not for whoever asks is answered like what is not there."""
    try:
        return look()
    except RefusedError:
        raise Http404 from None


def refused(way: Callable[[], object]) -> str:
    """Do something; gives in words why it was not done, nothing where it was."""
    try:
        way()
    except SurveyRefusedError as wrong:
        about = f" ({wrong.about})" if wrong.about else ""
        return f"{REFUSED[wrong.why]}{about}"
    except ToldWrongError as wrong:
        return str(wrong)
    return ""


def day_of(text: str) -> date:
    """Read a day; the first one there is, which no rule takes, for what is none."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return date.min


def uuid_of(text: str) -> UUID:
    """Read a number; the one of nobody for what is none."""
    try:
        return UUID(text)
    except ValueError:
        return NOBODY


def number_of(text: str) -> int:
    """Read a whole number; -1, which no rule takes, for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else -1  # noqa: PLR2004 -- no threshold has seven figures


def codes_of(text: str) -> tuple[Code, ...]:
    """Read codes, one on each line: the code, its words and what belongs to it, with bars between."""
    lines = [[part.strip() for part in line.split("|", 2)] for line in text.splitlines() if line.strip()]
    return tuple(Code(*(line + [""] * (3 - len(line)))) for line in lines)
