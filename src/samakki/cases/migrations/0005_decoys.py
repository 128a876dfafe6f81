"""Files of nobody, by which is seen who opens what is not theirs."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Cases that are nobody's."""

    dependencies = [("cases", "0004_restricted_on_request")]

    operations = [
        migrations.AddField("case", "decoy", models.BooleanField(default=False)),
    ]
