import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Instrument",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=200, unique=True)),
                ("form_id", models.CharField(blank=True, max_length=200)),
                (
                    "section",
                    models.CharField(
                        choices=[
                            ("identity", "identity"),
                            ("contact", "contact"),
                            ("experience", "experience"),
                            ("health", "health"),
                            ("psychosocial", "psychosocial"),
                            ("legal", "legal"),
                            ("safety", "safety"),
                            ("livelihood", "livelihood"),
                            ("family", "family"),
                            ("administration", "administration"),
                        ],
                        max_length=20,
                    ),
                ),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("form_id", ""), _negated=True),
                        fields=("form_id",),
                        name="instruments_form_id_is_one",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=500)),
                ("form_version", models.CharField(blank=True, max_length=200)),
                ("languages", models.CharField(blank=True, max_length=1000)),
                ("questions", models.PositiveIntegerField()),
                ("definition", models.BinaryField()),
                ("definition_hash", models.CharField(max_length=64)),
                ("source", models.BinaryField()),
                ("source_hash", models.CharField(max_length=64)),
                ("imported_by", models.UUIDField(null=True)),
                ("imported_at", models.DateTimeField()),
                (
                    "instrument",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="instruments.instrument",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("instrument", "number"), name="instruments_number_once"),
                    models.UniqueConstraint(fields=("instrument", "definition_hash"), name="instruments_form_once"),
                ],
            },
        ),
    ]
