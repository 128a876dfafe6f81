"""What may be attached to a case file: told by content, and freed of place, device, author and time."""
