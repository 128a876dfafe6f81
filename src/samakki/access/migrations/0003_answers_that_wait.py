"""A page that answers a form waits as late forms do."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0002_the_calendar_of_a_member"),
    ]

    operations = [
        migrations.AddField(
            model_name="parked",
            name="what",
            field=models.CharField(choices=[("form", "form"), ("answer", "answer")], default="form", max_length=8),
        ),
    ]
