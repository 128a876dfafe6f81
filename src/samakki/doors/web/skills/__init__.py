"""Who can do this: people of a caseload by what they said that they can do."""
