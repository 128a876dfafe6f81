"""The passphrase is asked again before what guards the account changes."""
