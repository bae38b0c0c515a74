"""Reminders, the days that were looked through, and mail on its way."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0006_clocks'),
        ('staff', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Mail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('digest', 'Digest'), ('alongside', 'Alongside now')], max_length=9)),
                ('day', models.DateField()),
                ('due_soon', models.BooleanField(default=False)),
                ('overdue', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('sending', 'Given to the mail server, and nothing heard since'), ('sent', 'Taken by the mail server'), ('lapsed', 'Overtaken by a newer one')], default='waiting', max_length=7)),
                ('case', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cases.case')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'waiting')), fields=['kind'], name='mail_that_waits')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('kind', 'digest')), fields=('person', 'day'), name='one_digest_a_day', violation_error_message='This person has the digest of this day.'), models.UniqueConstraint(condition=models.Q(('kind', 'alongside')), fields=('person', 'case'), name='one_mail_a_ship', violation_error_message='This person was told of this ship.'), models.CheckConstraint(condition=models.Q(models.Q(('case__isnull', True), ('kind', 'digest')), models.Q(('case__isnull', False), ('kind', 'alongside')), _connector='OR'), name='mail_kind_is_known', violation_error_message='A digest is of no case, word of a ship is of one.'), models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'sending', 'sent', 'lapsed'])), name='mail_state_is_known', violation_error_message='Unknown state of a mail.')],
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('clock', models.CharField(choices=[('unowned', 'Nobody has this case yet'), ('acknowledge', 'Confirm to the reporter'), ('feedback', 'Tell the reporter the result'), ('assess', 'Finish assessing'), ('next_action', 'The next action is planned for today')], max_length=12)),
                ('moment', models.CharField(choices=[('half', 'half of the time is over'), ('three_quarters', 'three quarters of the time are over'), ('lead', 'the legal date is near'), ('deadline', 'this is the legal date'), ('reached', 'the day has come')], max_length=14)),
                ('since', models.DateField()),
                ('due', models.DateField()),
                ('day', models.DateField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='cases.case')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['person', '-day'], name='reminder_by_person')],
                'constraints': [models.UniqueConstraint(fields=('case', 'clock', 'moment', 'since', 'person'), name='one_reminder_a_moment', violation_error_message='This person was reminded of this.'), models.CheckConstraint(condition=models.Q(('clock__in', ['unowned', 'acknowledge', 'feedback', 'assess', 'next_action'])), name='reminder_clock_is_known', violation_error_message='Unknown clock.'), models.CheckConstraint(condition=models.Q(('moment__in', ['half', 'three_quarters', 'lead', 'deadline', 'reached'])), name='reminder_moment_is_known', violation_error_message='Unknown moment of a clock.')],
            },
        ),
        migrations.CreateModel(
            name='Watch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('desk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='staff.desk')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('desk', 'day'), name='one_watch_a_day', violation_error_message='This desk was looked through on this day.')],
            },
        ),
    ]
