"""MP3: the frames are kept; tags before, between and after them go."""

from typing import Final

from samakki.kernel.media.kinds import refuse_unless

_RATES: Final = {
    (1, 1): (0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (1, 2): (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (1, 3): (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (2, 1): (0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (2, 2): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_SPEEDS: Final = (44_100, 48_000, 32_000)
_MPEG_2, _MPEG_25, _MPEG_1 = 2, 0, 3
_LAYER_1: Final = 1
_HEAD: Final = 4
_ID3_HEAD: Final = 10
_ID3_FOOTER_FLAG: Final = 0x10
_APE_HEAD: Final = 32
_ID3_OLD: Final = 128


def begins_like_mp3(data: bytes) -> bool:
    """Tell whether the file begins with an ID3 tag or with two frames in a row."""
    if data.startswith(b"ID3"):
        return True
    first = frame_length(data[:_HEAD])
    return bool(first and frame_length(data[first : first + _HEAD]))


def strip(data: bytes) -> bytes:
    """Keep every whole frame, in order, and nothing else."""
    place, kept, in_step = _after_tags(data, 0), [], True
    while place + _HEAD <= len(data):
        length = frame_length(data[place : place + _HEAD])
        end = place + length
        if length and end <= len(data) and (in_step or frame_length(data[end : end + _HEAD])):
            kept.append(data[place:end])
            place, in_step = end, True
        else:
            following = _after_tags(data, place)
            place = following if following > place else _next_sync(data, place)
            in_step = False
    refuse_unless(len(kept) > 1)
    return b"".join(kept)


def frame_length(head: bytes) -> int:
    """Tell the length of the frame in bytes that this header begins; 0 if it is not one (ISO/IEC 11172-3, 2.4.2.3)."""
    if len(head) < _HEAD or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:  # noqa: PLR2004 -- eleven bits of sync
        return 0
    version, layer = (head[1] >> 3) & 3, 4 - ((head[1] >> 1) & 3)
    rate, speed, padding = head[2] >> 4, (head[2] >> 2) & 3, (head[2] >> 1) & 1
    if version == 1 or layer == 4 or rate in {0, 15} or speed == 3:  # noqa: PLR2004 -- reserved values
        return 0
    kilobits = _RATES[(1, layer) if version == _MPEG_1 else (2, min(layer, 2))][rate]
    hertz = _SPEEDS[speed] // {_MPEG_1: 1, _MPEG_2: 2, _MPEG_25: 4}[version]
    if layer == _LAYER_1:
        return (12_000 * kilobits // hertz + padding) * 4
    samples = 72 if layer == 3 and version != _MPEG_1 else 144  # noqa: PLR2004 -- layer III of MPEG 2 halves its frames
    return samples * 1000 * kilobits // hertz + padding


def _after_tags(data: bytes, place: int) -> int:
    before = -1
    while before != place:
        before = place
        if data[place : place + 3] == b"ID3" and place + _ID3_HEAD <= len(data):
            size = data[place + 6 : place + _ID3_HEAD]
            length = size[0] << 21 | size[1] << 14 | size[2] << 7 | size[3]
            place += _ID3_HEAD + length + (_ID3_HEAD if data[place + 5] & _ID3_FOOTER_FLAG else 0)
        elif data[place : place + 8] == b"APETAGEX":
            place += _APE_HEAD + int.from_bytes(data[place + 12 : place + 16], "little")
        elif data[place : place + 3] == b"TAG":
            place += _ID3_OLD
    return place


def _next_sync(data: bytes, place: int) -> int:
    tags = (data.find(name, place + 1) for name in (b"ID3", b"APETAGEX", b"TAG"))
    found = [at for at in (data.find(b"\xff", place + 1), *tags) if at >= 0]
    return min(found, default=len(data))
