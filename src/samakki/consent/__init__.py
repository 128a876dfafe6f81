"""Grounds: why something of a file is shared with somebody, for what and until when, and who must never see it."""
