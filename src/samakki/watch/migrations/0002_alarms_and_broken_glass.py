"""What was unusual, and the glass that was broken."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Alarms, duty, and sections opened because a life is at risk."""

    dependencies = [
        ("access", "0005_whom_alarms_reach"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("watch", "0001_who_looked"),
    ]

    operations = [
        migrations.CreateModel(
            name="Alarm",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("outside own list", "outside own list"),
                            ("many persons", "many persons"),
                            ("flagged person", "flagged person"),
                            ("searches", "searches"),
                            ("decoy", "decoy"),
                            ("never-list", "never-list"),
                            ("glass broken", "glass broken"),
                            ("glass broken alone", "glass broken alone"),
                        ],
                        max_length=20,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("day", models.DateField()),
                ("number", models.PositiveIntegerField(default=1)),
                ("file", models.UUIDField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("seen once", "seen once"), ("settled", "settled")], max_length=12
                    ),
                ),
                ("asked_at", models.DateTimeField(null=True)),
                ("answer", models.CharField(blank=True, default="", max_length=16)),
                ("answered_at", models.DateTimeField(null=True)),
                ("first_at", models.DateTimeField(null=True)),
                (
                    "first",
                    models.CharField(
                        blank=True, choices=[("cleared", "cleared"), ("upheld", "upheld")], default="", max_length=8
                    ),
                ),
                ("verdict", models.CharField(blank=True, default="", max_length=8)),
                ("settled_at", models.DateTimeField(null=True)),
                ("disagreed", models.BooleanField(default=False)),
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
                    "asked_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "first_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                (
                    "second_by",
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
                    models.Index(fields=["agency", "state", "at"], name="watch_alarms_of_agency"),
                    models.Index(fields=["member", "kind", "day"], name="watch_alarms_of_member"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("first_by", None),
                            models.Q(("first_by", models.F("member")), _negated=True),
                            _connector="OR",
                        ),
                        name="watch_nobody_judges_themselves",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("second_by", None),
                            models.Q(
                                models.Q(("second_by", models.F("first_by")), _negated=True),
                                models.Q(("second_by", models.F("member")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="watch_two_watchers",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Duty",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("since", models.DateTimeField()),
                ("until", models.DateTimeField()),
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
                (
                    "named_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["agency", "until"], name="watch_duty_now")],
            },
        ),
        migrations.CreateModel(
            name="Glass",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("file", models.UUIDField(db_index=True)),
                ("section", models.CharField(max_length=16)),
                ("recipient_kind", models.CharField(max_length=12)),
                ("recipient", models.CharField(max_length=120)),
                ("row", models.CharField(max_length=40)),
                ("ground", models.UUIDField()),
                ("code", models.BinaryField(max_length=32)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("asked_at", models.DateTimeField()),
                ("opened_at", models.DateTimeField(null=True)),
                ("alone", models.BooleanField(default=False)),
                ("review_on", models.DateField(null=True)),
                ("reviewed_at", models.DateTimeField(null=True)),
                ("verdict", models.CharField(blank=True, default="", max_length=8)),
                (
                    "asked_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "opened_by",
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
                (
                    "reviewed_by",
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
                "indexes": [models.Index(fields=["owner", "asked_at"], name="watch_glass_of")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("opened_by", None),
                            models.Q(("alone", True), ("opened_by", models.F("asked_by"))),
                            models.Q(("alone", False), models.Q(("opened_by", models.F("asked_by")), _negated=True)),
                            _connector="OR",
                        ),
                        name="watch_glass_takes_two_or_says_so",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reviewed_by", None),
                            models.Q(("reviewed_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="watch_glass_reviewed_by_another",
                    ),
                ],
            },
        ),
    ]
