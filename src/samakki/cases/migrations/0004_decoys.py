"""Files of nobody, by which is seen who opens what is not theirs."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Cases that are nobody's."""

    dependencies = [("cases", "0003_what_stands_in_clear_of_the_day")]

    operations = [
        migrations.AddField("case", "decoy", models.BooleanField(default=False)),
    ]
