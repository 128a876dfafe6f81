"""What is stored of duties: dates and states; what was asked and what happened lies sealed."""

from samakki.duties.models.breaches import Breach, Concerned, Noted
from samakki.duties.models.requests import Request

__all__ = ["Breach", "Concerned", "Noted", "Request"]
