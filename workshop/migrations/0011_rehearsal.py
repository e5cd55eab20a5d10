"""Rehearsals: copies of a workshop in which simulated people take part."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("workshop", "0010_prework"),
    ]

    operations = [
        migrations.AddField(
            model_name="workshop",
            name="is_rehearsal",
            field=models.BooleanField(
                default=False, help_text="Held by simulated people, to try things out; nothing lasting is made of it."
            ),
        ),
        migrations.AddField(
            model_name="workshop",
            name="rehearses",
            field=models.ForeignKey(
                blank=True,
                help_text="Copied from it.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="rehearsals",
                to="workshop.workshop",
            ),
        ),
    ]
