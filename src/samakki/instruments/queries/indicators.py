"""What can be asked of sets of indicators: which there are, what they look at, how each indicator stands."""

from samakki.instruments.models import IndicatorSetVersion
from samakki.instruments.rules.indicators import stored_set
from samakki.instruments.rules.indicators import weigh as weighed
from samakki.instruments.words import IndicatorSetId, KnownBySource, SetShown, SetUnknownError, Weighing
from samakki.kernel.deeds import By, sight
from samakki.kernel.ids import MemberId


@sight()
def indicator_sets(by: By) -> tuple[SetShown, ...]:
    """List the newest version of every set of indicators and of every country's definitions."""
    newest = {found.name: found for found in IndicatorSetVersion.objects.order_by("name", "number")}
    return tuple(_set(found) for found in newest.values())


@sight()
def indicator_set(by: By, which: IndicatorSetId) -> SetShown:
    """Show one version of a set, however old: a screening stays readable with the set that it used.

    Raises SetUnknownError.
    """
    found = IndicatorSetVersion.objects.filter(id=which).first()
    if found is None:
        raise SetUnknownError
    return _set(found)


@sight()
def weigh(by: By, which: IndicatorSetId, known: KnownBySource) -> Weighing:
    """Judge how each indicator of a set stands in what is known. Raises SetUnknownError."""
    return weighed(indicator_set(by, which).content, known)


def _set(found: IndicatorSetVersion) -> SetShown:
    loader = MemberId(found.loaded_by) if found.loaded_by else None
    content = stored_set(bytes(found.content))
    return SetShown(IndicatorSetId(found.id), found.number, loader, found.loaded_at, content)
