"""Open answers and their codes: which coding counts, and how far two who code agree."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from samakki.kernel.ids import MemberId
from samakki.surveys.rules.rounds import fits
from samakki.surveys.words import (
    LONGEST_TITLE,
    MOST_CODES,
    NO_CODE_YET,
    Agreement,
    Code,
    CodeList,
    Coding,
    Hand,
    SurveyWrong,
)

Pairs = Iterable[tuple[Collection[str], Collection[str]]]
_LONGEST_WORDS = 500


def why_no_list(codes: Sequence[Code], why: str, before: int) -> SurveyWrong | None:
    """Tell why a list of codes is not kept; None where it is. `before` counts its earlier versions."""
    signs = [one.code for one in codes]
    if not signs or len(signs) > MOST_CODES or len(set(signs)) < len(signs):
        return SurveyWrong.NO_LIST
    if not all(fits(one.code, 40) and fits(one.words, LONGEST_TITLE) for one in codes):
        return SurveyWrong.UNFIT_WORDS
    if not all(fits(one.definition, _LONGEST_WORDS) for one in codes):
        return SurveyWrong.UNFIT_WORDS
    if why.strip() and not fits(why, _LONGEST_WORDS):
        return SurveyWrong.UNFIT_WORDS
    return SurveyWrong.WHY if before and not why.strip() else None


def why_not_coded(
    codes: Collection[str], known: CodeList, by: MemberId, hand: Hand, made: Sequence[Coding]
) -> SurveyWrong | None:
    """Tell why a coding is not taken: a code that is on no list, or both codings by one person; None where it is."""
    if not codes or not set(codes) <= {one.code for one in known.codes}:
        return SurveyWrong.NO_SUCH_CODE
    other = latest(made, Hand.SECOND if hand is Hand.FIRST else Hand.FIRST)
    if hand is Hand.SECOND and other is None:
        return SurveyWrong.NOTHING_TO_CODE
    return SurveyWrong.SAME_CODER if other is not None and other.by == by else None


def latest(codings: Sequence[Coding], hand: Hand) -> Coding | None:
    """Give the newest coding by the first or the second coder; earlier ones stay."""
    return next((one for one in reversed(codings) if one.hand is hand), None)


def counted_codes(codings: Sequence[Coding], known: CodeList | None) -> tuple[str, ...]:
    """Give the codes under which an open answer is counted, by the list in force; a code that it dropped is none."""
    first = latest(codings, Hand.FIRST)
    signs = {one.code for one in known.codes} if known else set[str]()
    return tuple(one for one in first.codes if one in signs) or (NO_CODE_YET,) if first else (NO_CODE_YET,)


def agreement(pairs: Pairs) -> Agreement:
    """Tell how far two coders agree, by Cohen's kappa: how much more often than by chance.

    Two codings are the same when all their codes are. Kappa is (observed - expected) / (1 - expected), where expected
    is how often both would choose the same if each only kept to how often they choose what (J. Cohen, A coefficient of
    agreement for nominal scales, 1960).
    """
    listed = [(frozenset(first), frozenset(second)) for first, second in pairs]
    total, same = len(listed), sum(first == second for first, second in listed)
    if not total:
        return Agreement(0, 0, None)
    firsts, seconds = Counter(first for first, _ in listed), Counter(second for _, second in listed)
    by_chance = sum(number * seconds[chosen] for chosen, number in firsts.items())
    if by_chance == total * total:
        return Agreement(total, same, None)
    return Agreement(total, same, (same * total - by_chance) / (total * total - by_chance))


def stored_coding(coding: Coding) -> dict[str, Any]:
    """Write a coding as it lies sealed with the answers."""
    return {
        "hand": coding.hand.value,
        "codes": list(coding.codes),
        "version": coding.version,
        "by": str(coding.by),
        "at": coding.at.isoformat(),
    }


def read_coding(told: Any) -> Coding:
    """Read what `stored_coding` wrote."""
    at = datetime.fromisoformat(told["at"])
    return Coding(Hand(told["hand"]), tuple(told["codes"]), told["version"], MemberId(UUID(told["by"])), at)
