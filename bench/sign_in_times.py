"""Whether the wait at the door tells who has an account: wrong passphrases for known and for unknown names, in turn.

Usage: python -m bench.sign_in_times [--tries 10000] [--locked 2000]. Each try is the whole page; the order is drawn.
Three classifiers judge the times alone: the time itself by its rank, one threshold on it, and how likely it was among
those of the other half (fifty bands, so that no shape of the two curves escapes); the latter two learn from one half
and judge the other. Then the same of doors that are closed: to a login at one place, to a login that is guessed at from
many, and to one whose passphrase is right. Fails when one of them reaches an AUC of .55. One guess costs 1 MiB here and
not 64: the less noise the passphrase makes, the more would be heard.
"""

import argparse
import os
import sys
from bisect import bisect
from collections.abc import Callable, Sequence
from random import Random
from statistics import median, quantiles
from time import perf_counter

if __name__ == "__main__":
    os.environ["SAMAKKI_TEST_STORES"] = "sqlite"
    os.environ["SAMAKKI_LOG"] = "ERROR"
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

    import django

    django.setup()

from axes.models import AccessAttempt
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from samakki.access import actions as access
from samakki.access.words import LOGIN_TRIES, Role
from samakki.kernel.clocks import HybridClock, SystemChance, WallClock
from samakki.kernel.deeds import By, Standing
from samakki.kernel.ids import NodeId, fresh_id

ASKED = argparse.ArgumentParser()
ASKED.add_argument("--tries", type=int, default=10_000)
ASKED.add_argument("--locked", type=int, default=2_000)
MOST = 0.55
PEOPLE, BANDS = 20, 50
WARM = 200
WRONG, CLOSED = 422, 429
Took = dict[bool, list[float]]
PASSPHRASE = "four lanterns over a quiet river"  # noqa: S105 -- of a node that lives for some minutes


def main() -> int:
    """Try, and tell how well the times alone say which names are known."""
    asked = ASKED.parse_args()
    settings.VAULT_PASSPHRASE_MEMORY = 1024
    known, unknown = names()
    took = tried(known, unknown, asked.tries)
    worst = tell(f"{asked.tries:,} tries of each", took, "known", "unknown")
    for name, (ones, others) in closed(known, unknown, asked.locked).items():
        worst = max(worst, tell(f"{asked.locked:,} closed {name}", {True: ones, False: others}, "one", "other"))
    return int(worst >= MOST)


def tell(what: str, took: Took, one: str, other: str) -> float:
    """Print the middle times and each classifier; give the best one's AUC."""
    scores = {
        "rank": auc_of(took, lambda time: time),
        "one threshold": auc_by_threshold(took),
        "likelihood": auc_by_bands(took),
    }
    told = ", ".join(f"{name} {score:.3f}" for name, score in scores.items())
    middle = {kind: median(times) * 1000 for kind, times in took.items()}
    print(
        f"{what}: {one} {middle[True]:.2f} ms, {other} {middle[False]:.2f} ms in the middle;"
        f" AUC by {told} (most {MOST})"
    )
    return max(scores.values())


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


def tried(known: Sequence[str], unknown: Sequence[str], tries: int) -> Took:
    """Try each kind as often, in an order that is drawn; what is counted against a name is forgotten between tries."""
    dice, browser = Random("DEMO"), Client()
    took: Took = {True: [], False: []}
    for turn, kind in enumerate(drawn(dice, tries)):
        login = dice.choice(known if kind else unknown)
        spent = posted(browser, login, f"wrong words, number {turn}", WRONG)
        AccessAttempt.objects.all().delete()
        if turn >= warming(tries):
            took[kind].append(spent)
    return took


def drawn(dice: Random, tries: int) -> list[bool]:
    """Draw the order of so many tries of each kind, and of those that warm up."""
    order = [True, False] * (tries + warming(tries) // 2)
    dice.shuffle(order)
    return order


def warming(tries: int) -> int:
    """Tell how many tries of both kinds are not counted, because they warm up."""
    return min(WARM, tries)


def posted(browser: Client, login: str, passphrase: str, expected: int, address: str = "127.0.0.1") -> float:
    """Try to come in; gives seconds."""
    start = perf_counter()
    answer = browser.post("/sign-in/", {"login": login, "passphrase": passphrase}, REMOTE_ADDR=address)
    spent = perf_counter() - start
    assert answer.status_code == expected, answer.status_code  # noqa: S101 -- a figure, not a product
    return spent


def closed(known: Sequence[str], unknown: Sequence[str], tries: int) -> dict[str, tuple[list[float], list[float]]]:
    """Close the door in each way, and ask on: of one sort and of the other, the times of what is answered."""
    own = {login: f"203.0.113.{place}" for place, login in enumerate([*known, *unknown], start=1)}
    for login, place in own.items():
        for number in range(settings.AXES_FAILURE_LIMIT):
            posted(Client(), login, f"wrong words, number {number}", WRONG, place)
    at_one = asked_on(tries, known, unknown, own.get)
    AccessAttempt.objects.all().delete()
    for at, login in enumerate(own):
        for number in range(LOGIN_TRIES):
            posted(Client(), login, f"wrong words, number {number}", WRONG, f"198.{18 + at % 2}.{at}.{number // 4}")
    by_many = asked_on(tries, known, unknown, lambda _login: "192.0.2.1")
    right = asked_on(tries, known, known, lambda _login: "192.0.2.1", right=True)
    AccessAttempt.objects.all().delete()
    return {
        "to a login at one place, known or unknown": at_one,
        "to a login guessed at from many places, known or unknown": by_many,
        "to a known login, with the right passphrase or a wrong one": right,
    }


def asked_on(
    tries: int,
    ones: Sequence[str],
    others: Sequence[str],
    place: Callable[[str], str | None],
    *,
    right: bool = False,
) -> tuple[list[float], list[float]]:
    """Ask at a closed door, one of each sort in an order that is drawn; with `right`, the one sort knows the words."""
    dice, browser = Random("DEMO"), Client()
    took: Took = {True: [], False: []}
    for turn, kind in enumerate(drawn(dice, tries)):
        login = dice.choice(ones if kind else others)
        words = PASSPHRASE if kind and right else f"wrong words, number {turn}"
        spent = posted(browser, login, words, CLOSED, place(login) or "")
        if turn >= warming(tries):
            took[kind].append(spent)
    return took[True], took[False]


def auc_of(took: Took, score: Callable[[float], float]) -> float:
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


def auc_by_threshold(took: Took) -> float:
    """Learn from one half the time that parts the two best, and judge the other half by being over it or not."""
    every = sorted((time, kind) for kind, times in took.items() for time in times[::2])
    sizes = {kind: len(times[::2]) for kind, times in took.items()}
    passed, best, edge = {True: 0, False: 0}, 0.0, 0.0
    for time, kind in every:
        passed[kind] += 1
        apart = abs(passed[True] / sizes[True] - passed[False] / sizes[False])
        if apart > best:
            best, edge = apart, time
    return auc_of({kind: times[1::2] for kind, times in took.items()}, lambda time: time > edge)


def auc_by_bands(took: Took) -> float:
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
