import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "0001_agencies_members_and_sessions"),
        ("cases", "0003_what_stands_in_clear_of_the_day"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Away",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("since", models.DateField()),
                ("until", models.DateField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "covered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
                "indexes": [models.Index(fields=["owner", "until"], name="away_of_agency")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("since__lte", models.F("until"))), name="away_forwards")
                ],
            },
        ),
        migrations.CreateModel(
            name="RuleSet",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("country", models.CharField(blank=True, max_length=2)),
                ("version", models.CharField(max_length=40)),
                ("content", models.JSONField()),
                ("taken_in_at", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("country", "version"), name="rules_have_a_version")],
            },
        ),
        migrations.CreateModel(
            name="RuleChoice",
            fields=[
                (
                    "agency",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="access.agency",
                    ),
                ),
                ("since", models.DateTimeField()),
                (
                    "rules",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="assistance.ruleset"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Due",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("plan action", "plan action"),
                            ("appointment", "appointment"),
                            ("follow-up", "follow-up"),
                            ("second opinion", "second opinion"),
                            ("review", "review"),
                            ("limit", "limit"),
                            ("watch", "watch"),
                            ("alarm", "alarm"),
                        ],
                        max_length=20,
                    ),
                ),
                ("ref", models.CharField(max_length=60)),
                ("on", models.DateField()),
                ("at", models.TimeField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("done", "done"),
                            ("missed", "missed"),
                            ("dropped", "dropped"),
                            ("resting", "resting"),
                        ],
                        max_length=10,
                    ),
                ),
                ("settled_on", models.DateField(null=True)),
                ("tries", models.PositiveIntegerField(default=0)),
                (
                    "case",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                "indexes": [
                    models.Index(fields=["member", "owner", "state", "on"], name="due_of_member"),
                    models.Index(fields=["owner", "state", "on"], name="due_of_agency"),
                    models.Index(fields=["owner", "kind", "state", "on"], name="due_of_kind"),
                    models.Index(fields=["case", "owner", "state", "on"], name="due_of_case"),
                ],
                "constraints": [models.UniqueConstraint(fields=("case", "kind", "ref"), name="due_once")],
            },
        ),
        migrations.CreateModel(
            name="Procedure",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("about", models.CharField(max_length=20)),
                ("version", models.PositiveIntegerField()),
                ("words", models.TextField()),
                ("written_at", models.DateTimeField()),
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
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "about", "version"), name="procedure_has_a_version")
                ],
            },
        ),
        migrations.CreateModel(
            name="Review",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("about", models.CharField(max_length=20)),
                ("ref", models.CharField(max_length=8)),
                ("asked_at", models.DateTimeField()),
                ("verdict", models.CharField(blank=True, max_length=12)),
                ("decided_at", models.DateTimeField(null=True)),
                ("seen_at", models.DateTimeField(null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.case"),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                "indexes": [models.Index(fields=["owner", "verdict", "asked_at"], name="review_queue")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at", None), ("decided_by", None), ("verdict", "")),
                            models.Q(
                                models.Q(("verdict", ""), _negated=True),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="review_decided_whole",
                    )
                ],
            },
        ),
    ]
