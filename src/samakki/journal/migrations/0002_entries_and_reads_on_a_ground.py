"""Why somebody could read or write who does not own the file."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Entries, attachments and read records of other agencies."""

    dependencies = [("journal", "0001_the_journal")]

    operations = [
        migrations.AddField("entry", "ground", models.UUIDField(null=True)),
        migrations.AddField("readfile", "ground", models.UUIDField(null=True)),
        migrations.AddField("attachment", "apart", models.BooleanField(default=False)),
    ]
