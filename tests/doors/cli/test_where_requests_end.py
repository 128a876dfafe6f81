"""Where a request ends is read in one way: what contradicts itself is refused, and no rest of it becomes a request."""

import re
import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from tests.demo_node import DemoNode, served_demo

PATIENCE = 10
HIDDEN = b"GET /hidden HTTP/1.1\r\nHost: localhost\r\n\r\n"
PARTS = b"0\r\n\r\n" + HIDDEN
ALL = b"Content-Length: %d" % len(HIDDEN)
ALL_PARTS = b"Content-Length: %d" % len(PARTS)
CHUNKED = b"Transfer-Encoding: chunked"
STATUS = re.compile(rb"^HTTP/1\.[01] (\d{3}) ", re.MULTILINE)
pytestmark = pytest.mark.slow


def asked(*headers: bytes, body: bytes = HIDDEN, line: bytes = b"POST /sign-in HTTP/1.1") -> bytes:
    return b"\r\n".join([line, b"Host: localhost", *headers, b"", b""]) + body


REFUSED = {
    "both length and parts": asked(ALL_PARTS, CHUNKED, body=PARTS),
    "both parts and length": asked(CHUNKED, ALL_PARTS, body=PARTS),
    "parts in capitals": asked(ALL_PARTS, b"TRANSFER-ENCODING: CHUNKED", body=PARTS),
    "parts after a tab": asked(ALL_PARTS, b"Transfer-Encoding:\tchunked", body=PARTS),
    "parts after a vertical tab": asked(ALL_PARTS, b"Transfer-Encoding:\x0bchunked", body=PARTS),
    "parts before the colon": asked(ALL_PARTS, b"Transfer-Encoding : chunked", body=PARTS),
    "parts by another name": asked(ALL_PARTS, b"Transfer_Encoding: chunked", body=PARTS),
    "parts that are none": asked(ALL_PARTS, b"Transfer-Encoding: xchunked", body=PARTS),
    "parts in quotes": asked(ALL_PARTS, b'Transfer-Encoding: "chunked"', body=PARTS),
    "parts with a parameter": asked(ALL_PARTS, b"Transfer-Encoding: chunked;a", body=PARTS),
    "parts, then as it is": asked(b"Transfer-Encoding: chunked, identity", body=PARTS),
    "as it is": asked(ALL_PARTS, b"Transfer-Encoding: identity", body=PARTS),
    "compressed parts": asked(b"Transfer-Encoding: gzip, chunked", body=PARTS),
    "parts of parts": asked(b"Transfer-Encoding: chunked, chunked", body=PARTS),
    "parts twice": asked(CHUNKED, CHUNKED, body=PARTS),
    "parts for one page only to be read": asked(CHUNKED, body=PARTS, line=b"GET / HTTP/1.1"),
    "parts in the old protocol": asked(CHUNKED, ALL_PARTS, body=PARTS, line=b"POST / HTTP/1.0"),
    "parts on a folded line": asked(ALL_PARTS, b"X-A: b\r\n Transfer-Encoding: chunked", body=PARTS),
    "a folded word": asked(ALL_PARTS, b"Transfer-Encoding:\r\n chunked", body=PARTS),
    "a part of no size": asked(CHUNKED, body=b"\r\n" + PARTS),
    "a part of a size that is no number": asked(CHUNKED, body=b"zz\r\nab\r\n" + PARTS),
    "a part of 0x0": asked(CHUNKED, body=b"0x0\r\n\r\n" + HIDDEN),
    "a part of less than nothing": asked(CHUNKED, body=b"-1\r\n\r\n" + HIDDEN),
    "a part of more than any number": asked(CHUNKED, body=b"10000000000000000\r\na\r\n" + PARTS),
    "a part that is longer than it says": asked(CHUNKED, body=b"1\r\nabcd\r\n" + PARTS),
    "a part with a space": asked(CHUNKED, body=b"2 \r\nab\r\n" + PARTS),
    "a part with a bare line feed": asked(CHUNKED, body=b"0\n\n" + HIDDEN),
    "a part whose extension ends bare": asked(CHUNKED, body=b"0;a\n\r\n\r\n" + HIDDEN),
    "a length after the parts": asked(CHUNKED, body=b"0\r\nContent-Length: 5\r\n\r\n" + HIDDEN),
    "two lengths": asked(b"Content-Length: 0", ALL),
    "two lengths, the long one first": asked(ALL, b"Content-Length: 0"),
    "a list of lengths": asked(b"Content-Length: 0, %d" % len(HIDDEN)),
    "a list of one length twice": asked(b"Content-Length: %d, %d" % (len(HIDDEN), len(HIDDEN))),
    "a length with a plus": asked(b"Content-Length: +%d" % len(HIDDEN)),
    "a length below nothing": asked(b"Content-Length: -1"),
    "a length in hexadecimals": asked(b"Content-Length: 0x10"),
    "a length of no digits": asked(b"Content-Length: "),
    "a length beyond any number": asked(b"Content-Length: 99999999999999999999999"),
    "a length with a space before the colon": asked(b"Content-Length : %d" % len(HIDDEN)),
    "a length on a folded line": asked(b"X-A: b\r\n Content-Length: 5", ALL),
    "a line feed within a header": asked(b"X-A: b\nContent-Length: 0", ALL),
    "a carriage return within a header": asked(b"X-A: b\rContent-Length: 0", ALL),
    "a nought within a header": asked(b"X-A: b\0c", ALL),
    "a first header that is folded": b"POST / HTTP/1.1\r\n Host: localhost\r\n" + ALL + b"\r\n\r\n" + HIDDEN,
}
ONE_READING = {
    "its length": asked(ALL),
    "the same length twice": asked(ALL, ALL),
    "a length by another name beside it": asked(ALL, b"Content_Length: 0"),
    "a body of a page only to be read": asked(ALL, line=b"GET / HTTP/1.1"),
    "lines that end bare": asked(ALL)[: -len(HIDDEN)].replace(b"\r\n", b"\n") + HIDDEN,
}


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoNode]:
    with served_demo(tmp_path_factory.mktemp("ends"), people=1) as served:
        yield served


def told(node: DemoNode, request: bytes) -> tuple[list[int], bool]:
    """Send it over a line of its own; give the statuses that come back, and whether the server ended the line."""
    address = urlsplit(node.url)
    with socket.create_connection((address.hostname or "", address.port or 0), PATIENCE) as line:
        line.sendall(request)
        got, ended = b"", False
        try:
            while not ended:
                more = line.recv(65536)
                got, ended = got + more, not more
                line.settimeout(1)
        except TimeoutError:
            pass
        except ConnectionResetError:
            ended = True
    return [int(status) for status in STATUS.findall(got)], ended


@pytest.mark.asvs("4.2.1")
@pytest.mark.parametrize("how", REFUSED)
def test_a_request_whose_end_is_in_doubt_is_refused_and_its_line_ended(node: DemoNode, how: str) -> None:
    statuses, ended = told(node, REFUSED[how])
    assert (statuses in ([400], [411]), ended) == (True, True), statuses


@pytest.mark.asvs("4.2.1")
@pytest.mark.parametrize("how", ONE_READING)
def test_a_body_of_a_plain_length_is_no_request(node: DemoNode, how: str) -> None:
    statuses, _ended = told(node, ONE_READING[how])
    assert len(statuses) == 1


def test_a_request_that_follows_an_ended_one_is_answered(node: DemoNode) -> None:
    statuses, _ended = told(node, asked(ALL) + HIDDEN)
    assert len(statuses) == 2
