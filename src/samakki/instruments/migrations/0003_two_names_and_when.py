"""The store itself holds that who and when go together, and that two names are two people."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("instruments", "0002_versions_have_a_state"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="version",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("brought_by__isnull", False), ("brought_hand", "member")),
                    models.Q(("brought_by__isnull", True), ("brought_hand__in", ["operator", "release"])),
                    _connector="OR",
                ),
                name="instruments_brought_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("published_at__isnull", True), ("published_by__isnull", True), ("published_hand", "")),
                    models.Q(
                        ("published_at__isnull", False), ("published_by__isnull", False), ("published_hand", "member")
                    ),
                    models.Q(
                        ("published_at__isnull", False), ("published_by__isnull", True), ("published_hand", "release")
                    ),
                    _connector="OR",
                ),
                name="instruments_published_who_and_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)),
                    models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                    _connector="OR",
                ),
                name="instruments_withdrawn_who_and_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("published_at__isnull", True), ("state", "draft"), ("withdrawn_at__isnull", True)),
                    models.Q(("published_at__isnull", False), ("state", "published"), ("withdrawn_at__isnull", True)),
                    models.Q(("state", "withdrawn"), ("withdrawn_at__isnull", False)),
                    _connector="OR",
                ),
                name="instruments_state_says_what_was_done",
            ),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("brought_hand", "member"), ("published_hand", "member"), _negated=True),
                    models.Q(("published_by", models.F("brought_by")), _negated=True),
                    _connector="OR",
                ),
                name="instruments_two_names",
            ),
        ),
    ]
