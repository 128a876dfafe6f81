"""Wrong tries, as axes counts them."""

from datetime import datetime

from axes.models import AccessAttempt
from django.db.models import Sum


def forget_tries(before: datetime) -> int:
    """Forget wrong tries that are older; tells how many."""
    return int(AccessAttempt.objects.filter(attempt_time__lt=before).delete()[0])


def wrong_tries(since: datetime, **of: str) -> int:
    """Count the wrong tries of rows that were touched since: of a login from everywhere, or of an address for all."""
    rows = AccessAttempt.objects.filter(attempt_time__gt=since, **of)
    return int(rows.aggregate(all=Sum("failures_since_start"))["all"] or 0)
