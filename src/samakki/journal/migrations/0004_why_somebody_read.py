"""Why somebody opened what was not on their own list."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Read records of files that others look after."""

    dependencies = [("journal", "0003_files_erased")]

    operations = [
        migrations.AddField("read", "why", models.CharField(blank=True, default="", max_length=16)),
    ]
