"""A request that does not say its length by one number is refused before any page reads of it."""

from typing import Any

import pytest

from samakki.settings.lengths import only_with_lengths


def asked(environ: dict[str, Any]) -> tuple[str, dict[str, str], bytes]:
    told: list[Any] = []

    def start(status: str, headers: list[tuple[str, str]], *_more: object) -> Any:
        told.extend((status, dict(headers)))

    def pages(_environ: object, start_response: Any) -> list[bytes]:
        start_response("200 OK", [])
        return [b"a page"]

    body = b"".join(only_with_lengths(pages)(environ, start))
    return told[0], told[1], body


@pytest.mark.parametrize("parts", ["chunked", "CHUNKED", "gzip, chunked", "identity", ""])
def test_what_comes_in_parts_reaches_no_page_and_its_line_ends(parts: str) -> None:
    status, headers, body = asked({"HTTP_TRANSFER_ENCODING": parts, "CONTENT_LENGTH": "5"})
    assert status == "411 Length Required"
    assert headers["Connection"] == "close"
    assert headers["Content-Length"] == str(len(body))
    assert headers["Cache-Control"] == "no-store"


def test_what_says_its_length_is_answered() -> None:
    assert asked({"CONTENT_LENGTH": "5"}) == ("200 OK", {}, b"a page")
