import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "0001_agencies_members_and_sessions"),
        ("journal", "0001_the_journal"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Case",
            fields=[
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="journal.file",
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("last_entry_at", models.DateTimeField()),
                ("conflicts", models.PositiveIntegerField(default=0)),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.agency",
                    ),
                ),
                (
                    "worker",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["worker", "owner", "last_entry_at", "file"], name="case_worker_silence"),
                    models.Index(fields=["worker", "owner", "file"], name="case_worker_opened"),
                    models.Index(fields=["owner", "last_entry_at", "file"], name="case_owner_silence"),
                    models.Index(fields=["owner", "file"], name="case_owner_opened"),
                ],
            },
        ),
    ]
