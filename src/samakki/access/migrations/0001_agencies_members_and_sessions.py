import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Agency",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=120, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("shelter", "shelter"),
                            ("welfare office", "welfare office"),
                            ("hotline", "hotline"),
                            ("police", "police"),
                            ("border office", "border office"),
                            ("health service", "health service"),
                            ("legal aid", "legal aid"),
                            ("court", "court"),
                            ("embassy", "embassy"),
                            ("ministry", "ministry"),
                            ("research", "research"),
                            ("other", "other"),
                        ],
                        max_length=16,
                    ),
                ),
                ("added_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Member",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("login", models.CharField(max_length=40, unique=True)),
                ("display_name", models.CharField(max_length=80)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("caseworker", "caseworker"),
                            ("supervisor", "supervisor"),
                            ("hotline counsellor", "hotline counsellor"),
                            ("agency administrator", "agency administrator"),
                            ("node administrator", "node administrator"),
                            ("auditor", "auditor"),
                        ],
                        max_length=24,
                    ),
                ),
                ("language", models.CharField(blank=True, default="", max_length=12)),
                ("active", models.BooleanField(default=True)),
                ("joined_at", models.DateTimeField()),
                ("pin_mark", models.BinaryField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.agency"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Node",
            fields=[
                ("one", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("node", models.UUIDField()),
                ("founded_at", models.DateTimeField()),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("one", 1)), name="access_node_is_one")],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("mark", models.BinaryField(max_length=32, unique=True)),
                ("login", models.CharField(max_length=40)),
                ("display_name", models.CharField(max_length=80)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("caseworker", "caseworker"),
                            ("supervisor", "supervisor"),
                            ("hotline counsellor", "hotline counsellor"),
                            ("agency administrator", "agency administrator"),
                            ("node administrator", "node administrator"),
                            ("auditor", "auditor"),
                        ],
                        max_length=24,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("accepted_at", models.DateTimeField(null=True)),
                ("revoked_at", models.DateTimeField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.agency"
                    ),
                ),
                (
                    "by_member",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["agency", "ends_at"], name="access_invited_by")],
            },
        ),
        migrations.CreateModel(
            name="Parked",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("sealed", models.BinaryField()),
                ("at", models.DateTimeField()),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["member", "at"], name="access_parked_forms")],
            },
        ),
        migrations.CreateModel(
            name="Sitting",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("mark", models.BinaryField(max_length=32)),
                ("sealed_key", models.BinaryField(null=True)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("second factor", "second factor"),
                            ("open", "open"),
                            ("locked", "locked"),
                            ("ended", "ended"),
                        ],
                        max_length=16,
                    ),
                ),
                ("device", models.CharField(max_length=40)),
                ("started_at", models.DateTimeField()),
                ("active_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(db_index=True, null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("challenge", models.BinaryField(null=True)),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["member", "-started_at"], name="access_seated")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", False), ("sealed_key__isnull", True), ("stage", "ended")),
                            models.Q(
                                models.Q(("stage", "ended"), _negated=True),
                                ("ended_at__isnull", True),
                                ("sealed_key__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="access_sitting_ended_without_key",
                    )
                ],
            },
        ),
    ]
