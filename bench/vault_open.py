"""What opening a caseload page of 25 names costs in cryptography alone, beside the same page unsealed.

A page = opening the member's grant, one derived wrapping key, 25 data keys unwrapped, 25 snapshots opened and read.
Fails when the median is above 2 ms.
"""

import json
import os
import sys
from statistics import median
from time import perf_counter
from uuid import UUID

from samakki.kernel.ids import FileId
from samakki.sections.words import Section
from samakki.vault.rules import (
    BoxKey,
    bound,
    box_key,
    data_place,
    derived,
    grant_place,
    number,
    open_box,
    open_letter,
    pair_of,
    seal_box,
    seal_letter,
    wrap_place,
)
from samakki.vault.words import Lock

NAMES = 25
ROUNDS = 300
MOST = 2.0
NODE, AGENCY, MEMBER = (UUID(int=part) for part in (1, 2, 3))
Page = list[tuple[Lock, bytes, bytes]]


def main() -> int:
    """Measure both sides in turn and print the medians in ms and their difference."""
    member, epoch = pair_of(os.urandom(32)), pair_of(os.urandom(32))
    grant = seal_letter(member.public, epoch.secret, grant_place(NODE, AGENCY, 1, MEMBER))
    plains = [json.dumps({"pseudonym": f"DEMO {place}", "note": "x" * 300}).encode() for place in range(NAMES)]
    page = _sealed(epoch.secret, plains)
    sealed, unsealed = [], []
    for _round in range(ROUNDS):
        start = perf_counter()
        for plain in plains:
            json.loads(plain)
        between = perf_counter()
        for plain in _opened(member.secret, grant, page):
            json.loads(plain)
        sealed.append((perf_counter() - between) * 1000)
        unsealed.append((between - start) * 1000)
    slow, quick = median(sealed), median(unsealed)
    print(
        f"25 names sealed {slow:.3f} ms, unsealed {quick:.3f} ms: sealing adds {slow - quick:.3f} ms (most {MOST} ms)"
    )
    print(f"ratio {slow / quick:.1f}; beside a page that takes 10 ms unsealed: {(10 + slow - quick) / 10:.2f}")
    return int(slow > MOST)


def _sealed(epoch_secret: bytes, plains: list[bytes]) -> Page:
    wrapping = _wrapping(epoch_secret)
    page = []
    for place, plain in enumerate(plains):
        lock, key = Lock(FileId(UUID(int=100 + place)), Section.IDENTITY, 1), os.urandom(32)
        wrap = seal_box(wrapping, os.urandom(12), key, wrap_place(NODE, lock, AGENCY, 1))
        blob = seal_box(box_key(key), os.urandom(12), plain, data_place(NODE, lock, b"snapshot"))
        page.append((lock, wrap, blob))
    return page


def _opened(member_secret: bytes, grant: bytes, page: Page) -> list[bytes]:
    wrapping = _wrapping(open_letter(member_secret, grant, grant_place(NODE, AGENCY, 1, MEMBER)))
    opened = []
    for lock, wrap, blob in page:
        key = box_key(open_box(wrapping, wrap, wrap_place(NODE, lock, AGENCY, 1)))
        opened.append(open_box(key, blob, data_place(NODE, lock, b"snapshot")))
    return opened


def _wrapping(epoch_secret: bytes) -> BoxKey:
    return box_key(derived(epoch_secret, bound(b"wrap key", AGENCY.bytes, number(1))))


if __name__ == "__main__":
    sys.exit(main())
