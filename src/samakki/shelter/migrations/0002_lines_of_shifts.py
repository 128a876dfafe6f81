"""A shift knows the numbers of its lines. Those that were before get them by the moments that they have."""

from datetime import datetime
from typing import Any

from django.db import migrations, models

_IN_ORDER = 999


def number_the_lines(apps: Any, _editor: Any) -> None:
    """Find for each shift the first line of the log that is stamped as it begins, and where it ended that of the next."""
    entries, shifts = apps.get_model("journal", "Entry"), apps.get_model("shelter", "Shift")
    for shift in shifts.objects.select_related("house"):
        lines = entries.objects.filter(file_id=shift.house.log_id).order_by("number").values_list("number", "stamp")
        told = [(number, _microseconds(stamp)) for number, stamp in lines]
        shift.first_line = _first_from(told, shift.began_at) or 0
        shift.last_line = _first_from(told, shift.ended_at) if shift.ended_at else None
        shift.save(update_fields=["first_line", "last_line"])


def _first_from(told: list[tuple[int, int]], moment: datetime) -> int | None:
    seconds = int(moment.timestamp())
    wanted = seconds * 1_000_000 + moment.microsecond
    return next((number for number, at in told if at >= wanted), None)


def _microseconds(stamp: str) -> int:
    wall, count, _node = stamp.split("-")
    return int(wall, 16) * 1_000 + min(int(count, 16), _IN_ORDER)


class Migration(migrations.Migration):
    dependencies = [("shelter", "0001_houses_beds_and_shifts"), ("journal", "0002_entries_and_reads_on_a_ground")]

    operations = [
        migrations.AddField("shift", "first_line", models.PositiveIntegerField(default=0)),
        migrations.AddField("shift", "last_line", models.PositiveIntegerField(null=True)),
        migrations.RunPython(number_the_lines, migrations.RunPython.noop),
    ]
