"""The desk where a case is opened, read and written."""
