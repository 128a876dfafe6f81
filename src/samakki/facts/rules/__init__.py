"""The judgements of facts: how coarse a value becomes, what rows tell, which number a person has."""

from samakki.facts.rules.coarse import fact_number, identifying_nobody, person_number, told_by
from samakki.facts.rules.spans import Cells, told_by_rows

__all__ = ["Cells", "fact_number", "identifying_nobody", "person_number", "told_by", "told_by_rows"]
