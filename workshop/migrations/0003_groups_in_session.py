"""Who keeps a group's time, boards that are locked for a while, and who stands in for the facilitator."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("workshop", "0002_quotes_from_files"),
    ]

    operations = [
        migrations.AddField(
            model_name="board",
            name="locked",
            field=models.BooleanField(
                default=False, help_text="Closed to its group until those who run the session open it."
            ),
        ),
        migrations.AddField(
            model_name="breakout",
            name="host",
            field=models.OneToOneField(
                blank=True,
                help_text="Keeps its time.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="hosts",
                to="workshop.participant",
            ),
        ),
        migrations.AddField(
            model_name="workshop",
            name="deputy",
            field=models.ForeignKey(
                blank=True,
                help_text="May stand in.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="workshop.participant",
            ),
        ),
        migrations.AddField(
            model_name="workshop",
            name="deputy_acts",
            field=models.BooleanField(default=False, help_text="Whether the deputy has the controls."),
        ),
        migrations.AddField(
            model_name="workshop",
            name="staff_seen_at",
            field=models.DateTimeField(
                blank=True, help_text="When a page of those who run it was last open.", null=True
            ),
        ),
    ]
