"""Versions are drafts, published or withdrawn. What was there could be filled in: it stays so, published by this release."""

from typing import Any

from django.db import migrations, models
from django.db.models import F

HANDS = [("member", "member"), ("operator", "operator"), ("release", "release")]
STATES = [("draft", "draft"), ("published", "published"), ("withdrawn", "withdrawn")]


def tell_what_was_done(apps: Any, _editor: Any) -> None:
    """Say of every version who brought it, and that this release published it on the day it came."""
    version = apps.get_model("instruments", "Version")
    version.objects.filter(brought_by__isnull=False).update(brought_hand="member")
    version.objects.update(state="published", published_hand="release", published_at=F("brought_at"))


class Migration(migrations.Migration):
    dependencies = [("instruments", "0001_instruments_and_versions")]

    operations = [
        migrations.RenameField("version", "imported_by", "brought_by"),
        migrations.RenameField("version", "imported_at", "brought_at"),
        migrations.AddField(
            "version", "state", models.CharField(max_length=10, choices=STATES, default="draft"), preserve_default=False
        ),
        migrations.AddField(
            "version",
            "brought_hand",
            models.CharField(max_length=10, choices=HANDS, default="operator"),
            preserve_default=False,
        ),
        migrations.AddField(
            "version",
            "published_hand",
            models.CharField(max_length=10, blank=True, choices=HANDS, default=""),
            preserve_default=False,
        ),
        migrations.AddField("version", "published_by", models.UUIDField(null=True)),
        migrations.AddField("version", "published_at", models.DateTimeField(null=True)),
        migrations.AddField("version", "withdrawn_by", models.UUIDField(null=True)),
        migrations.AddField("version", "withdrawn_at", models.DateTimeField(null=True)),
        migrations.RunPython(tell_what_was_done, migrations.RunPython.noop),
    ]
