"""Whether everybody of a group may remove what others wrote on its board."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("workshop", "0008_joining"),
    ]

    operations = [
        migrations.AddField(
            model_name="board",
            name="tidying",
            field=models.BooleanField(
                default=False, help_text="Whether everybody of its group may remove what others wrote on it."
            ),
        ),
    ]
