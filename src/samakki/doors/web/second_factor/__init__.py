"""The second factor: asked for after the passphrase, and set up."""
