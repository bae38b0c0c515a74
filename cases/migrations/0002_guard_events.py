"""Events cannot be changed or deleted: triggers on both databases."""

from django.db import migrations

from cases.triggers import guard_events, unguard_events


class Migration(migrations.Migration):

    dependencies = [("cases", "0001_initial")]

    operations = [migrations.RunPython(guard_events, unguard_events)]
