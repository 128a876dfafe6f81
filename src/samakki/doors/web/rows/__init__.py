"""The rows of a field: a journey leg by leg, debts, papers, the family; one page for all rows, one for each."""
