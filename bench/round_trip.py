"""Ten thousand dense cases handed on by one agency and taken in by another: each must say there what it said here.

Usage: python -m bench.round_trip [CASES] [csv|xlsx|json]. Each case says something in more than half of all fields of
the record: rows, all kinds of missing, partial dates, money, several values side by side with who told them, links to
each other, many scripts. What is compared is made up twice from one seed and digested case by case, and never read back
from the first agency. Fails on the first case that differs.
"""

import io
import random
import resource
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from time import perf_counter, process_time
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from bench import journal_node

if TYPE_CHECKING:
    from samakki.cases.words import Brought
    from samakki.kernel.deeds import By
    from samakki.kernel.ids import FileId

CASES = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
FORM = sys.argv[2] if len(sys.argv) > 2 else "csv"  # noqa: PLR2004 -- the second argument
AT_ONCE = 200
Made = TypeVar("Made")


def main() -> int:
    """Make the cases up, hand them on, take them in, compare; print what each took."""
    with journal_node.node_folder():
        import django  # noqa: PLC0415 -- the folder must be named before

        django.setup()
        journal_node.migrate()
        here, there = agencies()
        spent = process_time()
        before = timed("opened", lambda: opened(here))
        content = timed("handed on", lambda: handed(here, before))
        moved = timed("taken in", lambda: taken(there, content, before))
        timed("compared", lambda: compare(there, before, moved))
        print(f"{CASES:,} dense cases as {FORM}, {len(content) / 1e6:.0f} MB: identical")
        print(
            f"of a processor: {process_time() - spent:.0f} s, {(process_time() - spent) / CASES * 1000:.1f} ms a case"
        )
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB")
    return 0


def timed(what: str, do: Callable[[], Made]) -> Made:
    """Do something and say how long it took."""
    began, spent = perf_counter(), process_time()
    made = do()
    print(f"{what}: {perf_counter() - began:.0f} s, of a processor {process_time() - spent:.0f} s", flush=True)
    return made


def agencies() -> "tuple[By, By]":
    """Found two agencies of one node, with a supervisor each."""
    from samakki.access.models import Agency, Member  # noqa: PLC0415 -- the house must stand
    from samakki.kernel import deeds  # noqa: PLC0415 -- as above
    from samakki.kernel.ids import AgencyId, MemberId, fresh_id  # noqa: PLC0415 -- as above
    from samakki.vault import actions as vault  # noqa: PLC0415 -- as above

    judge = deeds._House.judge
    deeds._House.judge = staticmethod(lambda _by, _act, _about: True)  # type: ignore[assignment]  # a file made for the test
    first = journal_node.found()
    by = journal_node.node_by()
    agency, member = AgencyId(fresh_id(by.clock, by.chance)), MemberId(fresh_id(by.clock, by.chance))
    vault.make_member_key(by, member, journal_node.PASSPHRASE)
    second = journal_node.sign_in(journal_node.Desk(by, agency, member))
    vault.make_agency_key(second.by, agency)
    deeds._House.judge = judge
    for number, desk in enumerate((first, second)):
        now = desk.by.clock.now()
        Agency.objects.create(id=desk.agency, name=f"Agency {number}", kind="other", added_at=now)
        Member.objects.create(
            id=desk.member,
            login=f"member{number}",
            display_name=f"Member {number}",
            agency_id=desk.agency,
            role="supervisor",
            joined_at=now,
        )
    ready = [replace(desk.by, role="supervisor", verdicts={}) for desk in (first, second)]
    return ready[0], ready[1]


def made_up() -> "Iterator[Brought]":
    """Make the cases up; the same each time."""
    from tests.transfers.generated import generated  # noqa: PLC0415 -- the house must stand

    dice = random.Random(7)
    ids = [UUID(int=dice.getrandbits(128), version=4) for _ in range(CASES)]
    for case in ids:
        yield generated(dice, case, dice.sample(ids, 2))


def opened(by: "By") -> "list[FileId]":
    """Open them, and see that they are dense."""
    from tests.transfers.generated import share_of  # noqa: PLC0415 -- as above

    from samakki.cases import actions as cases  # noqa: PLC0415 -- the house must stand

    found: list[FileId] = []
    coming = made_up()
    while some := list(islice(coming, AT_ONCE)):
        must(min(map(share_of, some)) > 0.5, "a case says little")  # noqa: PLR2004 -- half of all fields
        found += cases.open_cases(by, some)
    return found


def handed(by: "By", found: "list[FileId]") -> bytes:
    """Hand them on, closed fields too, and open the sealed file."""
    import pyzipper  # noqa: PLC0415 -- as below
    from tests.transfers.generated import NAMED  # noqa: PLC0415 -- as above

    from samakki.transfers import jobs  # noqa: PLC0415 -- the house must stand
    from samakki.transfers.words import Format, Reason, Wanted  # noqa: PLC0415 -- as above

    wanted = Wanted(tuple(found), Format(FORM), Reason.MOVING, closed=NAMED)
    made = jobs.hand_all(by, wanted, lambda _done, _of: None)
    with pyzipper.AESZipFile(io.BytesIO(made.content)) as archive:
        archive.setpassword(made.words.encode())
        return archive.read(archive.namelist()[0])


def taken(by: "By", content: bytes, before: "list[FileId]") -> dict[str, str]:
    """Take the file in as the command line does; gives where each case moved."""
    from samakki.transfers import actions, jobs  # noqa: PLC0415 -- the house must stand
    from samakki.transfers.models import Origin  # noqa: PLC0415 -- as above

    handle = io.BytesIO(content)
    found = actions.survey(by, handle)
    plan = actions.guess(by, "cases", found)
    actions.judge_plan(by, plan, found)
    report = jobs.take_all(by, handle, plan, found, "cases", lambda _row, _report: None)
    must((report.taken, report.problems) == (CASES, []), f"{report.taken}: {report.problems[:5]}")
    came = Origin.objects.order_by("id").values_list("file_id", flat=True)
    return {str(old): str(new) for old, new in zip(before, came, strict=True)}


def compare(by: "By", before: "list[FileId]", moved: dict[str, str]) -> None:
    """Make the cases up again and hold each against what stands at the other agency."""
    from tests.transfers.generated import came, digest, meant  # noqa: PLC0415 -- as above

    from samakki.cases import actions as cases  # noqa: PLC0415 -- the house must stand
    from samakki.kernel.ids import FileId  # noqa: PLC0415 -- as above
    from samakki.sections.words import Section  # noqa: PLC0415 -- as above

    again, places = made_up(), iter(before)
    while some := list(islice(again, AT_ONCE)):
        there = [FileId(UUID(moved[str(case)])) for case in islice(places, len(some))]
        for one, found in zip(some, cases.hand_on(by, there, list(Section), list(Section)), strict=True):
            must(digest(came(found)) == digest(meant(one, moved)), f"{found.case} says something else")


def must(holds: bool, words: str) -> None:  # noqa: FBT001 -- a statement
    """Stop where a figure would be a lie."""
    if not holds:
        raise SystemExit(words)


if __name__ == "__main__":
    sys.exit(main())
