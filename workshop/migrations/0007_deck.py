from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("workshop", "0006_members_and_staff"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="quoterevision",
            options={"ordering": ["made_at", "pk"]},
        ),
        migrations.AddField(
            model_name="quote",
            name="by_hand",
            field=models.CharField(
                blank=True, choices=[("in", "Always in the deck"), ("out", "Kept out of the deck")], max_length=3
            ),
        ),
        migrations.AddField(
            model_name="quote",
            name="consent",
            field=models.CharField(blank=True, choices=[("yes", "Yes"), ("no", "No")], max_length=3),
        ),
        migrations.AddField(
            model_name="quote",
            name="corrected",
            field=models.TextField(blank=True, help_text="The newest wording; empty while it was never corrected."),
        ),
        migrations.AddField(
            model_name="quote",
            name="date_text",
            field=models.CharField(blank=True, help_text="The date as the file has it.", max_length=60),
        ),
        migrations.AddField(
            model_name="quote",
            name="said_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="quote",
            name="tags",
            field=models.TextField(
                blank=True, help_text="One a line, with a line end before the first and after the last."
            ),
        ),
        migrations.AddField(
            model_name="quote",
            name="time",
            field=models.CharField(blank=True, help_text="When in a recording it was said.", max_length=12),
        ),
        migrations.AddField(
            model_name="quote",
            name="withdrawn_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="quote",
            name="withdrawn_because",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AlterField(
            model_name="quote",
            name="text",
            field=models.TextField(help_text="The words as they were imported."),
        ),
        migrations.AddField(
            model_name="workshop",
            name="deck_before",
            field=models.JSONField(blank=True, default=list, help_text="Earlier samples, the last one at the end."),
        ),
        migrations.AddField(
            model_name="workshop",
            name="deck_by",
            field=models.CharField(
                blank=True,
                choices=[
                    ("segment", "Segment or role"),
                    ("source", "Source"),
                    ("question", "Question"),
                    ("tag", "First tag"),
                ],
                default="segment",
                max_length=12,
            ),
        ),
    ]
