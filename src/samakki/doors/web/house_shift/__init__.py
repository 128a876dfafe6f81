"""A shift: who is on duty, handing over, taking over."""
