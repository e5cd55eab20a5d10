"""A step at which people talk, listen or rest: it has no board."""

from django.utils.translation import gettext_lazy as _

from workshop.exercises.contract import Exercise, register

talk = register(
    Exercise(
        name="talk",
        title=_("Talk"),
        instruction=_("Listen and talk; there is nothing to fill in."),
        purpose=_("An opening, a readout, a discussion, a break: everybody is together and nothing is filled in."),
        per_group=False,
    )
)
