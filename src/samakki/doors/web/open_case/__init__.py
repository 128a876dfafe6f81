"""A person in crisis: a case is opened with a reason and nothing else."""
