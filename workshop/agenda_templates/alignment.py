"""The supplied alignment session: colleagues who meet customers go through a published pack and say what they heard.

There is no exercise for it yet, so its steps are talks, and the template says so before anybody chooses it.
"""

from django.utils.translation import gettext_lazy as _

from workshop.agenda_templates.values import AgendaItem, AgendaTemplate, PartItem

_OPENING = AgendaItem(
    "talk",
    _("Opening: what we check, and how"),
    5,
    instruction=_("Open the copy of the pack that you were sent. Put the columns for your answers beside it."),
    script=(
        _("0–2 Say why: these personas guide decisions, and you hear every week whether they are right."),
        _("2–4 Show one line and the three answers: heard the same, heard otherwise, never heard."),
        _("4–5 Ask for first-hand words only: when, from what kind of customer, how often."),
    ),
    notes=(
        _(
            "Before the session: export the pack as CSV, open it in the spreadsheet that your colleagues share, and "
            "add two columns for each person, answer and observation. Hide the columns of the others if you can."
        ),
        _("Six to twelve people from sales, success and support are right. Product and marketing listen."),
    ),
)

_READING = AgendaItem(
    "talk",
    _("Read the pack"),
    10,
    instruction=_("Read the personas silently, from the top. Do not answer yet."),
    script=(
        _("0–1 Mute everybody. Say that nobody needs to agree with anything yet."),
        _("1–10 Silence. Answer questions in writing."),
    ),
    notes=(_("People skip to the persona that they know best. That is fine, as long as everybody reads two of them."),),
)

_ANNOTATING = AgendaItem(
    "talk",
    _("Annotate silently"),
    30,
    instruction=_(
        "For each line: heard the same, heard otherwise, or never heard. For “otherwise” write what you heard, when, "
        "and from what kind of customer."
    ),
    example=_("“Decides alone”: heard otherwise. March, two hospitals: the head of nursing signed as well."),
    parts=(
        PartItem(_("The persona you meet most"), 15),
        PartItem(_("The other personas"), 15),
    ),
    script=(
        _("0–15 Start with the persona that you meet most often. Silence; each works in their own columns."),
        _("15–30 Go on with the others. Leave out what you know nothing about: “never heard” is an answer."),
        _("28–30 Say that two minutes are left. Count the answers “heard otherwise” of each line."),
    ),
    notes=(
        _("Silence matters: the first who speaks decides what the others have heard."),
        _("Somebody writes opinions (“nobody would do that”): ask for the last customer who said so."),
        _("Sort the lines by the number of “heard otherwise” while the others finish. You need the first ten."),
    ),
)

_CONTRADICTED = AgendaItem(
    "talk",
    _("The ten most contradicted lines"),
    20,
    instruction=_(
        "Two minutes a line: whoever heard it otherwise tells what they heard. The others add, nobody votes."
    ),
    script=(
        _("0–20 Ten lines, two minutes each: read it, hear one or two observations. Decide: change, ask or keep."),
        _("At each line: is it wrong, is it true of some, or is it another persona?"),
    ),
    notes=(
        _("Hold the two minutes. What is not settled then becomes a question with an owner, not a longer debate."),
        _("“True of some” is the most frequent answer and the most useful one: it makes a variant."),
    ),
)

_PROPOSING = AgendaItem(
    "talk",
    _("Proposals and owners"),
    10,
    instruction=_("For each change: the new wording, what it rests on, and who brings it to the editors."),
    script=(
        _("0–7 Read each decision as a sentence that could stand in the pack. Mend it until nobody objects."),
        _("7–9 Name an owner and a date for every change and every question."),
        _("9–10 Say when the corrected pack will be out."),
    ),
    notes=(
        _("Send the proposals to the editors of the pack on the same day. A pack never changes; they make a new one."),
    ),
)

ALIGNMENT = AgendaTemplate(
    id="alignment",
    title=_("75-minute alignment session"),
    description=_(
        "Colleagues from sales, success and support go through a published pack and say what they have heard. Troupe "
        "keeps the agenda, the clock and the host's script; there is no board for the answers yet, so people write "
        "them into a shared copy of the pack (its CSV export)."
    ),
    items=(_OPENING, _READING, _ANNOTATING, _CONTRADICTED, _PROPOSING),
)
