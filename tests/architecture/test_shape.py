"""The shape of the house: each rule holds, and is seen to catch a planted fault."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from tests.architecture import declarations, places, relations, shape
from tests.architecture.house import ROOT, Source, product, sources
from tests.architecture.plant import Planted

Rule = Callable[[Source], Iterator[str]]
EVERYWHERE = ("src", "tests", "bench")
RULES: list[Rule] = [
    shape.too_long,
    shape.emptily_named,
    shape.out_of_place,
    shape.unexplained,
    shape.day_of_utc,
    places.http_inside,
    places.database_at_the_doors,
    relations.badly_pointed,
    relations.wrongly_named,
    relations.upward_migrations,
    declarations.half_done,
]
RULES_OF_THE_WHOLE: list[Callable[[Iterable[Source]], Iterator[str]]] = [
    relations.looked_through,
    declarations.undeclared,
]
POINTS = "from django.db import models\nfrom samakki.journal.words import FILE\nfrom samakki.cases.words import CASE\n"
PLANTS: list[tuple[Callable[..., Iterator[str]], str, str, str]] = [
    (shape.too_long, "kernel.planted", "#\n" * 300, "303 lines"),
    (shape.too_long, "kernel.planted", "def long() -> None:\n" + "    ...\n" * 40, "41 lines"),
    (shape.emptily_named, "cases.rules.utils", "", "utils says nothing"),
    (shape.emptily_named, "kernel.planted", "class KeyManager: ...", "KeyManager says nothing"),
    (shape.emptily_named, "kernel.planted", "def helper() -> None: ...", "helper says nothing"),
    (shape.out_of_place, "cases.services", "", "and nothing else"),
    (shape.out_of_place, "cases", "import json", "one sentence"),
    (shape.unexplained, "kernel.planted", "x = 1  # noqa", "without code or reason"),
    (shape.unexplained, "kernel.planted", "x = 1  # noqa: E501", "without code or reason"),
    (shape.unexplained, "kernel.planted", "x = 1  # type: ignore", "ignored without"),
    (shape.unexplained, "kernel.planted", "x = 1  # type: ignore[misc]", "ignored without"),
    (shape.day_of_utc, "cases.planted", "day = by.clock.now().date()", "is a day of UTC"),
    (shape.day_of_utc, "cases.planted", "day = row.opened_at.date()", "is a day of UTC"),
    (places.http_inside, "cases.planted", "from django.http import HttpRequest", "belongs to the doors"),
    (places.http_inside, "access.planted", "from django.shortcuts import render", "belongs to the doors"),
    (places.http_inside, "journal.planted", "import rest_framework.views", "belongs to the doors"),
    (places.http_inside, "vault.planted", "import click", "belongs to the doors"),
    (places.database_at_the_doors, "doors.web.planted", "from django.db import models", "behind the doors"),
    (places.database_at_the_doors, "doors.cli.planted", "import django.db.models", "behind the doors"),
    (relations.badly_pointed, "access.planted", 'f = models.ForeignKey("cases.Case", 1)', "points by a text"),
    (relations.badly_pointed, "access.planted", "f = models.ForeignKey(settings.AUTH_USER_MODEL, 1)", "by a text"),
    (relations.badly_pointed, "journal.planted", POINTS + "f = models.ForeignKey(CASE, 1)", "points up, at cases"),
    (relations.badly_pointed, "cases.planted", POINTS + "f = models.OneToOneField(FILE, 1)", 'related_name="+"'),
    (relations.wrongly_named, "vault.words", 'CASE: Final = "cases.Case"', "for the words of cases"),
    (relations.upward_migrations, "vault.migrations.p", 'd = [("cases", "0001_x")]', "stands above"),
    (relations.upward_migrations, "vault.migrations.p", "d = [migrations.swappable_dependency(X)]", "stands above"),
    (relations.looked_through, "cases.planted", POINTS + "f = models.ForeignKey(FILE, 1)\nx(f__owner=1)", "f__owner"),
    (relations.looked_through, "cases.planted", POINTS + "f = models.ForeignKey(FILE, 1)\nrow.f.owner", "f.owner"),
    (relations.looked_through, "cases.planted", POINTS + 'f = models.ForeignKey(FILE, 1)\nx.order_by("-f__o")', "f__o"),
    (relations.looked_through, "cases.planted", POINTS + 'f = models.ForeignKey(FILE, 1)\nselect_related("f")', "f "),
    (declarations.half_done, "vault.actions", "@deed(changes=False)\ndef f(by): row.save()", "outside a transaction"),
    (declarations.undeclared, "demo.actions", "def fill(by: By) -> None: ...", "fill is not declared @deed"),
    (declarations.undeclared, "demo.queries", "def told(by: By) -> None: ...", "told is not declared @sight"),
    (declarations.undeclared, "demo.actions", "@deed()\ndef fill(who: By) -> None: ...", "does not take `by` first"),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_holds_everywhere(rule: Rule) -> None:
    faults = [fault for source in sources(ROOT, *EVERYWHERE) for fault in rule(source)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("rule", RULES_OF_THE_WHOLE, ids=lambda rule: rule.__name__)
def test_a_rule_of_the_whole_holds(rule: Callable[[Iterable[Source]], Iterator[str]]) -> None:
    faults = list(rule(product(ROOT)))
    assert not faults, "\n".join(faults)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    return Planted(tmp_path_factory.mktemp("planted"))


@pytest.mark.parametrize(("rule", "place", "text", "fault"), PLANTS)
def test_a_planted_fault_is_caught(
    copy: Planted, rule: Callable[..., Iterator[str]], place: str, text: str, fault: str
) -> None:
    with copy.planted(f"samakki.{place}", text) as path:
        planted = Source(path, path.relative_to(copy.root).as_posix())
        found = list(rule([planted] if rule in RULES_OF_THE_WHOLE else planted))
    assert any(fault in said for said in found), found


def test_every_rule_has_a_planted_fault() -> None:
    assert {rule for rule, *_ in PLANTS} == {*RULES, *RULES_OF_THE_WHOLE}


def test_a_folder_must_declare_only_what_it_hands_on(tmp_path: Path) -> None:
    folder = tmp_path / "src" / "samakki" / "cases" / "actions"
    folder.mkdir(parents=True)
    (folder / "__init__.py").write_text("from samakki.cases.actions.opening import open_case\n")
    (folder / "opening.py").write_text("def open_case(by): ...\ndef steps(by): ...\n")
    assert [fault.split(": ")[1] for fault in declarations.undeclared(product(tmp_path))] == [
        "open_case is not declared @deed"
    ]
