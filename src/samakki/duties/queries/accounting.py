"""The account of the node for who checks: counted from what lies in clear, without a key."""

from collections import Counter

from django.apps import apps
from django.utils import timezone

from samakki.access import queries as access
from samakki.consent import queries as consent
from samakki.duties.models import Breach, Request
from samakki.duties.queries.breaches import breach_in
from samakki.duties.words import SAMPLED, Account, ClearColumn, ReadAtRandom, RequestKind, RequestState
from samakki.journal import queries as journal
from samakki.keeping import queries as keeping
from samakki.kernel.deeds import By, sight
from samakki.transfers import queries as transfers


@sight()
def account(by: By) -> Account:
    """Count what the whole node has to show."""
    today = timezone.localdate(by.clock.now())
    rows = Request.objects.values_list("kind", "state")
    counted = Counter((RequestKind(kind), RequestState(state)) for kind, state in rows)
    found = Breach.objects.order_by("-found_at").prefetch_related("concerned")
    return Account(
        agencies=len(access.agency_names(by)),
        point=access.checkpoint_of_log(by),
        grounds=consent.tally(by),
        requests=counted,
        late=Request.objects.filter(state=RequestState.ASKED.value, due_on__lt=today).count(),
        erased=keeping.erased(by),
        handed_out=transfers.handed_out(by),
        breaches=tuple(breach_in(row) for row in found),
        columns=_columns(),
    )


@sight()
def sample_reads(by: By) -> tuple[ReadAtRandom, ...]:
    """Draw thirty readings by chance, each with the ground by which it was possible."""
    drawn = journal.sample(by, SAMPLED)
    kinds = consent.kinds_of(by, {ground for one in drawn for ground in one.grounds})
    named = access.names_of_traces(by, [one.trace for one in drawn])
    return tuple(
        ReadAtRandom(
            id=one.trace.id,
            moment=one.trace.moment,
            agency_name=line.agency_name,
            who=line.who,
            page=one.trace.page,
            purpose=one.trace.purpose,
            files=len(one.trace.files),
            sections=one.trace.sections,
            grounds=tuple(kinds[ground] for ground in one.grounds if ground in kinds),
        )
        for one, line in zip(drawn, named, strict=True)
    )


def _columns() -> tuple[ClearColumn, ...]:
    ours = sorted(apps.get_models(), key=lambda model: model._meta.db_table)
    told = ((model._meta.db_table, getattr(model, "IN_CLEAR", {})) for model in ours)
    return tuple(ClearColumn(table, column, why) for table, clear in told for column, why in clear.items())
