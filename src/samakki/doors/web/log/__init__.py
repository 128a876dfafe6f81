"""The log for those who check it: proved, handed out to witnesses, and read without contents."""
