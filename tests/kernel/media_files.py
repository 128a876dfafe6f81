"""Files of every kind that is taken, made here, each with a trace that must not survive."""

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from samakki.kernel.media.ogg import checksum

CANARY = b"CANARY-13.7563N-100.5018E-PHONE-OF-DARA"
_WORDS = CANARY.decode()


def picture(width: int = 40, height: int = 24) -> Image.Image:
    made = Image.new("RGB", (width, height))
    made.putdata([((x * 7) % 256, (y * 11) % 256, (x * y) % 256) for y in range(height) for x in range(width)])
    return made


def exif(orientation: int = 1) -> Image.Exif:
    made = Image.Exif()
    made[0x0112] = orientation
    made[0x010F] = _WORDS
    made[0x9003] = "2001:01:01 01:01:01"
    made.get_ifd(0x8825)[1] = _WORDS
    return made


def profile() -> bytes:
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return made[:48] + CANARY[:8] + made[56:]


def jpeg(orientation: int = 1, **how: object) -> bytes:
    out = BytesIO()
    picture().save(out, "JPEG", exif=exif(orientation), comment=CANARY, icc_profile=profile(), **how)
    whole = out.getvalue()
    extra = b"".join(
        b"\xff" + bytes((mark,)) + struct.pack(">H", len(CANARY) + 2) + CANARY for mark in (0xE0, 0xE3, 0xED, 0xEF)
    )
    return whole[:2] + extra + whole[2:] + CANARY


def png(orientation: int = 1) -> bytes:
    words = PngInfo()
    words.add_text("Author", _WORDS)
    words.add_itxt("Place", _WORDS, zip=True)
    words.add(b"tIME", b"\x07\xd1\x01\x01\x01\x01\x01")
    words.add(b"caNa", CANARY)
    out = BytesIO()
    picture().save(out, "PNG", pnginfo=words, exif=exif(orientation), icc_profile=profile())
    return out.getvalue() + CANARY


def webp(orientation: int = 1) -> bytes:
    out = BytesIO()
    picture().save(out, "WEBP", lossless=True, exif=exif(orientation), xmp=CANARY, icc_profile=profile())
    return out.getvalue() + CANARY


def pdf() -> bytes:
    out = BytesIO()
    picture().save(out, "PDF", title=_WORDS, author=_WORDS)
    return out.getvalue()


def pdf_with_traces() -> bytes:
    scan = jpeg()
    things = [
        b"<</Type/Catalog/Pages 2 0 R/Metadata 6 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 40 24]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>"
        b"/PieceInfo<</App(" + CANARY + b")>>>>",
        b"<</Length 27>>stream\nq 40 0 0 24 0 0 cm /I Do Q\nendstream",
        b"<</Type/XObject/Subtype/Image/Width 40/Height 24/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode"
        b"/Metadata 6 0 R/Length %d>>stream\n%b\nendstream" % (len(scan), scan),
        b"<</Type/Metadata/Length %d>>stream\n%b\nendstream" % (len(CANARY), CANARY),
        b"<</Author(" + CANARY + b")>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, thing in enumerate(things, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, thing)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size %d/Root 1 0 R/Info 7 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(things) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(things) + 1) + table + end + CANARY


def mp3_frames(count: int = 8) -> bytes:
    head = bytes((0xFF, 0xFB, 0x90, 0x00))
    return b"".join(head + bytes((number,)) * (417 - 4) for number in range(count))


def mp3() -> bytes:
    size = len(CANARY)
    id3 = b"ID3\x03\0\0" + bytes((0, 0, size >> 7, size & 127)) + CANARY
    ape = b"APETAGEX" + struct.pack("<IIII8x", 2000, size + 32, 1, 1 << 31) + CANARY
    ape += b"APETAGEX" + struct.pack("<IIII8x", 2000, size + 32, 1, 0)
    frames = mp3_frames()
    return id3 + frames[: 417 * 4] + id3 + frames[417 * 4 :] + ape + (b"TAG" + CANARY).ljust(128, b"\0")


def box(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", len(body) + 8, name) + body


def mp4(handler: bytes = b"soun") -> bytes:
    handler_box = box(b"hdlr", bytes(8) + handler + bytes(12) + CANARY + b"\0")
    when = struct.pack(">IIII", 0, 3_000_000_000, 3_000_000_001, 1000)
    media = box(b"mdia", box(b"mdhd", when + bytes(12)) + handler_box + box(b"minf", box(b"stbl", _sample_table())))
    track = box(b"trak", box(b"tkhd", when + bytes(68)) + media + box(b"udta", CANARY) + box(b"uuid", CANARY))
    movie = box(b"moov", box(b"mvhd", when + bytes(88)) + track + box(b"udta", box(b"\xa9xyz", CANARY)))
    return box(b"ftyp", b"M4A \0\0\0\0M4A ") + box(b"free", CANARY) + movie + box(b"mdat", SOUND) + box(b"meta", CANARY)


SOUND = bytes(range(256)) * 4


def _sample_table() -> bytes:
    return box(b"stsd", bytes(8)) + box(b"stco", struct.pack(">III", 0, 1, 900)) + box(b"meta", CANARY)


def ogg_page(packets: list[bytes], number: int, kind: int = 0) -> bytes:
    lengths = b"".join(b"\xff" * (len(packet) // 255) + bytes((len(packet) % 255,)) for packet in packets)
    head = b"OggS\0" + bytes((kind,)) + struct.pack("<QIII", number, 77, number, 0) + bytes((len(lengths),))
    page = head + lengths + b"".join(packets)
    return page[:22] + struct.pack("<I", checksum(page)) + page[26:]


def opus_sound() -> bytes:
    return ogg_page([bytes((number,)) * 60 for number in range(9)], 2, 4)


def opus(first: bytes = b"OpusHead\x01\x01\0\0\x80\xbb\0\0\0\0\0") -> bytes:
    tags = b"OpusTags" + struct.pack("<I", len(CANARY)) + CANARY + struct.pack("<II", 1, len(CANARY)) + CANARY * 9
    return ogg_page([first], 0, 2) + ogg_page([tags], 1) + opus_sound() + CANARY


def vorbis() -> bytes:
    said = struct.pack("<I", len(CANARY)) + CANARY + struct.pack("<II", 1, len(CANARY)) + CANARY + b"\x01"
    tables = b"\x05vorbis" + bytes(40)
    return ogg_page([b"\x01vorbis" + bytes(23)], 0, 2) + ogg_page([b"\x03vorbis" + said, tables], 1) + opus_sound()


def riff_chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + bytes(len(body) % 2)


def wav() -> bytes:
    form = struct.pack("<HHIIHH", 1, 1, 8000, 16000, 2, 16)
    traces = b"".join(riff_chunk(name, CANARY) for name in (b"LIST", b"bext", b"iXML", b"id3 ", b"_PMX"))
    return riff_chunk(b"RIFF", b"WAVE" + riff_chunk(b"fmt ", form) + traces + riff_chunk(b"data", SOUND)) + CANARY


def element(name: int, body: bytes) -> bytes:
    width = (name.bit_length() + 7) // 8
    return name.to_bytes(width) + (0x4000 | len(body)).to_bytes(2) + body


def webm(track_kind: int = 2, *, open_ended: bool = True) -> bytes:
    info = element(
        0x1549A966,
        element(0x4D80, CANARY) + element(0x5741, CANARY) + element(0x4461, bytes(8)) + element(0x7BA9, CANARY),
    )
    track = element(
        0xAE,
        element(0xD7, b"\x01")
        + element(0x83, bytes((track_kind,)))
        + element(0x86, b"A_OPUS")
        + element(0x536E, CANARY),
    )
    cluster = element(0xE7, b"\0") + element(0xA3, b"\x81\0\0\x80" + SOUND)
    tags = element(0x1254C367, element(0x7373, CANARY))
    whole = info + element(0x1654AE6B, track) + element(0xEC, CANARY)
    whole += b"\x1f\x43\xb6\x75\x01" + b"\xff" * 7 + cluster if open_ended else element(0x1F43B675, cluster)
    whole += tags + element(0x1941A469, CANARY)
    size = b"\x01" + b"\xff" * 7 if open_ended else (0x4000 | len(whole)).to_bytes(2)
    return element(0x1A45DFA3, element(0x4282, b"webm")) + b"\x18\x53\x80\x67" + size + whole


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


MADE = {
    "image/jpeg": jpeg,
    "image/png": png,
    "image/webp": webp,
    "application/pdf": pdf_with_traces,
    "audio/mpeg": mp3,
    "audio/mp4": mp4,
    "audio/ogg": opus,
    "audio/wav": wav,
    "audio/webm": webm,
}
