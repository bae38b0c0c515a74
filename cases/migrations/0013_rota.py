"""A desk's rota: who is on duty when."""

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0012_waiting_acts'),
        ('staff', '0002_no_duty_in_words'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Shift',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('weekday', models.PositiveSmallIntegerField(choices=[(0, 'Monday'), (1, 'Tuesday'), (2, 'Wednesday'), (3, 'Thursday'), (4, 'Friday'), (5, 'Saturday'), (6, 'Sunday')])),
                ('start', models.TimeField()),
                ('end', models.TimeField()),
                ('desk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shifts', to='staff.desk')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shifts', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('desk', 'person', 'weekday', 'start'), name='one_shift_a_beginning', violation_error_message='This person has a shift that begins then.'), models.CheckConstraint(condition=models.Q(('weekday__lte', 6)), name='shift_is_on_a_day_of_the_week', violation_error_message='A week has seven days, Monday is 0.')],
            },
        ),
    ]
