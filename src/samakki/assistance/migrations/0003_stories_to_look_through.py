import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0001_agencies_members_and_sessions"),
        ("assistance", "0002_letters"),
        ("cases", "0003_what_stands_in_clear_of_the_day"),
    ]

    operations = [
        migrations.CreateModel(
            name="StoryLook",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("ref", models.CharField(max_length=8)),
                ("asked_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.case",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.agency",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["owner", "asked_at"], name="story_look_queue")],
                "constraints": [models.UniqueConstraint(fields=("case", "ref"), name="story_waits_once")],
            },
        ),
    ]
