"""The hours of duty instead of words about them; nothing was ever written there."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reporting', '0005_unscrubbed'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='listeddesk',
            name='duty',
        ),
        migrations.AddField(
            model_name='listeddesk',
            name='duty',
            field=models.JSONField(null=True),
        ),
    ]
