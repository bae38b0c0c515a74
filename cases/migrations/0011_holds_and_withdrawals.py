"""Legal holds and withdrawals of a case, the events that tell of them, and their reminder."""

from django.db import migrations, models

from cases.triggers import guard_events, unguard_events

KINDS = [('opened', 'Opened'), ('transition', 'Transition'), ('letter', 'Letter'), ('owner', 'Owner'), ('read', 'Read'), ('note', 'Note'), ('clock', 'Clock'), ('hold', 'Legal hold'), ('proposal', 'Act that needs two'), ('withdrawal', 'Withdrawal')]
CLOCKS = [('unowned', 'Nobody has this case yet'), ('acknowledge', 'Confirm to the reporter'), ('feedback', 'Tell the reporter the result'), ('assess', 'Finish assessing'), ('next_action', 'The next action is planned for today'), ('withdrawal', 'Erase, as the reporter asked')]


class Migration(migrations.Migration):

    dependencies = [("cases", "0010_case_by_owner")]

    operations = [
        # SQLite makes the table anew for its constraint, and would lose the triggers
        migrations.RunPython(unguard_events, guard_events),
        migrations.RemoveConstraint(model_name="event", name="event_kind_is_known"),
        migrations.AlterField(
            model_name="event",
            name="kind",
            field=models.CharField(choices=KINDS, max_length=12),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(kind__in=[kind for kind, _ in KINDS]),
                name="event_kind_is_known",
                violation_error_message="Unknown kind of event.",
            ),
        ),
        migrations.AddField(
            model_name="case", name="held_since", field=models.DateField(null=True)
        ),
        migrations.AddField(
            model_name="case", name="withdraw_on", field=models.DateField(null=True)
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(held_since__isnull=True) | models.Q(withdraw_on__isnull=True),
                name="a_hold_stops_a_withdrawal",
                violation_error_message="A legal hold comes before a withdrawal.",
            ),
        ),
        migrations.RemoveConstraint(model_name="reminder", name="reminder_clock_is_known"),
        migrations.AlterField(
            model_name="reminder",
            name="clock",
            field=models.CharField(choices=CLOCKS, max_length=12),
        ),
        migrations.AddConstraint(
            model_name="reminder",
            constraint=models.CheckConstraint(
                condition=models.Q(clock__in=[clock for clock, _ in CLOCKS]),
                name="reminder_clock_is_known",
                violation_error_message="Unknown clock.",
            ),
        ),
        migrations.RunPython(guard_events, unguard_events),
    ]
