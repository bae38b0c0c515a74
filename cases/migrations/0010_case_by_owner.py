"""Mine and nobody's cases, found among very many that are finished."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("cases", "0009_audit")]

    operations = [
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["desk", "owner", "due", "id"], name="case_by_owner"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                fields=["desk", "due", "id"],
                name="case_unowned",
                condition=models.Q(owner__isnull=True),
            ),
        ),
    ]
