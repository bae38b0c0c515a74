"""Reports that were erased and may still lie on the disk."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("cases", "0012_waiting_acts")]

    operations = [
        migrations.CreateModel(
            name="Unscrubbed",
            fields=[("report", models.UUIDField(primary_key=True, serialize=False))],
        ),
    ]
