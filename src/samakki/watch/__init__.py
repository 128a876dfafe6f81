"""Who looked: why somebody opened what was not theirs, what is unusual about it, and who is told within a minute."""
