"""One person goes through all shipped forms in their order: what one of them was told, no other asks for again."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

import pytest

from samakki.cases import actions as cases
from samakki.cases.actions import Answer
from samakki.instruments import jobs, queries
from samakki.instruments.rules.authoring import ADULT, ANY, CHILD, Sheet, form_id
from samakki.instruments.words import ASKED, Bound, Definition, Kind, Question, VersionId
from samakki.kernel.ids import FileId, fresh_id
from samakki.sections.words import FieldType
from tests.cases.conftest import Staff, node_secret, staff

__all__ = ["node_secret", "staff"]
pytestmark = [pytest.mark.usefixtures("stores"), pytest.mark.slow]


class Way:
    """One invented person, and every form that they come through."""

    def __init__(self, staff: Staff) -> None:
        self.staff = staff
        self.case = FileId(cases.open_case(staff.dara, "DEMO: at the gate", "K-1"))
        self.told: dict[str, Any] = {}

    def come_through(self, version: VersionId) -> list[str]:
        """Open a form, list what it asks although another form was told, then answer everything."""
        definition = queries.version(self.staff.dara, version).definition
        filling = fresh_id(self.staff.node.clock, self.staff.node.chance)
        cases.fill_form(self.staff.dara, self.case, version, filling, ())
        opened = cases.read_filling(self.staff.dara, self.case, filling)
        known = {plain(path): value for path, value in opened.answers.items()} | dict.fromkeys(
            map(plain, opened.closed), "closed"
        )
        again = [path for path, bound in bound_of(definition).items() if bound in self.told and path not in known]
        self.answer(version, filling, definition)
        return [f"{definition.form_id}/{path}" for path in again]

    def answer(self, version: VersionId, filling: UUID, definition: Definition) -> None:
        shown = cases.read_filling(self.staff.dara, self.case, filling)
        standing = {plain(path) for path in (*shown.answers, *shown.closed)}
        given = [
            Answer(path, value, shown.bases.get(path, ()))
            for path, value in answers(definition, self.staff)
            if plain(path) not in standing
        ]
        saved = cases.fill_form(self.staff.dara, self.case, version, filling, given)
        assert saved is None or saved.unfit == frozenset()
        self.told |= dict.fromkeys(bound_of(definition).values(), definition.form_id)


def plain(path: str) -> str:
    """A path without the numbers of its rows."""
    head, bracket, rest = path.partition("[")
    return f"{head}{plain(rest.partition(']')[2])}" if bracket else head


def bound_of(definition: Definition) -> Mapping[str, str]:
    return {
        question.path: question.bound
        for question in definition.questions()
        if question.bound and question.kind in ASKED
    }


def answers(definition: Definition, staff: Staff) -> Iterator[tuple[str, Any]]:
    """An answer to every question, the first row of every repeat."""
    rows = {node.path: f"{node.path}[1]" for node in definition.nodes() if getattr(node, "repeats", False)}
    for path in rows.values():
        yield path, "here"
    places = definition.bindings()
    for question in definition.questions():
        if question.kind in ASKED:
            repeat = next((path for path in rows if question.path.startswith(f"{path}/")), "")
            path = question.path.replace(repeat, rows[repeat], 1) if repeat else question.path
            yield path, answer_to(definition, question, places.get(question.path))


def answer_to(definition: Definition, question: Question, bound: Bound | None) -> Any:
    offered = [choice.name for choice in definition.choices.get(question.choices, ())]
    match question.kind:
        case Kind.SELECT_ONE:
            return offered[0]
        case Kind.SELECT_MULTIPLE:
            return offered[:1]
        case Kind.INTEGER | Kind.DECIMAL | Kind.RANGE:
            return "7"
        case Kind.DATE:
            return "2024-07"
    phone = bound is not None and bound.described.type is FieldType.PHONE
    return "+85512345678" if phone else "DEMO words"


@pytest.fixture
def versions(staff: Staff, compiled_once: None) -> Mapping[str, VersionId]:
    brought = jobs.ship(staff.node)
    return {form_id(sheet): made.version for sheet, made in zip(jobs.sheets(), brought, strict=True)}


@pytest.fixture
def way(staff: Staff) -> Way:
    return Way(staff)


@pytest.mark.parametrize("audience", [ADULT, CHILD])
def test_what_one_form_was_told_no_later_one_asks_again(
    way: Way, versions: Mapping[str, VersionId], sheets: Sequence[Sheet], audience: str
) -> None:
    forms = [form_id(sheet) for sheet in sheets if sheet.audience in {ANY, audience}]
    again = {name: way.come_through(versions[name]) for name in forms}
    assert again == {name: [] for name in forms}
    assert len(way.told) > 150


def test_an_answer_that_the_next_form_would_not_show_is_found(
    way: Way, versions: Mapping[str, VersionId], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planted: the first form is told something that never reaches its field."""
    way.told["administration.wishes"] = "samakki_planted"
    assert way.come_through(versions["samakki_needs"]) == ["samakki_needs/ten_areas/wishes"]


def test_the_second_form_opens_with_the_answer_of_the_first(way: Way, versions: Mapping[str, VersionId]) -> None:
    dara, case = way.staff.dara, way.case
    first, second = (fresh_id(way.staff.node.clock, way.staff.node.chance) for _ in range(2))
    cases.fill_form(dara, case, versions["samakki_crisis_needs"], first, [Answer("now/wishes", "DEMO a quiet room")])
    cases.fill_form(dara, case, versions["samakki_needs"], second, ())
    assert cases.read_filling(dara, case, second).answers["ten_areas/wishes"] == "DEMO a quiet room"
