"""Filling an empty node: staff join, days are lived, sessions are ended."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Final

from django.db import transaction
from django.utils import timezone

from samakki.access import actions as access
from samakki.access.words import GRANTING
from samakki.assistance import jobs as rules
from samakki.consent import jobs as texts
from samakki.demo.gateways import read_told
from samakki.demo.jobs.living import live
from samakki.demo.jobs.staffing import staff_of_all
from samakki.demo.jobs.stage import Stage
from samakki.demo.rules import Dice, WalkingClock, make_form, plan_all
from samakki.demo.words import ALL, FORM_NAME, PUBLISHES, STAFF, StaffCard, Step, Wishes
from samakki.instruments import actions as instruments
from samakki.instruments import jobs as releases
from samakki.instruments.actions import Naming
from samakki.instruments.words import Imported, VersionState
from samakki.kernel.clocks import Chance, HybridClock
from samakki.kernel.deeds import By, Standing
from samakki.kernel.ids import NodeId, fresh_id
from samakki.sections.words import Section
from samakki.surveys import jobs as surveys
from samakki.watch import actions as watch

_SEED: Final = "Lotus House"
_AT_ONCE: Final = 100
_JUST_NOW: Final = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Filled:
    """What the demonstration holds: its staff, how many cases, how many things were done."""

    staff: list[StaffCard]
    cases: int
    steps: int


def fill(ends: datetime, chance: Chance, wishes: Wishes = ALL) -> Filled:
    """Live through everybody's days up to a moment, as was wished; keys come from `chance`, stories from dice.

    Many steps share one transaction, because each durable write of its own would cost a wait for the disk.
    """
    told = read_told()
    steps = plan_all(told, _SEED, timezone.localtime(ends) - _JUST_NOW, wishes.people)
    clock = WalkingClock(steps[0].at - timedelta(days=2))
    node = NodeId(fresh_id(clock, chance))
    by = By(node, clock, HybridClock(clock, chance.bytes(4).hex()), chance, Standing.NODE)
    joined = staff_of_all(by)
    releases.ship(by)
    surveys.ship(by)
    releases.ship_indicators(by)
    rules.ship_rules(by)
    texts.ship_texts(by)
    first = joined[STAFF[0].login].by
    second = joined[PUBLISHES].by
    form = _two_names(first, second, make_form(), Naming(name=FORM_NAME, section=Section.PSYCHOSOCIAL))
    for name, content in wishes.forms:
        _two_names(first, second, content, Naming(file_name=name))
    for one in joined.values():
        if one.by.role in GRANTING:
            watch.lay_decoys(one.by)
    stage = Stage({login: one.by for login, one in joined.items()}, clock, Dice(_SEED), form.version, told.counting)
    for some in _batches(steps):
        with transaction.atomic():
            for step in some:
                live(stage, step)
    for one in joined.values():
        access.sign_out(one.by, one.ticket)
    return Filled([one.card for one in joined.values()], len(stage.opened) + len(stage.expected), len(steps))


def _two_names(first: By, second: By, content: bytes, naming: Naming) -> Imported:
    """Let one member bring a form in and another publish it."""
    made = instruments.import_xlsform(first, content, naming)
    if made.state is VersionState.DRAFT:
        instruments.publish(second, made.version)
    return made


def _batches(steps: Sequence[Step]) -> Iterator[list[Step]]:
    left = iter(steps)
    while some := list(islice(left, _AT_ONCE)):
        yield some
