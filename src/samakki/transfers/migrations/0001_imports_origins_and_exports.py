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
            name="Import",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("format", models.CharField(max_length=8)),
                ("begun_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("epoch", models.PositiveIntegerField()),
                ("mark", models.BinaryField(max_length=32)),
                ("through", models.PositiveIntegerField(default=0)),
                ("taken", models.PositiveIntegerField(default=0)),
                ("already", models.PositiveIntegerField(default=0)),
                ("refused", models.PositiveIntegerField(default=0)),
                ("rows", models.PositiveIntegerField(default=0)),
                ("stage", models.CharField(default="running", max_length=12)),
                ("sealed", models.BinaryField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.agency",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "transfers_import",
            },
        ),
        migrations.CreateModel(
            name="Origin",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("epoch", models.PositiveIntegerField()),
                ("mark", models.BinaryField(max_length=32)),
                ("said", models.BinaryField(max_length=32)),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.agency",
                    ),
                ),
                (
                    "brought",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="transfers.import",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="journal.file"),
                ),
            ],
            options={
                "db_table": "transfers_origin",
            },
        ),
        migrations.CreateModel(
            name="Slice",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("transfer", models.UUIDField()),
                ("kind", models.CharField(max_length=8)),
                ("number", models.PositiveIntegerField()),
                ("rows", models.PositiveIntegerField()),
                ("blob", models.BinaryField()),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "db_table": "transfers_slice",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("transfer", "kind", "number"), name="transfers_slice_once_in_its_place"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Export",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("format", models.CharField(max_length=8)),
                ("purpose", models.CharField(max_length=24)),
                ("begun_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("cases", models.PositiveIntegerField()),
                ("done", models.PositiveIntegerField(default=0)),
                ("sealed", models.BinaryField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="access.agency",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "transfers_export",
                "indexes": [models.Index(fields=["agency", "begun_at"], name="transfers_exports_of_agency")],
            },
        ),
        migrations.AddIndex(
            model_name="import",
            index=models.Index(fields=["agency", "begun_at"], name="transfers_imports_of_agency"),
        ),
        migrations.AddConstraint(
            model_name="origin",
            constraint=models.UniqueConstraint(fields=("agency", "epoch", "mark"), name="transfers_row_comes_once"),
        ),
    ]
