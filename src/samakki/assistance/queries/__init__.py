"""What can be asked of what is due without opening anything."""
