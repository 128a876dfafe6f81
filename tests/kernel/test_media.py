from collections.abc import Callable
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms
from pypdf import PdfReader, PdfWriter
from pypdf.actions import JavaScript

from samakki.kernel.media.kinds import Kind, MediaRefusedError, Reason
from samakki.kernel.media.mp3 import frame_length
from samakki.kernel.media.strip import clean
from tests.kernel import media_files as made

KINDS = sorted(made.MADE)
WHOLE = {kind: make() for kind, make in made.MADE.items()}


def pixels(data: bytes) -> bytes:
    with Image.open(BytesIO(data)) as opened:
        return opened.convert("RGBA").tobytes()


@pytest.mark.asvs("5.2.2")
@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_told_by_its_content_and_loses_every_trace(kind: str) -> None:
    assert made.CANARY[:8] in WHOLE[kind]
    cleaned = clean(WHOLE[kind])
    assert cleaned.kind == kind
    assert b"CANARY" not in cleaned.data
    assert b"PHONE" not in cleaned.data
    assert b"2001:01:01" not in cleaned.data


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_clean_stays_byte_for_byte(kind: str) -> None:
    once = clean(WHOLE[kind])
    assert clean(once.data) == once


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("make", [made.jpeg, made.png, made.webp])
def test_pictures_keep_their_pixels_and_which_way_up_they_are(make: Callable[[int], bytes], orientation: int) -> None:
    whole = make(orientation)
    data = clean(whole).data
    assert pixels(data) == pixels(whole)
    with Image.open(BytesIO(data)) as opened:
        kept = dict(opened.getexif())
        assert kept == ({} if orientation == 1 else {0x0112: orientation})


@pytest.mark.parametrize("make", [made.jpeg, made.png, made.webp])
def test_a_colour_profile_keeps_its_colours_and_loses_its_words(make: Callable[[], bytes]) -> None:
    with Image.open(BytesIO(clean(make()).data)) as opened:
        held = opened.info["icc_profile"]
    assert ImageCms.getOpenProfile(BytesIO(held)).profile.red_colorant is not None
    assert b"desc" not in held
    assert b"cprt" not in held


@pytest.mark.parametrize("how", [{"progressive": True}, {"restart_marker_blocks": 1}, {"subsampling": 2}])
def test_every_way_of_writing_a_jpeg_keeps_its_pixels(how: dict[str, object]) -> None:
    whole = made.jpeg(**how)
    assert pixels(clean(whole).data) == pixels(whole)


def test_a_jpeg_in_four_inks_keeps_its_pixels() -> None:
    out = BytesIO()
    made.picture().convert("CMYK").save(out, "JPEG")
    with Image.open(BytesIO(clean(out.getvalue()).data)) as opened, Image.open(out) as before:
        assert opened.tobytes() == before.tobytes()


def test_the_sound_itself_is_untouched() -> None:
    assert clean(made.mp3()).data == made.mp3_frames()
    assert made.SOUND in clean(made.wav()).data
    assert made.SOUND in clean(made.mp4()).data
    assert made.SOUND in clean(made.webm()).data
    assert clean(made.opus()).data.endswith(made.opus_sound())
    assert clean(made.vorbis()).data.endswith(made.opus_sound())


def test_offsets_in_mp4_and_webm_stay_true() -> None:
    whole = made.mp4()
    assert clean(whole).data.find(made.SOUND) == whole.find(made.SOUND)
    assert clean(made.webm(open_ended=False)).data.find(made.SOUND) == made.webm(open_ended=False).find(made.SOUND)


def test_times_of_making_are_gone_from_mp4() -> None:
    assert (3_000_000_000).to_bytes(4) in made.mp4()
    assert (3_000_000_000).to_bytes(4) not in clean(made.mp4()).data


def test_a_pdf_keeps_its_pages_and_its_scan() -> None:
    reader = PdfReader(BytesIO(clean(made.pdf_with_traces()).data))
    assert len(reader.pages) == 1
    assert not reader.metadata
    scan = reader.pages[0]["/Resources"]["/XObject"]["/I"].get_object()
    assert pixels(scan._data) == pixels(made.jpeg())


def test_a_pdf_that_is_locked_is_refused() -> None:
    writer = PdfWriter(BytesIO(made.pdf()))
    writer.encrypt("word", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    assert _refusal(out.getvalue()) is Reason.ENCRYPTED


@pytest.mark.asvs("1.3.5", "5.2.2")
def test_a_pdf_that_acts_is_refused() -> None:
    writer = PdfWriter(BytesIO(made.pdf()))
    writer.add_open_action(JavaScript("app.alert(1)"))
    out = BytesIO()
    writer.write(out)
    assert _refusal(out.getvalue()) is Reason.ACTIVE


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.EMPTY),
        (b"hello, this is a letter", Reason.UNKNOWN),
        (b"GIF89a" + bytes(40), Reason.OTHER_PICTURE),
        (b"II*\0" + bytes(40), Reason.OTHER_PICTURE),
        (b"\0\0\0\x18ftypheic" + bytes(40), Reason.OTHER_PICTURE),
        (b"\0\0\0\x18ftypavif" + bytes(40), Reason.OTHER_PICTURE),
        (b"<?xml version='1.0'?><svg onload='x()'/>", Reason.DRAWING),
        (b"\xef\xbb\xbf<!DOCTYPE html><p>", Reason.WEB_PAGE),
        (b"<script>1</script>", Reason.WEB_PAGE),
        (b"PK\x03\x04" + bytes(40), Reason.ARCHIVE),
        (b"\x1f\x8b" + bytes(40), Reason.ARCHIVE),
        (b"\xd0\xcf\x11\xe0" + bytes(40), Reason.OFFICE),
        (b"MZ" + bytes(40), Reason.PROGRAM),
        (b"#!/bin/sh\n", Reason.PROGRAM),
        (b"RIFF\x20\0\0\0AVI " + bytes(40), Reason.VIDEO),
        (made.mp4(handler=b"vide"), Reason.VIDEO),
        (made.mp4(handler=b"meta"), Reason.VIDEO),
        (made.webm(track_kind=1), Reason.VIDEO),
        (made.opus(first=b"\x80theora" + bytes(30)), Reason.VIDEO),
        (b"\xff\xd8\xff\xd9", Reason.BROKEN),
        (b"\x89PNG\r\n\x1a\n", Reason.BROKEN),
        (b"%PDF-1.4\nnothing", Reason.BROKEN),
    ],
)
def test_what_is_not_taken_is_refused_with_its_reason(data: bytes, reason: Reason) -> None:
    assert _refusal(data) is reason


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_cut_anywhere_is_cleaned_or_refused_but_never_breaks_the_house(kind: str) -> None:
    whole = WHOLE[kind]
    for end in range(0, len(whole), max(1, len(whole) // 150)):
        _clean_or_refused(whole[:end])


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    changes=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=6)), max_size=5),
)
def test_a_file_changed_anywhere_is_cleaned_or_refused(kind: str, changes: list[tuple[float, bytes]]) -> None:
    whole = bytearray(WHOLE[kind])
    for where, what in changes:
        place = int(where * len(whole))
        whole[place : place + len(what)] = what
    _clean_or_refused(bytes(whole))


@given(st.binary(max_size=200), st.sampled_from(KINDS))
@settings(max_examples=200, deadline=None)
def test_any_bytes_behind_a_known_beginning_are_cleaned_or_refused(tail: bytes, kind: str) -> None:
    _clean_or_refused(WHOLE[kind][:14] + tail)


def test_mp3_frames_have_the_lengths_of_the_standard() -> None:
    assert frame_length(b"\xff\xfb\x90\x00") == 417
    assert frame_length(b"\xff\xfb\x92\x00") == 418
    assert frame_length(b"\xff\xf3\x80\x00") == 208
    assert frame_length(b"\xff\xfb\xf0\x00") == 0


def _clean_or_refused(data: bytes) -> None:
    with suppress(MediaRefusedError):
        assert clean(data).kind in Kind


def _refusal(data: bytes) -> Reason:
    with pytest.raises(MediaRefusedError) as refused:
        clean(data)
    return refused.value.reason
