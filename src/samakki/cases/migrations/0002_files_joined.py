from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_cases")]

    operations = [migrations.AddField("case", "joined_at", models.DateTimeField(null=True))]
