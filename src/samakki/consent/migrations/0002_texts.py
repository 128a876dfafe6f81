"""Texts that are read together."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("consent", "0001_grounds"), ("access", "0004_what_guards_an_account")]

    operations = [
        migrations.CreateModel(
            name="Text",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=16)),
                ("version", models.PositiveIntegerField()),
                ("language", models.CharField(max_length=12)),
                ("title", models.CharField(max_length=200)),
                ("body", models.TextField()),
                ("hash", models.CharField(max_length=64)),
                ("state", models.CharField(choices=[("draft", "draft"), ("reviewed", "reviewed")], max_length=10)),
                ("taken_in_at", models.DateTimeField()),
                ("signed_at", models.DateTimeField(null=True)),
                (
                    "signed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="text",
            constraint=models.UniqueConstraint(
                fields=("name", "version", "language"), name="consent_text_has_a_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="text",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("signed_at", None), ("signed_by", None)),
                    models.Q(("signed_at__isnull", False), ("signed_by__isnull", False)),
                    _connector="OR",
                ),
                name="consent_text_signed_whole",
            ),
        ),
    ]
