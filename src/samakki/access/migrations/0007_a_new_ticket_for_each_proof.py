"""Each proof of who one is gives the session a new ticket; by the former one only its owner is known again."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """What a session remembers of the ticket that it had before."""

    dependencies = [("access", "0006_signed_out_by_a_colleague")]

    operations = [
        migrations.AddField("sitting", "former_mark", models.BinaryField(max_length=32, null=True)),
    ]
