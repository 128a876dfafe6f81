"""A receipt per consent and per withdrawal: the fields of ISO/IEC TS 27560, and nothing of who it is about."""

import json
from datetime import timedelta

import pytest

from samakki.cases import actions as cases
from samakki.cases.words import Asked, CaseUnknownError
from samakki.consent import jobs
from samakki.consent.words import About, Recipient, RecipientKind, Use
from samakki.kernel.deeds import RefusedError
from samakki.kernel.ids import FileId
from samakki.sections.words import FieldUnknownError, Section
from tests.consent.conftest import Town

HEADER = {"schema_version", "receipt_id", "record_id", "pii_principal_id"}
PROCESSING = {
    *("privacy_notice", "language", "purposes", "collection_method", "processing_method", "storage_locations"),
    *("retention_period", "processing_locations", "geographic_restrictions", "service", "jurisdiction"),
    *("withdrawal_method", "privacy_rights"),
}
PURPOSE = {
    *("purpose", "purpose_type", "lawful_basis", "pii_information", "pii_controllers", "recipient_third_parties"),
}
INFORMATION = {"pii_type", "pii_attribute_id", "pii_optional", "sensitive_pii_category", "special_pii_category"}


def given(town: Town, **more: object) -> tuple[FileId, str]:
    case = town.opened()
    terms = town.terms(town.to("hospital"), Section.HEALTH, Section.SAFETY)
    return case, cases.give_consent(town.by("mali"), case, town.asked(terms, **more))


@pytest.mark.req("RIGHT-30", "CONSENT-01")
def test_a_receipt_says_what_for_whom_for_what_until_when_by_which_text(town: Town) -> None:
    case, row = given(town)
    told = cases.receipt_as_data(town.by("mali"), case, row, "KH")
    assert json.loads(json.dumps(told)) == told
    assert set(told) == HEADER | {"pii_processing", "party_identification", "event"}
    processing = told["pii_processing"]
    assert set(processing) == PROCESSING
    (purpose,) = processing["purposes"]
    assert set(purpose) == PURPOSE
    assert (purpose["purpose"], purpose["lawful_basis"]) == ("care", "consent")
    assert all(set(one) == INFORMATION for one in purpose["pii_information"])
    assert [one["pii_attribute_id"] for one in purpose["pii_information"]] == ["section:health", "section:safety"]
    assert purpose["recipient_third_parties"] == [str(town.agencies["hospital"])]
    assert processing["privacy_notice"]["hash"].startswith("sha256:")
    assert (processing["language"], processing["jurisdiction"]) == ("km", "KH")
    assert [party["party_name"] for party in told["party_identification"]] == ["DEMO shelter", "DEMO hospital"]
    (event,) = told["event"]
    assert (event["event_state"], event["event_type"]) == ("consent given", "written")


def test_no_receipt_says_who_it_is_about(town: Town) -> None:
    case, row = given(town, own_words="DEMO: only the doctor", guardian="", witness="DEMO witness")
    told = json.dumps(cases.receipt_as_data(town.by("mali"), case, row), ensure_ascii=False)
    assert not [word for word in ("Lotus", "only the doctor", "DEMO witness", "came to the gate") if word in told]


def test_a_withdrawal_has_a_receipt_of_its_own_and_says_who_had_read_before(town: Town) -> None:
    case, row = given(town)
    first = cases.receipt_as_data(town.by("mali"), case, row)
    cases.read_shared_case(town.by("noy"), case, Use.CARE)
    town.clock.move(days=1)
    cases.withdraw_consent(town.by("mali"), case, row, "On the telephone.")
    told = cases.receipt_as_data(town.by("mali"), case, row)
    assert [event["event_state"] for event in told["event"]] == ["consent given", "consent withdrawn"]
    assert told["record_id"] == first["record_id"]
    assert told["receipt_id"] != first["receipt_id"]
    read = cases.read_receipt(town.by("mali"), case, row)
    assert [one.agency for one in read.readings] == [town.agencies["hospital"]]
    assert [share.agency for share in read.shares] == [town.agencies["hospital"]]


def test_what_ran_out_says_so_before_and_after_it_was_swept(town: Town) -> None:
    case, row = given(town)
    town.clock.move(days=31)
    states = [cases.receipt_as_data(town.by("mali"), case, row)["event"][-1]["event_state"]]
    jobs.expire(town.node)
    states += [cases.receipt_as_data(town.by("mali"), case, row)["event"][-1]["event_state"]]
    assert states == ["consent expired"] * 2


def test_a_no_has_a_receipt_too(town: Town) -> None:
    case = town.opened()
    row = cases.refuse_consent(town.by("mali"), case, Asked(About.TREATMENT, what="DEMO: an operation"))
    told = cases.receipt_as_data(town.by("mali"), case, row)
    assert told["event"][0]["event_state"] == "consent refused"
    assert told["pii_processing"]["purposes"][0]["pii_information"] == []


def test_a_kind_of_agency_is_named_with_each_that_held_keys(town: Town) -> None:
    case = town.opened()
    terms = town.terms(Recipient(RecipientKind.KIND, "health service"), Section.HEALTH)
    row = cases.give_consent(town.by("mali"), case, town.asked(terms))
    parties = cases.receipt_as_data(town.by("mali"), case, row)["party_identification"]
    assert [party["party_name"] for party in parties] == ["DEMO shelter", "health service", "DEMO hospital"]
    assert parties[1]["party_type"] == "agency kind"


def test_a_receipt_is_for_those_who_keep_the_file_and_for_rows_that_are_there(town: Town) -> None:
    case, row = given(town)
    with pytest.raises((RefusedError, CaseUnknownError)):
        cases.receipt_as_data(town.by("noy"), case, row)
    with pytest.raises(FieldUnknownError):
        cases.receipt_as_data(town.by("mali"), case, "00000000")


def test_the_terms_on_a_receipt_are_those_that_are_judged(town: Town) -> None:
    case, row = given(town)
    read = cases.read_receipt(town.by("mali"), case, row)
    assert read.ground
    assert read.ground.terms.until == town.clock.now() + timedelta(days=30)
    assert read.text
    assert read.text.language == "km"
