"""Who is told of an alarm, and who readers are to the person they read about."""

from collections.abc import Iterable

from samakki.access.models import Member
from samakki.access.words import GRANTING, ReaderNamed, Role
from samakki.kernel.deeds import By, sight
from samakki.kernel.ids import AgencyId, MemberId


@sight()
def watchers(by: By, agency: AgencyId) -> tuple[tuple[MemberId, ...], tuple[MemberId, ...]]:
    """Name those who lead an agency, and the auditors of the node."""
    del by
    rows = Member.objects.filter(active=True).order_by("joined_at", "pk")
    leading = rows.filter(agency_id=agency, role__in=[role.value for role in GRANTING])
    auditors = rows.filter(agency=None, role=Role.AUDITOR.value)
    return tuple(_ids(leading)), tuple(_ids(auditors))


@sight()
def readers_named(by: By, members: Iterable[MemberId]) -> dict[MemberId, ReaderNamed]:
    """Tell of members of any agency what they are, for whom they work, and their name where they agree to be named."""
    del by
    rows = Member.objects.filter(pk__in=set(members)).select_related("agency")
    return {
        MemberId(row.pk): ReaderNamed(
            Role(row.role), row.agency.name if row.agency else "", row.display_name if row.named else ""
        )
        for row in rows
    }


@sight()
def is_named(by: By) -> bool:
    """Tell whether one agrees that persons are told one's own name."""
    return by.member is not None and Member.objects.filter(pk=by.member, named=True).exists()


@sight()
def names_of_readers(by: By, members: Iterable[MemberId]) -> dict[MemberId, str]:
    """Name members of any agency, for those who watch."""
    del by
    rows = Member.objects.filter(pk__in=set(members)).values_list("pk", "display_name")
    return {MemberId(member): name for member, name in rows}


def _ids(rows: "Iterable[Member]") -> list[MemberId]:
    return [MemberId(row.pk) for row in rows]
