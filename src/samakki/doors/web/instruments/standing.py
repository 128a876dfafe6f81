"""How a version stands: a draft, published or withdrawn, by whom; publishing it as the second name, withdrawing it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from samakki.access.words import Role
from samakki.doors.web.desk.asking import by_of
from samakki.instruments import actions
from samakki.instruments.words import (
    Done,
    Hand,
    InstrumentUnknownError,
    StateMovedError,
    VersionId,
    VersionLine,
    VersionState,
)
from samakki.kernel.deeds import By
from samakki.kernel.ids import MemberId

KEEPERS: Final = frozenset({Role.SUPERVISOR, Role.AGENCY_ADMINISTRATOR, Role.NODE_ADMINISTRATOR})
COUNTERS: Final = frozenset({Role.SUPERVISOR, Role.AGENCY_ADMINISTRATOR})
STATE_WORDS: Final[Mapping[VersionState, Promise]] = {
    VersionState.DRAFT: _("draft"),
    VersionState.PUBLISHED: _("published"),
    VersionState.WITHDRAWN: _("withdrawn"),
}
COLOURS: Final = {VersionState.DRAFT: "yellow", VersionState.PUBLISHED: "green", VersionState.WITHDRAWN: "grey"}


@dataclass(frozen=True, slots=True)
class Standing:
    """A version in a list or on its page: how it stands, who did what, and what the reader may do now."""

    line: VersionLine
    by: By
    names: Mapping[MemberId, str]

    @property
    def words(self) -> str:
        """Name the state."""
        return str(STATE_WORDS[self.line.state])

    @property
    def colour(self) -> str:
        """Give the colour of its tag."""
        return COLOURS[self.line.state]

    @property
    def draft(self) -> bool:
        """Tell whether nobody has published it yet."""
        return self.line.state is VersionState.DRAFT

    @property
    def withdrawn(self) -> bool:
        """Tell whether it is not begun any more."""
        return self.line.state is VersionState.WITHDRAWN

    @property
    def brought_by(self) -> str:
        """Name who brought it."""
        return self._who(self.line.brought)

    @property
    def published_by(self) -> str:
        """Name who published it."""
        return self._who(self.line.published)

    @property
    def withdrawn_by(self) -> str:
        """Name who withdrew it."""
        return self._who(self.line.withdrawn)

    @property
    def own(self) -> bool:
        """Tell whether the reader brought it, and so is its first name."""
        return self.line.brought.member is not None and self.line.brought.member == self.by.member

    @property
    def keeps(self) -> bool:
        """Tell whether the reader decides which forms there are."""
        return self.by.role in KEEPERS

    @property
    def counts(self) -> bool:
        """Tell whether the reader may have answers counted."""
        return self.by.role in COUNTERS and self.line.published is not None

    def _who(self, done: Done | None) -> str:
        if done is None:
            return ""
        if done.hand is Hand.MEMBER:
            return self.names.get(done.member, gettext("somebody of another agency")) if done.member else ""
        return (
            gettext("the operator of this node") if done.hand is Hand.OPERATOR else gettext("this release of Samakki")
        )


@require_POST
def publish(request: HttpRequest, which: UUID) -> HttpResponse:
    """Publish a draft as the second name."""
    return _moved(request, which, actions.publish, gettext("Published: from now on people begin this version."))


@require_POST
def withdraw(request: HttpRequest, which: UUID) -> HttpResponse:
    """Withdraw a version: nobody begins it any more."""
    said = gettext("Withdrawn: nobody begins this version any more. What was begun in it can be finished.")
    return _moved(request, which, actions.withdraw, said)


def _moved(request: HttpRequest, which: UUID, act: Callable[[By, VersionId], None], said: str) -> HttpResponse:
    try:
        act(by_of(request), VersionId(which))
    except InstrumentUnknownError:
        raise Http404 from None
    except StateMovedError:
        messages.info(request, gettext("Somebody published or withdrew this version meanwhile. Nothing was changed."))
    else:
        messages.success(request, said)
    return redirect("instrument-version", which)
