import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('workshop', '0005_console_notes'),
    ]

    operations = [
        migrations.AddField(
            model_name='staffmembership',
            name='offered_at',
            field=models.DateTimeField(blank=True, help_text='When the facilitator offered their role to this co-facilitator.', null=True),
        ),
        migrations.AddConstraint(
            model_name='staffmembership',
            constraint=models.UniqueConstraint(condition=models.Q(('role', 'facilitator')), fields=('workshop',), name='one_facilitator_per_workshop'),
        ),
        migrations.AddConstraint(
            model_name='staffmembership',
            constraint=models.UniqueConstraint(condition=models.Q(('offered_at__isnull', False)), fields=('workshop',), name='one_offer_per_workshop'),
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('owner', 'Owner'), ('editor', 'Editor'), ('reviewer', 'Reviewer'), ('reader', 'Reader'), ('co_facilitator', 'Co-facilitator')], max_length=16)),
                ('for_several', models.BooleanField(default=False, help_text='Whether it opens for more than one person.')),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('expires_at', models.DateTimeField()),
                ('accepted_by', models.ManyToManyField(blank=True, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('library', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='workshop.library')),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('workshop', models.ForeignKey(blank=True, help_text='What a co-facilitator is to help with; none where the library itself is offered.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='workshop.workshop')),
            ],
            options={
                'ordering': ['-made_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('workshop__isnull', True), models.Q(('role', 'co_facilitator'), _negated=True)), models.Q(('workshop__isnull', False), ('role', 'co_facilitator')), _connector='OR'), name='an_invitation_is_for_a_library_or_a_workshop')],
            },
        ),
    ]
