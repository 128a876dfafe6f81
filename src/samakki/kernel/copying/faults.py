"""How copying a store can fail."""


class UnsoundError(Exception):
    """The bytes are no sound store, or not of these tables."""


class InUseError(Exception):
    """Others have the store open."""
