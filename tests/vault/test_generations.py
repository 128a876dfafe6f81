"""Copies of the keystore: sealed to generations, of which only the newest stands; what was erased is in none."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings

from samakki.kernel.deeds import By
from samakki.sections.words import Section
from samakki.vault import actions
from samakki.vault.gateways import Generation, generations
from samakki.vault.models import Erased, Wrap
from samakki.vault.queries import erased_ids, generations_standing
from samakki.vault.rules import box_key, cut_frames, open_frames, seal_frames
from samakki.vault.words import CannotOpenError, Drawer, GenerationEndedError, KeysAwayError
from tests.given import SetClock
from tests.vault.conftest import FILE, OTHER_FILE, SHELTER, found

KEY, PLACE = box_key(b"k" * 32), b"a place"
CHUNKS = [b"one", b"", b"two" * 1000]


def nonces() -> object:
    return iter([bytes([at]) * 12 for at in range(50)])


def sealed(chunks: list[bytes], place: bytes = PLACE) -> list[bytes]:
    return list(seal_frames(KEY, nonces(), place, chunks))  # type: ignore[arg-type]  # an iterator of bytes


def opened(stream: bytes, place: bytes = PLACE) -> list[bytes]:
    pieces = [stream[at : at + 7] for at in range(0, len(stream), 7)]
    return list(open_frames(KEY, place, cut_frames(pieces)))


def test_a_stream_comes_back_as_it_went_whatever_the_pieces() -> None:
    assert b"".join(opened(b"".join(sealed(CHUNKS)))) == b"".join(CHUNKS)
    assert b"".join(opened(b"".join(sealed([])))) == b""


@pytest.mark.parametrize("missing", range(4))
def test_a_stream_of_which_a_frame_is_missing_moved_or_twice_there_does_not_open(missing: int) -> None:
    frames = sealed(CHUNKS)
    for wrong in (
        frames[:missing] + frames[missing + 1 :],
        [frames[missing], *frames],
        [*frames, frames[missing]],
        [*frames[:missing], frames[missing][:-1], *frames[missing + 1 :]],
    ):
        with pytest.raises(CannotOpenError):
            opened(b"".join(wrong))


def test_a_stream_of_another_place_does_not_open() -> None:
    with pytest.raises(CannotOpenError):
        opened(b"".join(sealed(CHUNKS, b"another")))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "generations"
    place.mkdir()
    monkeypatch.setattr(settings, "SAMAKKI_BACKUP_KEYS", [place])
    monkeypatch.setattr(settings, "SAMAKKI_BACKUP_GRACE", "30")
    return place


@pytest.fixture
def dara(committed_stores: None, node_secret: Path, node_by: By, folder: Path) -> By:
    """Dara of the shelter, with two files, in stores that a copy can see."""
    by = found(node_by)
    for file in (FILE, OTHER_FILE):
        actions.make_section_keys(by, SHELTER, [Drawer(file, Section.HEALTH), Drawer(file, Section.LEGAL)])
    return by


def copied(by: By, place: Path) -> int:
    place.mkdir()
    return actions.copy_keystore(by, place).number


def put_back(by: By, place: Path, number: int) -> None:
    actions.put_keystore_back(by, place, [one.name for one in place.iterdir()], number)


def test_erasing_destroys_all_keys_of_a_file_and_of_no_other(dara: By, node_by: By) -> None:
    ended = actions.erase_keys(dara, SHELTER, FILE)
    assert (ended.keys, ended.final_at) == (2, node_by.clock.now())
    assert not Wrap.objects.filter(file=FILE).exists()
    assert Wrap.objects.filter(file=OTHER_FILE).count() == 2
    assert erased_ids(node_by) == {FILE}
    assert actions.erase_keys(dara, SHELTER, FILE).keys == 0


def test_a_copy_of_before_is_put_back_without_the_keys_of_the_erased(dara: By, node_by: By, tmp_path: Path) -> None:
    number = copied(node_by, tmp_path / "copy")
    ended = actions.erase_keys(dara, SHELTER, FILE)
    assert ended.final_at == node_by.clock.now() + timedelta(days=30)
    Erased.objects.all().delete()
    put_back(node_by, tmp_path / "copy", number)
    assert not Wrap.objects.filter(file=FILE).exists()
    assert Wrap.objects.filter(file=OTHER_FILE).count() == 2
    assert erased_ids(node_by) == {FILE}


def test_a_generation_ends_in_time_and_then_opens_nothing(
    dara: By, node_by: By, tmp_path: Path, clock: SetClock, folder: Path
) -> None:
    first = copied(node_by, tmp_path / "one")
    actions.erase_keys(dara, SHELTER, FILE)
    second = copied(node_by, tmp_path / "two")
    assert (first, second) == (1, 2)
    clock.move(days=29)
    assert actions.end_generations(node_by) == ()
    clock.move(days=1)
    assert actions.end_generations(node_by) == (1,)
    assert [place.name for place in folder.glob("*.json")] == ["000002.json"]
    with pytest.raises(GenerationEndedError):
        put_back(node_by, tmp_path / "one", first)
    put_back(node_by, tmp_path / "two", second)
    assert Wrap.objects.filter(file=OTHER_FILE).count() == 2


def test_it_ends_at_once_when_that_is_asked_for(dara: By, node_by: By, tmp_path: Path) -> None:
    copied(node_by, tmp_path / "one")
    actions.erase_keys(dara, SHELTER, FILE)
    copied(node_by, tmp_path / "two")
    assert actions.end_generations(node_by, at_once=True) == (1,)
    assert [one.number for one in generations_standing(node_by)] == [2]


def test_files_erased_between_two_copies_share_a_generation(dara: By, node_by: By, tmp_path: Path) -> None:
    copied(node_by, tmp_path / "one")
    for file in (FILE, OTHER_FILE):
        actions.erase_keys(dara, SHELTER, file)
    (_first, second) = generations()
    assert set(second.erased) == {FILE, OTHER_FILE}
    assert copied(node_by, tmp_path / "two") == 2


def test_a_copy_is_worthless_without_its_generation_and_under_another(dara: By, node_by: By, tmp_path: Path) -> None:
    copied(node_by, tmp_path / "one")
    actions.renew_generation(node_by)
    with pytest.raises(CannotOpenError):
        put_back(node_by, tmp_path / "one", 2)
    assert b"SQLite format" not in b"".join(one.read_bytes() for one in (tmp_path / "one").iterdir())


def test_the_key_of_an_ended_generation_is_overwritten_on_the_disk(
    dara: By, node_by: By, tmp_path: Path, folder: Path
) -> None:
    copied(node_by, tmp_path / "one")
    held = (folder / "000001.json").open("rb")
    key = generations()[0].key.hex().encode()
    assert key in held.read()
    actions.renew_generation(node_by)
    copied(node_by, tmp_path / "two")
    actions.end_generations(node_by, at_once=True)
    held.seek(0)
    assert key not in held.read()
    held.close()


def test_keys_lie_in_every_folder_that_is_named_and_none_may_be_away(
    dara: By, node_by: By, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = tmp_path / "a second place"
    second.mkdir()
    monkeypatch.setattr(settings, "SAMAKKI_BACKUP_KEYS", [folder, second])
    copied(node_by, tmp_path / "one")
    assert (folder / "000001.json").read_bytes() == (second / "000001.json").read_bytes()
    second.rename(tmp_path / "away")
    with pytest.raises(KeysAwayError):
        copied(node_by, tmp_path / "two")
    assert actions.erase_keys(dara, SHELTER, FILE).final_at is None
    (tmp_path / "away").rename(second)
    assert actions.renew_generation(node_by, [FILE]) == node_by.clock.now() + timedelta(days=30)


def test_a_generation_shows_itself_without_its_key() -> None:
    from tests.given import NODE, NOON  # noqa: PLC0415 -- only here

    assert "6b6b" not in repr(Generation(NODE, 1, b"k" * 32, NOON))
