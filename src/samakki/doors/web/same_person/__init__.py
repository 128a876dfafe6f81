"""Two files of one person: found, looked at side by side, joined, and parted again if it was a mistake."""
