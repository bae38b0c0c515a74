"""Which rows were written anew when their day was closed."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reporting', '0003_record_by_desk_key'),
    ]

    operations = [
        migrations.AddField(
            model_name='letter',
            name='closed',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='report',
            name='closed',
            field=models.BooleanField(default=False),
        ),
        migrations.AddIndex(
            model_name='letter',
            index=models.Index(condition=models.Q(('closed', False)), fields=['day'], name='letter_not_closed'),
        ),
        migrations.AddIndex(
            model_name='report',
            index=models.Index(condition=models.Q(('closed', False)), fields=['day'], name='report_not_closed'),
        ),
    ]
