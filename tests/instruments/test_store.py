"""Instruments and their versions in store."""

import pytest

from samakki.instruments import actions, queries
from samakki.instruments.actions import Naming
from samakki.instruments.models import Instrument, Version
from samakki.instruments.queries import Reader
from samakki.instruments.words import BrokenFormError, InstrumentUnknownError, NameRefusedError, VersionId
from samakki.kernel.deeds import By
from tests.instruments.forms import form, q

pytestmark = pytest.mark.usefixtures("stores", "all_allowed")

FIRST = form(q("text", "a", "First"))
SECOND = form(q("text", "a", "Second"))


def test_a_form_becomes_an_instrument_with_its_workbook_kept_byte_for_byte(node_by: By) -> None:
    made = actions.import_xlsform(node_by, FIRST, Naming("folder/intake.xlsx"))
    assert (made.name, made.number, made.new, made.questions) == ("intake", 1, True, 1)
    assert queries.source(node_by, made.version) == FIRST
    shown = queries.version(node_by, made.version)
    assert shown.definition.title == "intake"
    assert shown.line == shown.newest


def test_the_same_file_twice_changes_nothing(node_by: By) -> None:
    first = actions.import_xlsform(node_by, FIRST, Naming("intake.xlsx"))
    before = list(Version.objects.values())
    again = actions.import_xlsform(node_by, FIRST, Naming("intake.xlsx"))
    assert (again.version, again.new) == (first.version, False)
    assert list(Version.objects.values()) == before


def test_another_form_of_the_same_name_is_the_next_version(node_by: By) -> None:
    first = actions.import_xlsform(node_by, FIRST, Naming("intake.xlsx"))
    second = actions.import_xlsform(node_by, SECOND, Naming("intake.xlsx"))
    assert (second.instrument, second.number) == (first.instrument, 2)
    assert [line.number for line in queries.instrument(node_by, first.instrument).versions] == [2, 1]
    assert queries.comparison(node_by, first.version, second.version).changed[0].new.label == {"": "Second"}
    assert [line.versions for line in queries.instruments(node_by)] == [2]


def test_a_form_with_an_id_is_known_by_it_whatever_its_file_is_called(node_by: By) -> None:
    one = form(q("text", "a", "First"), settings={"form_id": "screening", "form_title": "Screening"})
    two = form(q("text", "a", "Second"), settings={"form_id": "screening", "form_title": "Screening, revised"})
    other = form(q("text", "a"), settings={"form_id": "another", "form_title": "Screening"})
    first = actions.import_xlsform(node_by, one, Naming("x.xlsx"))
    assert actions.import_xlsform(node_by, two, Naming("y.xlsx")).instrument == first.instrument
    with pytest.raises(NameRefusedError):
        actions.import_xlsform(node_by, other, Naming("z.xlsx"))


def test_a_refused_form_leaves_nothing_behind(node_by: By) -> None:
    with pytest.raises(BrokenFormError):
        actions.import_xlsform(node_by, b"no form", Naming("intake.xlsx"))
    with pytest.raises(NameRefusedError):
        actions.import_xlsform(node_by, FIRST, Naming("intake.xlsx", name="x" * 201))
    assert not Instrument.objects.exists()


def test_an_unknown_version_is_said_to_be_unknown(node_by: By) -> None:
    with pytest.raises(InstrumentUnknownError):
        queries.open_form(node_by, VersionId(node_by.node), {}, Reader())


def test_a_form_is_opened_with_what_is_known_and_how_it_stands(node_by: By) -> None:
    made = actions.import_xlsform(node_by, FIRST, Naming("intake.xlsx"))
    opened = queries.open_form(node_by, made.version, {"a": "said"}, Reader(("km", "en")))
    assert (opened.answered, opened.asked) == (1, 1)
    assert queries.assess(node_by, made.version, {"a": "said"}).values == {"a": "said"}
