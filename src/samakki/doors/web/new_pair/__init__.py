"""A new pair of keys for who lost the passphrase: chosen by a one-time link, agreed to by two named colleagues."""
