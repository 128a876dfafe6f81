"""What guards an account: the code that is signed, proof by passphrase, new pairs, yeses, notices, known places."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0003_answers_that_wait"),
    ]

    operations = [
        migrations.CreateModel(
            name="Place",
            fields=[
                ("mark", models.BinaryField(max_length=32, primary_key=True, serialize=False)),
                ("seen_at", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name="agency",
            name="told_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="member",
            name="code_signed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="member",
            name="code_version",
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="member",
            name="heard_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="node",
            name="told_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="sitting",
            name="proven_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name="invitation",
            name="role",
            field=models.CharField(
                choices=[
                    ("caseworker", "caseworker"),
                    ("supervisor", "supervisor"),
                    ("hotline counsellor", "hotline counsellor"),
                    ("health professional", "health professional"),
                    ("legal professional", "legal professional"),
                    ("psychosocial professional", "psychosocial professional"),
                    ("interpreter", "interpreter"),
                    ("peer supporter", "peer supporter"),
                    ("agency administrator", "agency administrator"),
                    ("node administrator", "node administrator"),
                    ("analyst", "analyst"),
                    ("auditor", "auditor"),
                    ("survivor", "survivor"),
                ],
                max_length=32,
            ),
        ),
        migrations.AlterField(
            model_name="member",
            name="role",
            field=models.CharField(
                choices=[
                    ("caseworker", "caseworker"),
                    ("supervisor", "supervisor"),
                    ("hotline counsellor", "hotline counsellor"),
                    ("health professional", "health professional"),
                    ("legal professional", "legal professional"),
                    ("psychosocial professional", "psychosocial professional"),
                    ("interpreter", "interpreter"),
                    ("peer supporter", "peer supporter"),
                    ("agency administrator", "agency administrator"),
                    ("node administrator", "node administrator"),
                    ("analyst", "analyst"),
                    ("auditor", "auditor"),
                    ("survivor", "survivor"),
                ],
                max_length=32,
            ),
        ),
        migrations.CreateModel(
            name="NewPair",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("mark", models.BinaryField(max_length=32, unique=True)),
                ("begun_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("made_at", models.DateTimeField(null=True)),
                ("lost_step", models.BooleanField(default=False)),
                ("ended_at", models.DateTimeField(null=True)),
                ("replaced", models.BooleanField(default=False)),
                (
                    "begun_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("member",),
                        name="access_one_new_pair_at_a_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Nod",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("what", models.CharField(choices=[("grant", "grant"), ("pair", "pair")], max_length=16)),
                ("about", models.UUIDField()),
                ("at", models.DateTimeField()),
                (
                    "by_member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("what", "about", "by_member"), name="access_nod_once")],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("recovery sheet used", "recovery sheet used"),
                            ("recovery sheet made", "recovery sheet made"),
                            ("key granted", "key granted"),
                            ("key renewed", "key renewed"),
                            ("membership ended", "membership ended"),
                            ("role changed", "role changed"),
                            ("new pair begun", "new pair begun"),
                            ("new pair stopped", "new pair stopped"),
                            ("pair replaced", "pair replaced"),
                            ("invited from outside", "invited from outside"),
                            ("cases handed on", "cases handed on"),
                        ],
                        max_length=32,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "about",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="access.agency"
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
                "indexes": [models.Index(fields=["agency", "-at"], name="access_told")],
            },
        ),
        migrations.CreateModel(
            name="Voucher",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("named_at", models.DateTimeField()),
                (
                    "colleague",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("member", "colleague"), name="access_named_once"),
                    models.CheckConstraint(
                        condition=models.Q(("member", models.F("colleague")), _negated=True),
                        name="access_named_another",
                    ),
                ],
            },
        ),
    ]
