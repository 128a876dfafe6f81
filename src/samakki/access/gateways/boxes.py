"""How the secrets of second factors lie in the data: sealed under a key that only the node's credentials give."""

import base64
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from samakki.kernel.clocks import SystemChance

_NONCE: Final = 12
_PLACE: Final = b"samakki/access/factor"
_key: Final[ContextVar[bytes]] = ContextVar("key_of_second_factors")


def seal_factor(key: bytes, text: str) -> str:
    """Seal a secret of a second factor (AES-256-GCM, base64)."""
    nonce = SystemChance().bytes(_NONCE)
    return base64.b64encode(nonce + AESGCM(key).encrypt(nonce, text.encode(), _PLACE)).decode()


def open_factor(key: bytes, sealed: str) -> str:
    """Open what `seal_factor` sealed; raises InvalidTag when it was made with other credentials."""
    blob = base64.b64decode(sealed)
    return AESGCM(key).decrypt(blob[:_NONCE], blob[_NONCE:], _PLACE).decode()


@contextmanager
def sealing_factors(key: bytes) -> Iterator[Callable[[str], str]]:
    """Let allauth open and seal with this key inside the block; gives a function that opens."""
    token = _key.set(key)
    try:
        yield lambda sealed: open_factor(key, sealed)
    finally:
        _key.reset(token)


class SealingAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth carries no types
    """Keeps allauth from ever storing a secret of a second factor in clear."""

    def encrypt(self, text: str) -> str:
        """Seal; raises LookupError outside `sealing_factors`, so that nothing is stored in clear by mistake."""
        return seal_factor(_key.get(), text)

    def decrypt(self, encrypted_text: str) -> str:
        """Open; raises LookupError outside `sealing_factors`."""
        return open_factor(_key.get(), encrypted_text)
