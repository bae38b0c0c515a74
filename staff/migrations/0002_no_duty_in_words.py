"""Hours of duty are rows of the rota now, not words that nobody filled in."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('staff', '0001_initial'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='desk',
            name='duty',
        ),
    ]
