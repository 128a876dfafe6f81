"""A container that partners open with the tools they have: a ZIP file with AES-256, made in memory only."""

import io
from collections.abc import Mapping
from typing import Final

import pyzipper

_BITS: Final = 256


def sealed_files(files: Mapping[str, bytes], words: str) -> bytes:
    """Seal files under words, as WinZip's AE-2 does; 7-Zip, WinZip and Keka open it, and nothing touches a disk."""
    held = io.BytesIO()
    with pyzipper.AESZipFile(held, "w", compression=pyzipper.ZIP_DEFLATED, encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(words.encode("ascii"))
        archive.setencryption(pyzipper.WZ_AES, nbits=_BITS)
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()
