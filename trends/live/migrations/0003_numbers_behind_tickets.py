"""The number of a counted correction is kept behind its ticket.

What stands there in clear cannot be hidden without the ticket, and is forgotten: the next
correction of such a fact wins, whatever its number.
"""

from django.db import migrations, models

import reporting.fields


class Migration(migrations.Migration):
    dependencies = [("live", "0002_crowds")]
    operations = [
        migrations.RemoveField(model_name="fact", name="corrected"),
        migrations.AddField(
            model_name="fact",
            name="corrected",
            field=reporting.fields.BytesField(max_length=16, null=True),
        ),
    ]
