"""A workbook from a stranger is measured before it is opened: its size, its encoding, what it declares."""

import io
import tracemalloc
import zipfile
from collections import Counter

import pytest

from samakki.kernel.workbooks import STRINGS, Bounds, Unfit, UnfitWorkbookError, measure

BOUNDS = Bounds(sent=2_000_000, unpacked=3_000_000, parts=5, rows=1_000, cells=2_000, strings=10_000)
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHEET = "xl/worksheets/sheet1.xml"
DECLARED = '<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>'


def packed(parts: dict[str, bytes], way: int = zipfile.ZIP_DEFLATED) -> io.BytesIO:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", way) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held


def unfit(handle: io.BytesIO) -> tuple[Unfit, str]:
    with pytest.raises(UnfitWorkbookError) as caught:
        measure(handle, BOUNDS)
    return caught.value.kind, caught.value.part


@pytest.mark.parametrize(
    ("parts", "kind", "part"),
    [
        ({SHEET: b"<row/>" * 1_001}, Unfit.ROWS, SHEET),
        ({SHEET: b'<x:c r="A1"/>' * 2_001}, Unfit.CELLS, SHEET),
        ({STRINGS: b"<t>some words</t>" * 1_000}, Unfit.STRINGS, STRINGS),
        ({"xl/media/huge.png": bytes(3_000_001)}, Unfit.UNPACKED, ""),
        ({f"{at}.bin": b"" for at in range(6)}, Unfit.PARTS, ""),
        ({SHEET: DECLARED.encode()}, Unfit.DECLARES, SHEET),
        ({"xl/_rels/workbook.xml.rels": b"<!doctype a>"}, Unfit.DECLARES, "xl/_rels/workbook.xml.rels"),
    ],
)
def test_what_holds_too_much_or_declares_something_is_told_with_its_part(
    parts: dict[str, bytes], kind: Unfit, part: str
) -> None:
    assert unfit(packed(parts)) == (kind, part)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp037"])
def test_what_is_not_in_utf_8_is_refused_whatever_it_hides(encoding: str) -> None:
    assert unfit(packed({SHEET: DECLARED.encode(encoding)}))[0] is Unfit.ENCODING


@pytest.mark.parametrize(
    "opening",
    [
        '<?xml version="1.0" encoding="cp037"?>',
        "<?xml version='1.0' encoding = 'UTF-7'?>",
        f'<?xml version="1.0"{" " * 300}encoding="cp874"?>',
        f'<?xml version="1.0"{" " * 3_000}?>',
        '<?xml version="1.0" xencoding="utf-8" encoding="cp037"?>',
        '\ufeff<?xml version="1.0" encoding="utf-16"?>',
    ],
)
def test_what_says_that_it_is_in_another_encoding_is_refused(opening: str) -> None:
    assert unfit(packed({SHEET: (opening + "<a/>").encode()})) == (Unfit.ENCODING, SHEET)


def test_a_sign_cut_off_at_the_end_is_no_utf_8() -> None:
    assert unfit(packed({SHEET: "<a>ມ".encode()[:-1]})) == (Unfit.ENCODING, SHEET)


@pytest.mark.parametrize(
    "opening",
    ["", "\ufeff", '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>', "<?xml version='1.0' encoding='utf8'?>"],
)
def test_utf_8_is_let_through_with_or_without_its_mark(opening: str) -> None:
    measure(packed({SHEET: (opening + "<a>ມະລິ</a>").encode()}), BOUNDS)


def test_what_a_program_keeps_for_itself_beside_the_sheets_may_be_in_utf_16_and_declares_nothing_either() -> None:
    beside, kept = "customXml/item1.xml", '<?xml version="1.0" encoding="utf-16"?><DataMashup>AAAA</DataMashup>'
    measure(packed({beside: kept.encode("utf-16")}), BOUNDS)
    assert unfit(packed({beside: DECLARED.encode("utf-16")})) == (Unfit.DECLARES, beside)
    assert unfit(packed({beside: DECLARED.encode("utf-16-le")})) == (Unfit.ENCODING, beside)
    assert unfit(packed({SHEET: kept.encode("utf-16")})) == (Unfit.ENCODING, SHEET)


def test_nothing_hides_where_one_piece_ends_and_the_next_begins() -> None:
    for before in range((1 << 18) - 12, (1 << 18) + 2):
        assert unfit(packed({SHEET: b" " * before + b"<!DOCTYPE a>"})) == (Unfit.DECLARES, SHEET)


def test_every_tag_is_seen_once_and_whole() -> None:
    seen: Counter[bytes] = Counter()
    sheet = b"".join(b'<row r="%d">' % at + b"." * 997 for at in range(900))

    def watch(part: str, xml: bytes) -> None:
        assert part == SHEET
        seen.update(xml.replace(b".", b"").split(b"<")[1:])

    measure(packed({SHEET: sheet}), BOUNDS, watch)
    assert seen == Counter(b'row r="%d">' % at for at in range(900))


@pytest.mark.parametrize("way", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_part_packed_in_a_way_that_unpacks_without_a_bound_is_not_unpacked(way: int) -> None:
    bomb = packed({SHEET: bytes(50_000_000)}, way)
    tracemalloc.start()
    kind = unfit(bomb)[0]
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (kind, most < 5_000_000) == (Unfit.BROKEN, True)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", Unfit.BROKEN),
        (b"PK\x03\x04 and then nothing", Unfit.BROKEN),
        (OLD + bytes(600), Unfit.OLD),
        (
            OLD + bytes((1 << 18) - 9) + "EncryptedPackage".encode("utf-16-le"),
            Unfit.LOCKED,
        ),
        (bytes(2_000_001), Unfit.BYTES),
    ],
)
def test_what_is_damaged_old_locked_or_too_large_is_told_apart(content: bytes, kind: Unfit) -> None:
    assert unfit(io.BytesIO(content)) == (kind, "")


def test_a_part_that_is_locked_by_itself_is_told_as_locked() -> None:
    content = bytearray(packed({SHEET: b"<a/>"}).getvalue())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert unfit(io.BytesIO(bytes(content)))[0] is Unfit.LOCKED
