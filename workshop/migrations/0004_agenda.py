import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('workshop', '0003_groups_in_session'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='workshop',
            name='occasion',
            field=models.CharField(blank=True, choices=[('launch', 'A launch'), ('new_market', 'A new market'), ('planning_cycle', 'A planning cycle'), ('market_shift', 'A shift in the market'), ('other', 'Something else')], default='', max_length=16),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='workshop',
            name='occasion_text',
            field=models.CharField(blank=True, default='', help_text="The occasion in one's own words.", max_length=200),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name='SavedAgendaTemplate',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', models.CharField(max_length=120)),
                ('description', models.CharField(blank=True, max_length=300)),
                ('content', models.JSONField(help_text='The items; see workshop/agenda_templates/saved.py for their shape.')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, to=settings.AUTH_USER_MODEL)),
                ('library', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agenda_templates', to='workshop.library')),
            ],
            options={
                'ordering': ['title', 'created_at'],
            },
        ),
        migrations.CreateModel(
            name='StepNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('step', models.UUIDField(help_text='The id of the step in the session document.')),
                ('text', models.TextField()),
                ('workshop', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='step_notes', to='workshop.workshop')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('workshop', 'step'), name='one_note_per_step')],
            },
        ),
    ]
