import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0001_agencies_members_and_sessions"),
        ("cases", "0002_files_joined"),
        ("journal", "0001_the_journal"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="closed_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="case",
            name="last_contact_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="case",
            name="planned_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="case",
            name="step",
            field=models.CharField(blank=True, default="", max_length=20),
        ),
        migrations.AddField(
            model_name="case",
            name="step_since",
            field=models.DateField(null=True),
        ),
        migrations.CreateModel(
            name="Book",
            fields=[
                (
                    "file",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="journal.file",
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.agency"
                    ),
                ),
            ],
        ),
    ]
