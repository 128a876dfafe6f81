import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Checkpoint",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("node", models.UUIDField()),
                ("entries_size", models.BigIntegerField()),
                ("entries_root", models.BinaryField(max_length=32)),
                ("reads_size", models.BigIntegerField()),
                ("reads_root", models.BinaryField(max_length=32)),
                ("moment", models.CharField(max_length=32)),
                ("previous", models.BinaryField(max_length=32)),
                ("key", models.BinaryField(max_length=32)),
                ("signature", models.BinaryField(max_length=64)),
            ],
            options={
                "db_table": "journal_checkpoint",
            },
        ),
        migrations.CreateModel(
            name="EntryLeaf",
            fields=[
                ("position", models.BigIntegerField(primary_key=True, serialize=False)),
                ("entry", models.UUIDField(unique=True)),
                ("hash", models.BinaryField(max_length=32)),
            ],
            options={
                "db_table": "journal_entry_leaf",
            },
        ),
        migrations.CreateModel(
            name="File",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("node", models.UUIDField()),
                ("owner", models.UUIDField(db_index=True)),
                ("length", models.PositiveIntegerField(default=0)),
                ("head", models.BinaryField(max_length=32)),
                ("stamp", models.CharField(blank=True, max_length=26)),
                ("conflicts", models.PositiveIntegerField(default=0)),
            ],
            options={
                "db_table": "journal_file",
            },
        ),
        migrations.CreateModel(
            name="PendingEntry",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("entry", models.UUIDField()),
                ("hash", models.BinaryField(max_length=32)),
            ],
            options={
                "db_table": "journal_pending_entry",
            },
        ),
        migrations.CreateModel(
            name="PendingRead",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("read", models.UUIDField()),
                ("hash", models.BinaryField(max_length=32)),
            ],
            options={
                "db_table": "journal_pending_read",
            },
        ),
        migrations.CreateModel(
            name="Read",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("node", models.UUIDField()),
                ("member", models.UUIDField()),
                ("agency", models.UUIDField()),
                ("stamp", models.CharField(max_length=26)),
                ("purpose", models.CharField(max_length=24)),
                ("page", models.CharField(max_length=24)),
                ("entry", models.UUIDField(null=True)),
                ("hash", models.BinaryField(max_length=32)),
            ],
            options={
                "db_table": "journal_read",
            },
        ),
        migrations.CreateModel(
            name="ReadLeaf",
            fields=[
                ("position", models.BigIntegerField(primary_key=True, serialize=False)),
                ("read", models.UUIDField(unique=True)),
                ("hash", models.BinaryField(max_length=32)),
            ],
            options={
                "db_table": "journal_read_leaf",
            },
        ),
        migrations.CreateModel(
            name="Tree",
            fields=[
                ("name", models.CharField(max_length=8, primary_key=True, serialize=False)),
                ("size", models.BigIntegerField(default=0)),
                ("edge", models.BinaryField()),
            ],
            options={
                "db_table": "journal_tree",
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("node", models.UUIDField()),
                ("number", models.PositiveIntegerField()),
                ("section", models.CharField(max_length=16)),
                ("key_version", models.PositiveIntegerField()),
                ("author", models.UUIDField()),
                ("agency", models.UUIDField()),
                ("stamp", models.CharField(max_length=26)),
                ("closed", models.BooleanField()),
                ("body_hash", models.BinaryField(max_length=32)),
                ("attached_hash", models.BinaryField(max_length=32)),
                ("previous", models.BinaryField(max_length=32)),
                ("body", models.BinaryField()),
                (
                    "file",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="journal.file"
                    ),
                ),
            ],
            options={
                "db_table": "journal_entry",
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("section", models.CharField(max_length=16)),
                ("closed", models.BooleanField()),
                ("key_version", models.PositiveIntegerField()),
                ("pieces", models.PositiveIntegerField()),
                ("digest", models.BinaryField(max_length=32)),
                ("label", models.BinaryField()),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="journal.entry"
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="journal.file"),
                ),
            ],
            options={
                "db_table": "journal_attachment",
            },
        ),
        migrations.CreateModel(
            name="Piece",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField()),
                ("blob", models.BinaryField()),
                (
                    "attachment",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="journal.attachment",
                    ),
                ),
            ],
            options={
                "db_table": "journal_piece",
            },
        ),
        migrations.CreateModel(
            name="ReadFile",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("sections", models.CharField(max_length=128)),
                (
                    "file",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="journal.file"),
                ),
                (
                    "read",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="journal.read"),
                ),
            ],
            options={
                "db_table": "journal_read_file",
            },
        ),
        migrations.CreateModel(
            name="Snapshot",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("section", models.CharField(max_length=16)),
                ("key_version", models.PositiveIntegerField()),
                ("through", models.PositiveIntegerField()),
                ("conflicts", models.PositiveIntegerField(default=0)),
                ("blob", models.BinaryField()),
                (
                    "file",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="journal.file"
                    ),
                ),
            ],
            options={
                "db_table": "journal_snapshot",
            },
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.UniqueConstraint(fields=("file", "number"), name="journal_entry_once_in_its_place"),
        ),
        migrations.AddConstraint(
            model_name="piece",
            constraint=models.UniqueConstraint(fields=("attachment", "number"), name="journal_piece_once_in_its_place"),
        ),
        migrations.AddConstraint(
            model_name="snapshot",
            constraint=models.UniqueConstraint(fields=("file", "section"), name="journal_one_snapshot_a_section"),
        ),
    ]
