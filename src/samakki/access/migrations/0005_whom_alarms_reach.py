"""Whom an alarm waits for, and who agrees to be named to persons."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """What each member decides and is told about the record of who looked."""

    dependencies = [("access", "0004_what_guards_an_account")]

    operations = [
        migrations.AddField("member", "alarmed_at", models.DateTimeField(null=True)),
        migrations.AddField("member", "named", models.BooleanField(default=False)),
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
