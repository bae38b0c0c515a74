"""A case that another desk took over is kept no longer than its reporter was told."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("cases", "0014_offers")]

    operations = [
        migrations.AddField(
            model_name="case",
            name="keep_months",
            field=models.PositiveSmallIntegerField(null=True),
        ),
    ]
