"""Wrong tries, as axes counts them."""

from datetime import datetime

from axes.models import AccessAttempt


def forget_tries(before: datetime) -> int:
    """Forget wrong tries that are older; tells how many."""
    return int(AccessAttempt.objects.filter(attempt_time__lt=before).delete()[0])
