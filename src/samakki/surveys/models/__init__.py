"""What surveys store in clear: rounds, that somebody was asked, codes, definitions, and numbers as they were told."""

from samakki.surveys.models.asked import CodeList, Respondent, Round, Survey
from samakki.surveys.models.counted import Analysis, Party, Told, Use

__all__ = ["Analysis", "CodeList", "Party", "Respondent", "Round", "Survey", "Told", "Use"]
