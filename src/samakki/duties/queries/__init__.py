"""What can be asked of duties without opening anything: what waits, whose clock runs, how it was answered."""

from samakki.duties.queries.accounting import account, sample_reads
from samakki.duties.queries.breaches import breach, breaches, running
from samakki.duties.queries.requests import request, requests, requests_of

__all__ = ["account", "breach", "breaches", "request", "requests", "requests_of", "running", "sample_reads"]
