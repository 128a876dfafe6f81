"""What assistance stores in clear: when something is due and for whom, never what it is about."""

from samakki.assistance.models.dues import (
    Due,
)
from samakki.assistance.models.letters import (
    Letter,
    LetterBook,
)
from samakki.assistance.models.procedures import (
    Procedure,
    RuleChoice,
    RuleSet,
)
from samakki.assistance.models.stories import (
    StoryLook,
)
from samakki.assistance.models.supervision import (
    Away,
    Review,
)

__all__ = [
    "Away",
    "Due",
    "Letter",
    "LetterBook",
    "Procedure",
    "Review",
    "RuleChoice",
    "RuleSet",
    "StoryLook",
]
