"""The tables of the keystore, and the milestones that the data keeps."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="MemberKey",
            fields=[
                ("member", models.UUIDField(primary_key=True, serialize=False)),
                ("public", models.BinaryField()),
                ("signature", models.BinaryField()),
                ("sealed_private", models.BinaryField()),
                ("salt", models.BinaryField()),
                ("memory", models.PositiveIntegerField()),
                ("rounds", models.PositiveSmallIntegerField()),
                ("lanes", models.PositiveSmallIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("node", models.UUIDField()),
                ("generation", models.BigIntegerField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name="Recovery",
            fields=[
                ("agency", models.UUIDField(primary_key=True, serialize=False)),
                ("epoch", models.PositiveIntegerField()),
                ("public", models.BinaryField()),
                ("signature", models.BinaryField()),
                ("wrap", models.BinaryField()),
                ("made_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Epoch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("agency", models.UUIDField()),
                ("epoch", models.PositiveIntegerField()),
                ("public", models.BinaryField()),
                ("signature", models.BinaryField()),
                ("sealed_under_next", models.BinaryField(null=True)),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("agency", "epoch"), name="vault_epoch_once")],
            },
        ),
        migrations.CreateModel(
            name="Grant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("agency", models.UUIDField()),
                ("epoch", models.PositiveIntegerField()),
                ("member", models.UUIDField(db_index=True)),
                ("wrap", models.BinaryField()),
                ("signature", models.BinaryField()),
                ("granted_at", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("agency", "epoch", "member"), name="vault_grant_once")],
            },
        ),
        migrations.CreateModel(
            name="Root",
            fields=[
                ("one", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("node", models.UUIDField()),
                ("node_key", models.BinaryField()),
                ("generation", models.BigIntegerField()),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("one", 1)), name="vault_root_is_one")],
            },
        ),
        migrations.CreateModel(
            name="Wrap",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file", models.UUIDField()),
                ("section", models.CharField(max_length=16)),
                ("entry", models.UUIDField(default=uuid.UUID("00000000-0000-0000-0000-000000000000"))),
                ("version", models.PositiveIntegerField()),
                ("agency", models.UUIDField()),
                ("epoch", models.PositiveIntegerField()),
                ("first", models.BooleanField()),
                ("wrap", models.BinaryField()),
                ("generation", models.BigIntegerField(db_index=True)),
                ("made_at", models.DateTimeField(db_index=True)),
            ],
            options={
                "indexes": [models.Index(fields=["agency", "epoch"], name="vault_wrap_by_epoch")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("file", "section", "entry", "version", "agency"), name="vault_wrap_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("first", True)),
                        fields=("file", "section", "entry", "version"),
                        name="vault_key_made_once",
                    ),
                ],
            },
        ),
    ]
