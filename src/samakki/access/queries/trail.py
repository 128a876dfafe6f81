"""The log without contents, for auditors: who opened and wrote what kind of thing, and whether anything was changed."""

import json
from collections.abc import Iterable, Sequence
from uuid import UUID

from samakki.access.models import Agency, Member
from samakki.access.words import Log, LogPoint, LogProof, NotFitError, Traced, unfit
from samakki.journal import queries as journal
from samakki.journal.words import Checkpoint, Fault, Trace
from samakki.kernel.deeds import By, sight


@sight()
def log_without_contents(by: By, log: Log = Log.READ, before: UUID | None = None) -> tuple[Traced, ...]:
    """List fifty lines of a log, the newest first; `before` is the id of the last one that was seen."""
    ask = journal.readings if log is Log.READ else journal.writings
    return names_of_traces(by, ask(by, before))


@sight()
def names_of_traces(by: By, found: Sequence[Trace]) -> tuple[Traced, ...]:
    """Give lines of a log with the names of who did it and for which agency."""
    del by
    members, agencies = _names(found)
    return tuple(
        Traced(
            id=one.id,
            moment=one.moment,
            who=members.get(one.member, ""),
            agency_name=agencies.get(one.agency, ""),
            page=one.page,
            purpose=one.purpose,
            files=one.files,
            sections=one.sections,
            closed=one.closed,
        )
        for one in found
    )


@sight()
def checkpoint_of_log(by: By) -> LogPoint | None:
    """Give the newest signed checkpoint, None before the first."""
    point = journal.checkpoint(by)
    if point is None:
        return None
    return LogPoint(point.number, point.moment, point.entries_size, point.reads_size, point.told())


@sight()
def verify_log(by: By, witness: bytes = b"") -> LogProof:
    """Prove the whole log, against a checkpoint that somebody else kept where one is given; nothing is opened.

    Raises NotFitError when the witness is no checkpoint.
    """
    found = journal.verify(by, _witness(witness) if witness else None)
    if isinstance(found, Fault):
        return LogProof(found.wrong.value, found.place, found.seen)
    return LogProof(
        entries=found.entries,
        reads=found.reads,
        checkpoints=found.checkpoints,
        unsigned_entries=found.unsigned_entries,
        unsigned_reads=found.unsigned_reads,
    )


def _witness(told: bytes) -> Checkpoint:
    try:
        return Checkpoint.read(json.loads(told))
    except (ValueError, RecursionError):
        raise NotFitError(unfit.WITNESS, "witness") from None


def _names(found: Iterable[Trace]) -> tuple[dict[UUID, str], dict[UUID, str]]:
    members = Member.objects.filter(pk__in={one.member for one in found}).values_list("pk", "display_name")
    agencies = Agency.objects.filter(pk__in={one.agency for one in found}).values_list("pk", "name")
    return dict(members), dict(agencies)
