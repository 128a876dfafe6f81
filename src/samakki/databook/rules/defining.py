"""Whether an agency may define a figure of its own: any crossing of what facts tell, and of nothing else."""

from collections.abc import Collection

from samakki.databook.rules.keeping import fit
from samakki.databook.words import CROSSABLE, MOST_CROSSED, MOST_OWN, MOST_TITLE, WITHOUT_VALUE, BookWrong, Wanted
from samakki.facts.words import codes_of


def why_not_defined(wanted: Wanted, others: Collection[str]) -> BookWrong | None:
    """Tell why a figure is not defined; None where it is. `others` are the titles of the agency's other own figures."""
    lacking = (
        (not wanted.title.strip(), BookWrong.NO_TITLE),
        (len(wanted.title) > MOST_TITLE or not fit(wanted.title), BookWrong.UNFIT_WORDS),
        (wanted.title in others, BookWrong.TITLED_ALREADY),
        (len(others) >= MOST_OWN, BookWrong.TOO_MANY_OWN),
        (not 0 < len(wanted.by) <= MOST_CROSSED, BookWrong.NOTHING_CROSSED),
        (len(set(wanted.by)) < len(wanted.by), BookWrong.CROSSED_TWICE),
        (not {*wanted.by, *(name for name, _codes in wanted.only)} <= set(CROSSABLE), BookWrong.NOTHING_CROSSED),
        (any(not codes or not _may_stand(name, codes) for name, codes in wanted.only), BookWrong.NO_SUCH_CODE),
    )
    return next((why for lacks, why in lacking if lacks), None)


def _may_stand(dimension: str, codes: Collection[str]) -> bool:
    """Tell whether each code can stand in a dimension, or is a way of having no value that is told of somebody."""
    return set(codes) <= {*codes_of(dimension), *WITHOUT_VALUE}
