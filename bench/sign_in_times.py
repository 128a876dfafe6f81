"""Whether the wait at the door tells who has an account: wrong passphrases for known and for unknown names, in turn.

Usage: python -m bench.sign_in_times [TRIES of each, 10000]. Each try is the whole page; the order is drawn. Two
classifiers judge the times alone: the time itself, and how likely it was among those of the other half (fifty bands, so
that no shape of the two curves escapes). Fails when one of them reaches an AUC of .55. One guess costs 1 MiB here and
not 64: the less noise the passphrase makes, the more would be heard.
"""

import os
import sys
from bisect import bisect
from collections.abc import Callable, Sequence
from random import Random
from statistics import median, quantiles
from time import perf_counter

TRIES = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
MOST = 0.55
PEOPLE, BANDS = 20, 50
WARM = 200
os.environ["SAMAKKI_TEST_STORES"] = "sqlite"
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django  # noqa: E402 -- the stores are chosen first

django.setup()

from axes.models import AccessAttempt  # noqa: E402 -- the house must stand
from django.conf import settings  # noqa: E402 -- as above
from django.core.management import call_command  # noqa: E402 -- as above
from django.test import Client  # noqa: E402 -- as above

from samakki.access import actions as access  # noqa: E402 -- as above
from samakki.access.words import Role  # noqa: E402 -- as above
from samakki.kernel.clocks import HybridClock, SystemChance, WallClock  # noqa: E402 -- as above
from samakki.kernel.deeds import By, Standing  # noqa: E402 -- as above
from samakki.kernel.ids import NodeId, fresh_id  # noqa: E402 -- as above

PASSPHRASE = "four lanterns over a quiet river"  # noqa: S105 -- of a node that lives for some minutes


def main() -> int:
    """Try, and tell how well the times alone say which names are known."""
    settings.VAULT_PASSPHRASE_MEMORY = 1024
    known, unknown = names()
    took = tried(known, unknown)
    scores = {"the time itself": auc_of(took, lambda time: time), "its likelihood": auc_by_bands(took)}
    told = ", ".join(f"{name} {score:.3f}" for name, score in scores.items())
    middle = {kind: median(times) * 1000 for kind, times in took.items()}
    print(
        f"{TRIES:,} tries of each: known {middle[True]:.2f} ms, unknown {middle[False]:.2f} ms in the middle;"
        f" AUC by {told} (most {MOST})"
    )
    return int(max(scores.values()) >= MOST)


def names() -> tuple[list[str], list[str]]:
    """Found a node on which some work, and make up as many names that nobody has."""
    for store in ("default", "keystore"):
        call_command("migrate", database=store, verbosity=0)
    clock, chance = WallClock(), SystemChance()
    os.environ["SAMAKKI_NODE_SECRET_FILE"] = secret = os.path.join(os.environ["SAMAKKI_TEST_FOLDER"], "secret")  # noqa: PTH118 -- a name for the environment
    with open(secret, "w") as place:  # noqa: PTH123 -- as above
        place.write(chance.bytes(32).hex())
    node = By(NodeId(fresh_id(clock, chance)), clock, HybridClock(clock, "0a0b0c0d"), chance, Standing.NODE)
    door = By(node.node, node.clock, node.hybrid, node.chance)
    access.init_node(node, "DEMO shelter", "founder")
    known = [f"known{number:02d}" for number in range(PEOPLE)]
    for login in known:
        access.accept_invitation(door, access.invite_to_node(node, login, login, Role.AUDITOR), PASSPHRASE)
    return known, [f"other{number:02d}" for number in range(PEOPLE)]


def tried(known: Sequence[str], unknown: Sequence[str]) -> dict[bool, list[float]]:
    """Try each kind as often, in an order that is drawn; what is counted against a name is forgotten between tries."""
    dice, browser = Random("DEMO"), Client()
    order = [True] * (TRIES + WARM // 2) + [False] * (TRIES + WARM // 2)
    dice.shuffle(order)
    took: dict[bool, list[float]] = {True: [], False: []}
    for turn, kind in enumerate(order):
        login = dice.choice(known if kind else unknown)
        start = perf_counter()
        answer = browser.post("/sign-in/", {"login": login, "passphrase": f"wrong words, number {turn}"})
        spent = perf_counter() - start
        assert answer.status_code == 422, answer.status_code  # noqa: S101, PLR2004 -- a figure, not a product
        AccessAttempt.objects.all().delete()
        if turn >= WARM:
            took[kind].append(spent)
    return took


def auc_of(took: dict[bool, list[float]], score: Callable[[float], float]) -> float:
    """Tell how often a time of a known name scores above one of an unknown name; which way round does not matter."""
    scored = sorted((score(time), kind) for kind, times in took.items() for time in times)
    rank_sum, place = 0.0, 0
    while place < len(scored):
        end = place
        while end < len(scored) and scored[end][0] == scored[place][0]:
            end += 1
        known_here = sum(kind for _score, kind in scored[place:end])
        rank_sum += known_here * (place + end + 1) / 2
        place = end
    ones, others = len(took[True]), len(took[False])
    found = (rank_sum - ones * (ones + 1) / 2) / (ones * others)
    return max(found, 1 - found)


def auc_by_bands(took: dict[bool, list[float]]) -> float:
    """Learn from one half how likely each band of times is for a known name, and judge the other half by it."""
    learned = {kind: times[::2] for kind, times in took.items()}
    judged = {kind: times[1::2] for kind, times in took.items()}
    edges = quantiles([time for times in learned.values() for time in times], n=BANDS)
    counts = {kind: [1] * BANDS for kind in learned}
    for kind, times in learned.items():
        for time in times:
            counts[kind][bisect(edges, time)] += 1
    return auc_of(judged, lambda time: counts[True][bisect(edges, time)] / counts[False][bisect(edges, time)])


if __name__ == "__main__":
    sys.exit(main())
