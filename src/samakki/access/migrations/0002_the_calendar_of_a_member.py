"""A member chooses the calendar that stands beside the common one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0001_agencies_members_and_sessions"),
    ]

    operations = [
        migrations.AddField(
            model_name="member",
            name="calendar",
            field=models.CharField(blank=True, default="", max_length=10),
        ),
    ]
