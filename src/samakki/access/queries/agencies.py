"""Which agencies work at this node, and who of their staff has a name: for saying who may see, and who never."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from samakki.access.models import Agency, Member
from samakki.access.words import AgencyKind, AgencyNamed, Role, StaffNamed
from samakki.kernel.deeds import By, sight
from samakki.kernel.ids import AgencyId, MemberId


@sight()
def agencies(by: By) -> tuple[AgencyNamed, ...]:
    """List the agencies of this node by their names."""
    del by
    rows = Agency.objects.order_by("name").values_list("pk", "name", "kind")
    return tuple(AgencyNamed(AgencyId(agency), name, AgencyKind(kind)) for agency, name, kind in rows)


@sight()
def agency_names(by: By) -> dict[AgencyId, str]:
    """Tell the names of all agencies of this node, in the order in which they came."""
    del by
    rows = Agency.objects.order_by("added_at", "name").values_list("id", "name")
    return {AgencyId(agency): name for agency, name in rows}


@sight()
def staff_named(by: By, name: str) -> tuple[StaffNamed, ...]:
    """Find members of staff of any agency by their whole name as it is shown; a part of a name finds nobody."""
    del by
    wanted = " ".join(name.split())
    rows = Member.objects.filter(display_name__iexact=wanted) if wanted else Member.objects.none()
    return _staff(rows)


@sight()
def staff_known(by: By, members: Iterable[str]) -> tuple[StaffNamed, ...]:
    """Name members of staff of any agency of this node, by their ids as text; what is no id of one is left out."""
    del by
    wanted = [found for member in members if (found := _id(member))]
    return _staff(Member.objects.filter(pk__in=wanted)) if wanted else ()


def _staff(rows: QuerySet[Member]) -> tuple[StaffNamed, ...]:
    return tuple(
        StaffNamed(
            MemberId(row.pk),
            row.display_name,
            AgencyId(row.agency.pk),
            row.agency.name,
            Role(row.role),
            row.active,
        )
        for row in rows.select_related("agency").order_by("display_name", "pk")
        if row.agency
    )


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
