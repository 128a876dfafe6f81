"""What a session remembers: the member's key, sealed under a secret that only the browser's cookie carries."""

from samakki.kernel.deeds import By, deed
from samakki.vault.rules import bound, box_key, derived, open_box, seal_box


@deed(changes=False)
def seal_session(by: By, secret: bytes) -> tuple[bytes, bytes]:
    """Seal a secret for a session: gives 32 bytes for the cookie, and the blob that the server may store."""
    cookie_secret = by.chance.bytes(32)
    key = box_key(derived(cookie_secret, bound(b"session key")))
    return cookie_secret, seal_box(key, by.chance.bytes(12), secret, _place(by))


@deed(changes=False)
def open_session(by: By, blob: bytes, cookie_secret: bytes) -> bytes:
    """Open what the session remembers; raises CannotOpenError when cookie and session do not belong together."""
    key = box_key(derived(cookie_secret, bound(b"session key")))
    return open_box(key, blob, _place(by))


def _place(by: By) -> bytes:
    return bound(b"session", by.node.bytes)
