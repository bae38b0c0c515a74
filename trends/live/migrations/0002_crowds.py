"""Each counted fact names its crowd: the facts that nobody can tell apart."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("live", "0001_initial")]
    operations = [
        migrations.AddField(
            model_name="fact", name="crowd", field=models.UUIDField(null=True)
        ),
        migrations.AddIndex(
            model_name="fact", index=models.Index(fields=["crowd"], name="fact_by_crowd")
        ),
    ]
