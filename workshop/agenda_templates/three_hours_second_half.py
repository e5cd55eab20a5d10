"""The three hours after the break: drafting in two steps, presenting, the vote and what follows from it."""

from django.utils.translation import gettext_lazy as _

from workshop.agenda_templates.values import AgendaItem, PartItem

DRAFTING = AgendaItem(
    "sheet",
    _("Draft one persona in each group"),
    25,
    parts=(
        PartItem(_("Settle whom we draft"), 5),
        PartItem(_("Team one: what they must achieve, what stops them"), 15),
        PartItem(_("Team two: what starts the search, who else decides"), 15, beside=True),
        PartItem(_("Send quotes to every line"), 5),
    ),
    script=(
        _("0–3 Choose the piles that your persona is drawn from. One persona; what does not fit stays out."),
        _("3–5 Agree on a name and on one line: who is this, and what are they after?"),
        _("5–20 In two teams: one fills goals and obstacles, one the trigger and who else decides. Quote by quote."),
        _("20–23 For every line: which quote does it rest on? Send it there."),
        _("23–25 Read the sheet once from the top. Strike what nobody can defend."),
    ),
    notes=(
        _("Say at the start which persona each group drafts, and that groups have 45 minutes in all: sheet and story."),
        _(
            "Groups invent a person: hobbies, a dog, an exact age. Ask for each such line: what would we do "
            "differently because of it? If nothing, it goes."
        ),
        _(
            "A sheet of assumptions is no disaster, but it must show. Point at the lines without a quote and ask: has "
            "anybody here heard this from a customer? If so, when?"
        ),
        _("A group of four or fewer does not split; it goes through the fields together, three minutes each."),
        _("Two quotes contradict each other: write both lines. Perhaps it is two variants of one persona."),
    ),
)

TELLING = AgendaItem(
    "narrative",
    _("Tell a Monday morning of your persona"),
    20,
    parts=(
        PartItem(_("Write beats, silently"), 3),
        PartItem(_("Write the story together"), 10),
        PartItem(_("Read aloud and mend"), 7),
    ),
    script=(
        _("0–3 Everybody writes silently what happens on this morning, a line each: time, place, what goes wrong."),
        _("3–13 Two people make one text of it, the others say what is missing. About 200 words."),
        _("13–16 One person reads it aloud, slowly. The others listen and do not type."),
        _("16–20 Mend: what is invented, what is missing, where would our customer laugh?"),
    ),
    notes=(
        _(
            "The story is the test of the sheet. Where it turns into advertising (“luckily there is our product”), "
            "ask what the persona would really say at that moment."
        ),
        _("Everybody writes and nobody reads: name the two who write. The others speak."),
        _("Reading aloud feels odd and finds most of the mistakes. Do not let a group skip it."),
        _("A group has no text at minute 13: let them tell it instead, and write down the best three sentences."),
    ),
)

PRESENTING = AgendaItem(
    "talk",
    _("Present and critique"),
    30,
    instruction=_(
        "Each group presents its persona in turn. Ask what rests on evidence, and say what you have heard otherwise."
    ),
    example=_("“Nobody answers the phone after four”: my customers say the opposite. Who was asked there?"),
    script=(
        _("0–2 Say how it goes: every group gets the same time, half to present and half to hear critique."),
        _("2–26 Each group in turn: one line, goals, what stops them, the story in its first three sentences."),
        _("2–26 After each: one thing to keep, one question, one gap, one contradiction. The group only notes."),
        _("26–30 Which of these personas overlap? Name them aloud; the vote needs to know."),
    ),
    notes=(
        _("Divide 24 minutes by the number of groups, and say the result: with two it is twelve, with four six."),
        _(
            "The critique turns into praise: ask somebody from sales or support by name for what they have heard "
            "otherwise. They have always heard something otherwise."
        ),
        _("A group defends every line: remind them that they need not agree now. The editors decide afterwards."),
        _("Change the sheets during the critique where it is clear. That is work, not a betrayal of the draft."),
    ),
)

VOTING = AgendaItem(
    "vote",
    _("Vote, next steps and owners"),
    15,
    parts=(
        PartItem(_("Vote"), 5),
        PartItem(_("Read the result"), 3),
        PartItem(_("Next steps, owners and dates"), 7),
    ),
    script=(
        _("0–1 Ask: which of these would you miss most in the plans of next year? That is what the dots say."),
        _("1–5 Everybody votes, silently. Nobody sees anybody's dots. Say when one minute is left."),
        _("5–8 Reveal. Read the first three aloud. Say what is close, and do not explain it away."),
        _("8–13 For each of the first three: who owns it, and what do they do next, until when?"),
        _("13–15 Say when the edited personas come, and who edits them. Thank everybody by what they brought."),
    ),
    notes=(
        _("Reveal before you end: dots that nobody has seen counted hold up the end of the workshop."),
        _(
            "More than five winners is the same as none. If the dots spread evenly, take the first three and say that "
            "the others stay in the library."
        ),
        _("Write owners and dates down in the call where everybody sees it. “We all” owns nothing."),
        _("Late? Shorten the critique before this step, never the owners: without them nothing happens tomorrow."),
    ),
)
