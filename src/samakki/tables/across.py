"""Which columns add up to which: M and F to a total, nationalities to the same, years with their own totals to all."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from samakki.tables.equations import Equation, Score, scored
from samakki.tables.layout import Column, Is, Layout
from samakki.tables.wording import folded, is_of_which, is_rate, is_total, says_total, sex_of

_SAMPLE: Final = 120
_MOST_LEAVES: Final = 32
_SURE: Final = 0.75
_LIKELY: Final = 0.5
_FEW: Final = 2
_SOME: Final = 3
_FAR: Final = 0.5

Block = tuple[int, ...]


def across(layout: Layout) -> list[Equation]:
    """Find what adds up within each row; nothing is said of a total whose parts cannot be told."""
    columns = [one for one in layout.of(Is.NUMBER) if not is_rate(one.heading)]
    totals = [one for one in columns if says_total(one.heading)]
    leaves = [one for one in columns if one not in totals]
    if not totals:
        totals, leaves = _unlabelled(layout, columns)
    return [
        Equation((row, total.place), tuple((row, place) for place in block), across=True, grouped=bool(residue(total)))
        for total in totals
        for block in _blocks_of(layout, total, leaves, totals)
        for row in range(len(layout.cells))
    ]


def residue(column: Column) -> frozenset[str]:
    """Give the words of a heading that are not the word for total: what the total is of."""
    return frozenset(word for word in words_of(column.heading) if not is_total(word) and word not in _JOINTS)


_JOINTS: Final = frozenset({"of", "all", "grand", "the", "number", "persons", "victims", "cases", "no"})


def words_of(heading: str) -> list[str]:
    """Take a heading apart into folded words; words for men and women are M and F."""
    parts = [part for part in re.split(r"[\s/|,:()_-]+", folded(heading)) if part]
    return [sex_of(part) or part for part in parts]


def _unlabelled(layout: Layout, columns: Sequence[Column]) -> tuple[list[Column], list[Column]]:
    """Find a total that is not called one: the last column, or one beside men and women."""
    if len(columns) < _SOME:
        return [], []
    last, others = columns[-1], list(columns[:-1])
    score = _score(layout, last.place, tuple(one.place for one in others))
    if score.share >= _SURE and score.agreeing >= _SOME:
        return [last], others
    for one in columns:
        pair = [other for other in columns if other is not one and sex_of(other.heading)]
        if len(pair) == _FEW and len({sex_of(other.heading) for other in pair}) == _FEW:
            score = _score(layout, one.place, tuple(other.place for other in pair))
            if score.share >= _SURE and score.agreeing >= _SOME:
                return [one], pair
    return [], []


def _score(layout: Layout, total: int, block: Block) -> Score:
    rows = layout.cells[:_SAMPLE] + layout.cells[_SAMPLE:][-1:]
    return scored((row[total], [row[place] for place in block]) for row in rows)


def _blocks_of(layout: Layout, total: Column, leaves: Sequence[Column], totals: Sequence[Column]) -> list[Block]:
    """Give the ways in which a total is parted: the best, and each other one that takes up what the first left."""
    named = [block for block in _named_blocks(total, leaves, totals) if len(block) >= _FEW]
    ranked = sorted(((_score(layout, total.place, block), block) for block in named), key=lambda one: one[0].rank)
    found: list[Block] = []
    pair = _pair(total, leaves)
    if ranked and _fits(ranked[-1][0], _LIKELY):
        found.append(ranked[-1][1])
    if pair and not any(set(pair) & set(block) for block in found):
        found.append(pair)
    if not residue(total):
        _add_others(layout, total, leaves, found)
    if not found and ranked and _is_near(ranked[-1][0]):
        found.append(ranked[-1][1])
    return found


def _fits(score: Score, share: float) -> bool:
    return score.agreeing > 0 and score.share >= share


def _is_near(score: Score) -> bool:
    """Tell whether nothing agrees and yet the total is so near, line for line, that it must be meant for these."""
    return score.informative > 0 and float(score.off) / score.informative <= _FAR


def _named_blocks(total: Column, leaves: Sequence[Column], totals: Sequence[Column]) -> Iterator[Block]:
    words = residue(total)
    pool = [one for one in leaves if words <= set(words_of(one.heading))]
    yield tuple(one.place for one in pool)
    yield tuple(one.place for one in pool if not is_of_which(one.heading))
    before = [other.place for other in totals if other.place < total.place]
    since = before[-1] if before else -1
    yield tuple(one.place for one in leaves if since < one.place < total.place)
    after = [other.place for other in totals if other.place > total.place]
    yield tuple(one.place for one in leaves if total.place < one.place < (after[0] if after else 10**6))
    smaller = [one for one in totals if one is not total and words < residue(one)]
    for size in sorted({len(residue(one)) for one in smaller}):
        yield tuple(one.place for one in smaller if len(residue(one)) == size)
    kinds = {frozenset(residue(one) - words) for one in smaller}
    for kind in kinds:
        like = [one for one in smaller if _is_alike(residue(one) - words, kind)]
        yield tuple(one.place for one in like)


def _is_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two totals are of one dimension: both of years, both of sexes, or both of something else."""
    return {_sort(word) for word in one} == {_sort(word) for word in other}


def _sort(word: str) -> str:
    return "year" if re.fullmatch(r"[12]\d{3}", word) else "sex" if word in {"M", "F"} else "word"


def _pair(total: Column, leaves: Sequence[Column]) -> Block:
    """Give the columns of men and women that belong to a total; nothing where either is there twice."""
    pool = [one for one in leaves if sex_of(one.heading) and residue(total) <= set(words_of(one.heading))]
    alone = len(pool) == _FEW and {sex_of(one.heading) for one in pool} == {"M", "F"}
    return tuple(one.place for one in pool) if alone and not any(is_of_which(one.heading) for one in pool) else ()


def _add_others(layout: Layout, total: Column, leaves: Sequence[Column], found: list[Block]) -> None:
    """Add the best run of columns that no block has taken, where it takes all that is left or agrees in full."""
    taken = {place for block in found for place in block}
    free = [one for one in leaves if one.place not in taken]
    if len(leaves) > _MOST_LEAVES or len(free) < _FEW:
        return
    runs = [tuple(one.place for one in free[a:b]) for a in range(len(free)) for b in range(a + _FEW, len(free) + 1)]
    whole = tuple(one.place for one in free if not is_of_which(one.heading))
    score = _score(layout, total.place, whole)
    if len(whole) >= _FEW and score.informative - score.agreeing <= 1 < score.agreeing:
        found.append(whole)
        return
    best_score, best = max(
        ((_score(layout, total.place, run), run) for run in runs), key=lambda one: (one[0].rank, one[1])
    )
    complete = set(whole) <= set(best)
    least = _LIKELY if complete else 1.0
    if best_score.agreeing >= _FEW and best_score.share >= least:
        found.append(best)
