"""The one way in: an upload becomes a known kind without traces, or is refused."""

from collections.abc import Callable
from typing import Final

from samakki.kernel.media import jpeg, mp3, mp4, ogg, png, wav, webm, webp
from samakki.kernel.media.kinds import Clean, Kind, MediaRefusedError, Reason
from samakki.kernel.media.sniff import tell_kind


def _strip_pdf(data: bytes) -> bytes:
    from samakki.kernel.media import pdf  # noqa: PLC0415 -- its library loads slowly, and scans are rare

    return pdf.strip(data)


_STRIPPERS: Final[dict[Kind, Callable[[bytes], bytes]]] = {
    Kind.JPEG: jpeg.strip,
    Kind.PNG: png.strip,
    Kind.WEBP: webp.strip,
    Kind.PDF: _strip_pdf,
    Kind.MP3: mp3.strip,
    Kind.MP4: mp4.strip,
    Kind.OGG: ogg.strip,
    Kind.WAV: wav.strip,
    Kind.WEBM: webm.strip,
}


def clean(data: bytes) -> Clean:
    """Tell what an upload is and take place, device, author, time, thumbnails and trailing data out of it.

    Picture and sound stay as they were, bit for bit. Raises MediaRefusedError, and nothing else, on any other bytes.
    """
    kind = tell_kind(data)
    try:
        return Clean(kind, _STRIPPERS[kind](data))
    except (IndexError, ValueError, OverflowError, RecursionError) as fault:
        raise MediaRefusedError(Reason.BROKEN) from fault
