"""The daily rows over all chains, append-only like the events."""

import django.db.models.deletion
import reporting.fields
from django.db import migrations, models

from cases.triggers import guard_audit, unguard_audit


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0008_closed'),
    ]

    operations = [
        migrations.CreateModel(
            name='AuditDay',
            fields=[
                ('number', models.PositiveIntegerField(primary_key=True, serialize=False)),
                ('day', models.DateField(unique=True)),
                ('chains', models.PositiveIntegerField()),
                ('heads', reporting.fields.BytesField(max_length=32)),
                ('prev', reporting.fields.BytesField(max_length=32)),
                ('hash', reporting.fields.BytesField(max_length=32)),
            ],
        ),
        migrations.CreateModel(
            name='AuditHead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('audit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='grown', to='cases.auditday')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='cases.case')),
            ],
            options={
                'indexes': [models.Index(fields=['case', 'audit'], name='audit_head_by_case')],
                'constraints': [models.UniqueConstraint(fields=('audit', 'case'), name='one_head_a_chain', violation_error_message='This day has a head of this chain.')],
            },
        ),
        migrations.RunPython(guard_audit, unguard_audit),
    ]
