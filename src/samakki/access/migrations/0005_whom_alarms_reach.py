"""Whom an alarm waits for, and who agrees to be named to persons."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """What each member decides and is told about the record of who looked."""

    dependencies = [("access", "0004_answers_that_wait")]

    operations = [
        migrations.AddField("member", "alarmed_at", models.DateTimeField(null=True)),
        migrations.AddField("member", "named", models.BooleanField(default=False)),
    ]
