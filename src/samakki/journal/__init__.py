"""Files that only grow: entries, their fold, conflicts, and the proofs that nothing was changed."""
