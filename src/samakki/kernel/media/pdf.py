"""PDF: the pages are written anew, in memory, without what is said about them; scans inside lose their own traces."""

import logging
from io import BytesIO
from typing import Any, Final

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

from samakki.kernel.media import jpeg
from samakki.kernel.media.kinds import MediaRefusedError, Reason

# Its warnings may quote what the file says.
logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)

_TELLS: Final = ("/Metadata", "/PieceInfo", "/LastModified", "/Info", "/Thumb", "/AF", "/AA", "/Alternates")
_ACTS: Final = (b"/JavaScript", b"/JS ", b"/JS(", b"/Launch", b"/EmbeddedFile", b"/RichMedia")
_PAGES_MOST: Final = 500


def strip(data: bytes) -> bytes:
    """Keep the pages; refuse what is encrypted, what acts, and what is not surely a PDF."""
    if any(act in data for act in _ACTS):
        raise MediaRefusedError(Reason.ACTIVE)
    try:
        # The second writing leaves out what only the forgotten entries had pointed at.
        return _write_anew(_write_anew(data))
    except MediaRefusedError:
        raise
    except Exception as fault:  # a broken PDF makes the library raise almost anything
        raise MediaRefusedError(Reason.BROKEN) from fault


def _write_anew(data: bytes) -> bytes:
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted:
        raise MediaRefusedError(Reason.ENCRYPTED)
    if not 0 < len(reader.pages) <= _PAGES_MOST:
        raise MediaRefusedError(Reason.BROKEN)
    writer = PdfWriter()
    for page in reader.pages:
        _drop_links(page)
        writer.add_page(page)
    writer.metadata = None
    for number, thing in enumerate(writer._objects):
        _forget(thing)
        if isinstance(thing, StreamObject):
            writer._objects[number] = _strip_scan(thing)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _drop_links(page: PageObject) -> None:
    for mark in page.get("/Annots") or []:
        if mark.get_object().get("/Subtype") != "/Link":
            raise MediaRefusedError(Reason.ACTIVE)
    page.pop(NameObject("/Annots"), None)


def _forget(thing: Any) -> None:
    if isinstance(thing, DictionaryObject):
        for key in _TELLS:
            thing.pop(NameObject(key), None)
        for value in thing.values():
            _forget(value)
    elif isinstance(thing, ArrayObject):
        for value in thing:
            _forget(value)


def _strip_scan(stream: StreamObject) -> StreamObject:
    filters = stream.get("/Filter")
    names = list(filters) if isinstance(filters, ArrayObject) else [filters]
    if names == ["/DCTDecode"]:
        stream._data = jpeg.strip(bytes(stream._data))
    elif "/DCTDecode" in names or "/JPXDecode" in names:
        raise MediaRefusedError(Reason.UNKNOWN)
    return stream
