from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Fact",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("person", models.UUIDField()),
                ("owner", models.UUIDField()),
                ("dimension", models.CharField(max_length=100)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("value", "value"),
                            ("no", "no"),
                            ("unknown", "unknown"),
                            ("not asked", "not asked"),
                            ("suppressed", "suppressed"),
                            ("prefers not to say", "prefers not to say"),
                            ("unsettled", "unsettled"),
                        ],
                        max_length=20,
                    ),
                ),
                ("value", models.CharField(blank=True, max_length=60)),
                ("recorded_from", models.DateField()),
                ("recorded_to", models.DateField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["owner", "dimension", "recorded_from"], name="fact_counted"),
                    models.Index(fields=["person", "dimension"], name="fact_of_person"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "dimension", "kind", "value", "recorded_from"), name="fact_told_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("recorded_to__isnull", True),
                            ("recorded_to__gt", models.F("recorded_from")),
                            _connector="OR",
                        ),
                        name="fact_ends_after_it_began",
                    ),
                ],
            },
        ),
    ]
