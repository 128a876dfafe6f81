"""Wraps for other agencies and for single members: how a key lies, for which member, and the node's signature."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    """Data keys may be wrapped for more than the owning agency."""

    dependencies = [("vault", "0001_the_keystore_and_its_milestones")]

    operations = [
        migrations.AddField("wrap", "how", models.CharField(default="epoch", max_length=8)),
        migrations.AddField(
            "wrap", "member", models.UUIDField(default=uuid.UUID("00000000-0000-0000-0000-000000000000"))
        ),
        migrations.AddField("wrap", "signature", models.BinaryField(default=b"")),
        migrations.AlterField(
            "wrap", "agency", models.UUIDField(default=uuid.UUID("00000000-0000-0000-0000-000000000000"))
        ),
        migrations.AddIndex(
            "wrap",
            models.Index(
                condition=models.Q(("member", uuid.UUID("00000000-0000-0000-0000-000000000000")), _negated=True),
                fields=["member"],
                name="vault_wrap_by_name",
            ),
        ),
        migrations.RemoveConstraint("wrap", "vault_wrap_once"),
        migrations.AddConstraint(
            "wrap",
            models.UniqueConstraint(
                fields=("file", "section", "entry", "version", "agency", "member"), name="vault_wrap_once"
            ),
        ),
    ]
