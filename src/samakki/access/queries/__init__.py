"""What can be asked of access without opening anything."""

from samakki.access.queries.home import at_home, is_founded
from samakki.access.queries.judging import judge_of_the_house

__all__ = ["at_home", "is_founded", "judge_of_the_house"]
