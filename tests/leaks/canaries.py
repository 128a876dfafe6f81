"""Words that must never be found in clear, in the eight scripts, and the search for them in every likely disguise."""

import base64
import contextlib
import json
import os
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import brotli

SCRIPTS = {
    "en": "Zhuvoqa Canarybird",
    "km": "ចាបមាសលេចធ្លាយ",
    "lo": "ນົກນ້ອຍຮົ່ວໄຫຼ",
    "my": "ငှက်ဝါပေါက်ကြား",
    "th": "นกคีรีบูนรั่วไหล",
    "vi": "Chim Yến Rò Rỉđặ",
    "zh": "金丝雀泄漏试词",
    "ja": "カナリア漏れ試し",
}
CHUNK = 256
GZIP = b"\x1f\x8b\x08"
# Leaked on purpose, to prove the search: other words, because a database's log keeps them for long.
PLANTED = {tag: word[::-1] for tag, word in SCRIPTS.items()}


def canaries(place: str) -> dict[str, str]:
    """Make a canary in each script for a place where something is typed, so that a find tells where it leaked."""
    return {tag: f"{word}{place}" for tag, word in SCRIPTS.items()}


def every(place: str) -> str:
    """All scripts in one text."""
    return " ".join(canaries(place).values())


@dataclass(frozen=True)
class Found:
    """A canary that was found: in which file, in which script, in which disguise."""

    file: str
    script: str
    disguise: str


def disguises(word: str) -> dict[str, bytes]:
    """Write a word in each way in which software writes words to disks, cut so that neighbours do not matter."""
    utf8 = word.encode()
    ways = {
        "utf-8": utf8,
        "utf-16-le": word.encode("utf-16-le"),
        "utf-16-be": word.encode("utf-16-be"),
        "json": json.dumps(word)[1:-1].encode(),
        "json-upper": re.sub(
            r"\\u[0-9a-f]{4}", lambda code: "\\u" + code[0][2:].upper(), json.dumps(word)[1:-1]
        ).encode(),
        "percent": quote(word).encode(),
        "form": quote(word).replace("%20", "+").encode(),
        "hex": utf8.hex().encode(),
        "html": "".join(f"&#{ord(sign)};" if ord(sign) > 127 else sign for sign in word).encode(),
    }
    for shift in range(3):
        whole = base64.b64encode(b"\0" * shift + utf8)
        inner = whole[4 if shift else 0 : len(whole) // 4 * 4 - 4]
        ways[f"base64-{shift}"] = inner
        ways[f"base64url-{shift}"] = inner.translate(bytes.maketrans(b"+/", b"-_"))
    return {name: way for name, way in ways.items() if len(way) >= 12}


def files_below(places: Iterable[Path]) -> Iterator[Path]:
    """List every file in these places, hidden ones too; a folder that a store takes away meanwhile is passed over."""
    for place in places:
        if place.is_file():
            yield place
        else:
            found = (Path(folder, name) for folder, _below, names in os.walk(place) for name in names)
            yield from (path for path in found if path.is_file() and not path.is_symlink())


def read(path: Path) -> bytes:
    """Read a file, not mapped: a store that shrinks its file meanwhile would end us. One that is gone holds nothing."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def unpacked(path: Path, whole: bytes) -> Iterator[tuple[str, bytes]]:
    """Unpack what lies compressed in a file: each gzip stream (browsers keep answers so), and Brotli by the name."""
    at = whole.find(GZIP)
    while at >= 0:
        yield "gzip", inflated(whole, at)
        at = whole.find(GZIP, at + 1)
    if path.suffix == ".br":
        yield "brotli", brotli.decompress(whole)


def inflated(whole: bytes, at: int) -> bytes:
    """Unpack a gzip stream as far as it goes: it may be cut off, or be three bytes that only look like one."""
    stream, content = zlib.decompressobj(zlib.MAX_WBITS | 16), bytearray()
    with contextlib.suppress(zlib.error):
        while at < len(whole) and not stream.eof:
            content += stream.decompress(whole[at : at + CHUNK])
            at += CHUNK
    return bytes(content)


def search(places: Iterable[Path], words: Mapping[str, str] = SCRIPTS) -> list[Found]:
    """Search all files for every canary, or for other words, in every disguise, packed or not."""
    ways = [(script, name, way) for script, word in words.items() for name, way in disguises(word).items()]
    found = []
    for path in files_below(places):
        whole, here = read(path), str(path)
        found += [Found(here, script, name) for script, name, way in ways if way in whole]
        for packed, content in unpacked(path, whole):
            found += [Found(here, script, f"{packed} {name}") for script, name, way in ways if way in content]
    return found


def search_number(places: Iterable[Path], number: str) -> list[str]:
    """Search all files for a number that stands by itself, not inside a longer one or inside hexadecimal signs."""
    alone = re.compile(rb"(?<![0-9a-fA-F])" + number.encode() + rb"(?![0-9a-fA-F])")
    return [str(path) for path in files_below(places) if alone.search(read(path))]
