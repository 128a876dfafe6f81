"""The person's own copy: everything, closed entries too, but what somebody else told; recorded, and never on a disk."""

import io
import json
from pathlib import Path

import pytest
import pyzipper
from django.conf import settings
from django.urls import reverse

from samakki.cases import actions as cases
from samakki.cases import queries as desk
from samakki.cases.actions import Told
from samakki.cases.words import CopiedEntry, KeptBack, OwnCopy
from samakki.duties import actions as duties
from samakki.duties.words import RequestKind
from samakki.kernel.deeds import RefusedError
from samakki.sections.words import Section
from samakki.transfers import actions as transfers
from samakki.transfers.models import Export
from samakki.transfers.words import Reason, WordsUnfitError
from tests.duties.conftest import AUNT, CONFIDED, rith_of, told_of
from tests.keeping.conftest import House


def entry_with(copy: OwnCopy, words: str) -> CopiedEntry:
    return next(one for one in copy.entries if words in one.text)


@pytest.mark.req("RIGHT-16")
def test_everything_is_in_it_closed_entries_and_attachments_too(house: House) -> None:
    copy = cases.read_own_copy(house.mali, told_of(house))
    texts = [one.text for one in copy.entries]
    assert CONFIDED in texts
    assert entry_with(copy, CONFIDED).closed
    assert [each.name for one in copy.entries for each in one.attachments] == ["Srey DEMO.png"]
    identity = next(one for one in copy.sections if one.words.section is Section.IDENTITY)
    called = identity.field("called")
    assert called is not None
    assert called.heads.value == "Srey DEMO"
    assert copy.clear["opened_at"]


@pytest.mark.req("RIGHT-03")
def test_what_somebody_else_told_is_left_out_and_it_is_said_that_it_is(house: House) -> None:
    case = told_of(house)
    cases.change_fields(
        house.dara, case, Section.FAMILY, {"guardian_name": Told(["Aunt DEMO"])}, third_party=True, told_by="the aunt"
    )
    copy = cases.read_own_copy(house.mali, case)
    assert AUNT not in repr([one.text for one in copy.entries])
    withheld = [one for one in copy.entries if one.kept_back is KeptBack.OTHER_TOLD]
    assert {(one.section, one.text, one.changes) for one in withheld} == {(Section.FAMILY, "", ())}
    family = next(one for one in copy.sections if one.words.section is Section.FAMILY)
    guardian = family.field("guardian_name")
    assert guardian is not None
    assert guardian.heads.heads == ()
    assert copy.kept_back >= 2


def test_an_entry_that_speaks_of_somebody_else_can_be_left_out_by_name(house: House) -> None:
    case = told_of(house)
    whole = cases.read_own_copy(house.mali, case)
    slept = entry_with(whole, "slept")
    copy = cases.read_own_copy(house.mali, case, {slept.entry: KeptBack.OTHER_PERSON})
    (left,) = [one for one in copy.entries if one.entry == slept.entry]
    assert (left.kept_back, left.text) == (KeptBack.OTHER_PERSON, "")
    assert copy.kept_back == whole.kept_back + 1


def test_a_value_goes_with_the_entry_that_is_left_out(house: House) -> None:
    case = told_of(house)
    cases.change_fields(house.dara, case, Section.HEALTH, {"medicines": Told(["DEMO drops"])})
    whole = cases.read_own_copy(house.mali, case)
    written = next(one for one in whole.entries if any(change.value == "DEMO drops" for change in one.changes))
    copy = cases.read_own_copy(house.mali, case, {written.entry: KeptBack.DANGER})
    assert "DEMO drops" not in repr(
        [(head.value) for one in copy.sections for f in one.fields for head in f.heads.heads]
    )


def test_it_is_recorded_as_a_reading_of_its_own_kind(house: House) -> None:
    case = told_of(house)
    cases.read_own_copy(house.mali, case)
    kinds = {(one.purpose, one.page) for one in desk.readers(house.mali, case)}
    assert ("own copy", "own copy") in kinds


def test_only_those_who_lead_give_it_and_nobody_who_must_never_see_the_file(house: House) -> None:
    rith = rith_of(house)
    case = told_of(house)
    with pytest.raises(RefusedError):
        cases.read_own_copy(rith, case)
    cases.declare_conflict(house.mali, case)
    with pytest.raises(RefusedError):
        cases.read_own_copy(house.mali, case)


def test_the_file_opens_by_its_words_alone_and_is_listed_among_what_went_out(house: House) -> None:
    case = told_of(house)
    words = transfers.words_for_copy(house.mali, case)
    given = transfers.seal_copy(house.mali, case, {"copy.json": CONFIDED.encode()}, words)
    assert CONFIDED.encode() not in given.content
    with pyzipper.AESZipFile(io.BytesIO(given.content)) as archive:
        archive.setpassword(words.encode())
        assert archive.read("copy.json").decode() == CONFIDED
    row = Export.objects.get()
    assert (row.purpose, row.cases, row.member_id) == (Reason.PERSON.value, 1, house.mali.member)
    with pytest.raises(WordsUnfitError):
        transfers.seal_copy(house.mali, case, {}, "secret")


def test_the_page_leads_to_the_paper_and_to_the_file(house: House) -> None:
    case, mali = told_of(house), house.client("mali")
    duties.take_request(house.dara, case, RequestKind.SEE, "DEMO. I want to see it all.")
    page = mali.get(reverse("own-copy", args=[case])).content.decode()
    assert CONFIDED in page
    assert AUNT not in page
    assert "left out by rule" in page
    words = page.partition('name="words" value="')[2].partition('"')[0]
    slept = entry_with(cases.read_own_copy(house.mali, case), "slept").entry
    asked = {"do": "paper", "language": "km", "other": [str(slept)], "words": words}
    address = mali.post(reverse("own-copy", args=[case]), asked).headers["Location"]
    sheet = mali.get(address).content.decode()
    assert 'lang="km"' in sheet
    assert "DEMO. Srey DEMO slept." not in sheet
    answer = mali.post(reverse("own-copy", args=[case]), {"do": "file", "language": "en", "words": words})
    with pyzipper.AESZipFile(io.BytesIO(answer.content)) as archive:
        archive.setpassword(words.encode())
        told = json.loads(archive.read("copy.json"))
        document = archive.read("copy.html").decode()
    assert told["format"] == "samakki own copy 1"
    assert CONFIDED in {one.get("text") for one in told["entries"]}
    assert {"told by somebody else"} == {one["left_out"] for one in told["entries"] if "left_out" in one}
    assert told["sections"]["identity"]["fields"]["called"]["values"][0]["value"] == "Srey DEMO"
    assert [one["kind"] for one in told["due"]] == ["request"]
    assert "The person waits for an answer about their file" in document
    assert CONFIDED in document
    assert AUNT not in document
    assert mali.post(reverse("own-copy", args=[case]), {"do": "file", "words": "guess"}).status_code == 400


def test_what_is_no_language_and_no_entry_of_ours_does_not_come_into_an_address(house: House) -> None:
    case, mali = told_of(house), house.client("mali")
    address = reverse("own-copy", args=[case])
    assert "DEMO" not in mali.post(address, {"language": "Rith DEMO"}).headers["Location"]
    assert mali.post(address, {"language": "km", "danger": "Rith DEMO"}).status_code == 400


def test_nothing_of_it_lies_on_a_disk(house: House, tmp_path: Path) -> None:
    case, mali = told_of(house), house.client("mali")
    page = mali.get(reverse("own-copy", args=[case])).content.decode()
    words = page.partition('name="words" value="')[2].partition('"')[0]
    mali.post(reverse("own-copy", args=[case]), {"do": "file", "language": "en", "words": words})
    names = [store.get("NAME") for store in settings.DATABASES.values()]
    places = [Path(str(name)) for name in names if name and Path(str(name)).is_file()]
    found = [
        path for path in (*places, *tmp_path.rglob("*")) if path.is_file() and CONFIDED.encode() in path.read_bytes()
    ]
    assert found == []


def test_names_of_staff_are_not_on_it(house: House) -> None:
    case = told_of(house)
    sheet = house.client("mali").get(reverse("own-copy-paper", args=[case])).content.decode()
    paper = sheet.partition('<article class="paper"')[2].partition("</article>")[0]
    assert paper
    assert "Dara" not in paper
    assert "Mali" not in paper
