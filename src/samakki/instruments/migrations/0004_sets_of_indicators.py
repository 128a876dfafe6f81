"""Sets of indicators and definitions in law, each in its versions."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("instruments", "0003_two_names_and_when"),
    ]

    operations = [
        migrations.CreateModel(
            name="IndicatorSetVersion",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=100)),
                ("number", models.PositiveIntegerField()),
                ("content", models.BinaryField()),
                ("content_hash", models.CharField(max_length=64)),
                ("loaded_by", models.UUIDField(null=True)),
                ("loaded_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["name", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("name", "number"), name="instruments_set_number_once"),
                    models.UniqueConstraint(fields=("name", "content_hash"), name="instruments_set_once"),
                ],
            },
        ),
    ]
