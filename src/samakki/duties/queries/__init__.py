"""What can be asked of duties without opening anything: what waits, whose clock runs, how it was answered."""

from samakki.duties.queries.breaches import breach, breach_of, breaches, running
from samakki.duties.queries.requests import of_request, request, requests, requests_of

__all__ = ["breach", "breach_of", "breaches", "of_request", "request", "requests", "requests_of", "running"]
