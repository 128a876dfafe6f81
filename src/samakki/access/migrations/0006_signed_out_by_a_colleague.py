"""Who was signed out by a colleague, and is told so."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """What a member is told who was signed out, and what all of the agency can read of it."""

    dependencies = [("access", "0005_whom_alarms_reach")]

    operations = [
        migrations.AddField("member", "signed_out_at", models.DateTimeField(null=True)),
        migrations.AlterField(
            "notice",
            "kind",
            models.CharField(
                choices=[
                    ("recovery sheet used", "recovery sheet used"),
                    ("recovery sheet made", "recovery sheet made"),
                    ("key granted", "key granted"),
                    ("key renewed", "key renewed"),
                    ("membership ended", "membership ended"),
                    ("signed out", "signed out"),
                    ("role changed", "role changed"),
                    ("new pair begun", "new pair begun"),
                    ("new pair stopped", "new pair stopped"),
                    ("pair replaced", "pair replaced"),
                    ("invited from outside", "invited from outside"),
                    ("cases handed on", "cases handed on"),
                    ("glass broken", "glass broken"),
                    ("glass broken alone", "glass broken alone"),
                ],
                max_length=32,
            ),
        ),
    ]
