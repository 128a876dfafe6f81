"""How a file comes in: kept in memory only, and turned away at the door when it is larger than 20 MB."""

from collections.abc import Callable
from io import BytesIO
from typing import Any, Final

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from samakki.doors.web.errors import views

LARGEST_UPLOAD: Final = 20 * 1000 * 1000
_WORDS_AROUND: Final = 256 * 1024


class MemoryOnly(FileUploadHandler):
    """Keeps what is uploaded in memory: Django's own handlers would write it in clear to a temporary file."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file; what browsers claim about its type is not kept."""
        super().new_file(*args, **kwargs)
        self._pieces: list[bytes] = []
        self._size = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 -- Django hands it by this name
        """Keep a piece, and stop as soon as there is too much of it, whatever length was announced."""
        self._size += len(raw_data)
        if self._size > LARGEST_UPLOAD:
            self._pieces.clear()
            raise RequestDataTooBig
        self._pieces.append(raw_data)

    def file_complete(self, file_size: int) -> "UploadedFile[bytes]":
        """Hand the file on, still in memory."""
        content = BytesIO(b"".join(self._pieces))
        self._pieces.clear()
        return InMemoryUploadedFile(content, self.field_name, self.file_name or "-", "", file_size, None)


class TurnAwayMiddleware:
    """Answers a too large upload in words before a byte of it is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep what comes next."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Let pass what is not larger than a file of 20 MB with the words around it."""
        announced = request.META.get("CONTENT_LENGTH") or "0"
        holds_file = request.META.get("CONTENT_TYPE", "").startswith("multipart/form-data")
        if holds_file and (not announced.isdigit() or int(announced) > LARGEST_UPLOAD + _WORDS_AROUND):
            return views.too_large(request)
        return self.get_response(request)
