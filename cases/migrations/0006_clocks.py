"""The clocks of a case, and the events that tell of them."""

from django.db import migrations, models

from cases.triggers import guard_events, unguard_events


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0005_recovery_shares'),
    ]

    operations = [
        # SQLite makes the table anew for its constraint, and would lose the triggers
        migrations.RunPython(unguard_events, guard_events),
        migrations.RemoveConstraint(
            model_name='event',
            name='event_kind_is_known',
        ),
        migrations.AddField(
            model_name='case',
            name='acknowledged',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='case',
            name='answered',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='case',
            name='assess_by',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='case',
            name='finished',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='case',
            name='next_action_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='case',
            name='paused_since',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='case',
            name='unowned_since',
            field=models.DateField(null=True),
        ),
        migrations.AlterField(
            model_name='event',
            name='kind',
            field=models.CharField(choices=[('opened', 'Opened'), ('transition', 'Transition'), ('letter', 'Letter'), ('owner', 'Owner'), ('read', 'Read'), ('note', 'Note'), ('clock', 'Clock')], max_length=12),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['opened', 'transition', 'letter', 'owner', 'read', 'note', 'clock'])), name='event_kind_is_known', violation_error_message='Unknown kind of event.'),
        ),
        migrations.RunPython(guard_events, unguard_events),
    ]
