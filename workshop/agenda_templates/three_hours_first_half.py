"""The three hours up to the break: opening, readout, sorting. Minutes in a script count from the start of its step."""

from django.utils.translation import gettext_lazy as _

from workshop.agenda_templates.values import AgendaItem, PartItem

OPENING = AgendaItem(
    "talk",
    _("Opening: why we are here, how we work"),
    15,
    instruction=_("Listen, say hello, and make sure that you can hear everybody."),
    script=(
        _("0–3 Greet people by name as they come in. Ask everybody to open the link beside the call."),
        _("3–6 Say why we are here: in three hours we want a handful of personas that we all recognise and will use."),
        _("6–9 Say how we work: real words of customers first, opinions later. Nobody needs to draw or to prepare."),
        _("9–13 A round: name, what you do, and when you last spoke with a customer. Ten seconds each."),
        _("13–15 Show the agenda and the clock. Say that the break is fixed, and that we end on time."),
    ),
    notes=(
        _("Open the console ten minutes early and let one colleague come in by the link, so that you know it works."),
        _(
            "The round is worth its minutes: it tests every microphone, and it shows the room who meets customers. "
            "With more than fifteen people let them write it in the chat instead, and read three aloud."
        ),
        _(
            "Somebody cannot get in: read the short code aloud. A company network blocks the page: the link "
            "“Test the connection” tells them what to do; a phone's hotspot helps at once."
        ),
        _(
            "Somebody says “we have personas already”: thank them, and ask which decision of last month they "
            "changed. Then go on; do not argue it out here."
        ),
    ),
)

READOUT = AgendaItem(
    "talk",
    _("Readout of the research"),
    30,
    instruction=_("Listen to what the research has found. Note the words of customers that surprise you."),
    example=_("“I plan on paper because the tool is too slow.” I had thought that they like the tool."),
    parts=(
        PartItem(_("What was asked, and whom"), 5),
        PartItem(_("What was found"), 15),
        PartItem(_("Questions"), 7),
        PartItem(_("What surprised us"), 3),
    ),
    script=(
        _("0–5 Where the quotes come from: who was asked, how many, when, by whom. Say also who is missing."),
        _("5–20 Five findings at most, each with two or three quotes read aloud. No slide without a customer's words."),
        _("20–27 Questions. Answer what the data can answer; write down what it cannot."),
        _("27–30 Ask: what surprised you? Collect three answers, and leave them uncommented."),
    ),
    notes=(
        _("Whoever did the research should speak. If that is not you, agree on the five findings the day before."),
        _(
            "The usual fault is too much: thirty slides, and no time to sort. Stop at minute 20 whatever is left; "
            "the quotes are in the deck anyway."
        ),
        _(
            "Name no segments and no personas yet. Whoever hears “the two types are …” now will sort into "
            "exactly these two."
        ),
        _(
            "Somebody doubts the sample: say its size and its gaps openly. Personas from twelve conversations are a "
            "beginning that is worth more than none, and each line will show what it rests on."
        ),
    ),
)

SORTING = AgendaItem(
    "clustering",
    _("Sort the quotes, find the segments"),
    30,
    parts=(
        PartItem(_("Read"), 5),
        PartItem(_("Sort"), 13),
        PartItem(_("Name"), 5),
        PartItem(_("Settle disputes"), 7),
    ),
    script=(
        _("0–5 Read, everybody silently. Mute yourselves; nobody moves anything yet."),
        _("5–10 Sort, everybody at once and without talking. Put together what could come from the same person."),
        _("10–18 Go on sorting, now talking. A pile of one is fine. What fits nowhere stays in the tray."),
        _("18–23 Name each pile with a provisional persona name: a person who does something, not a topic."),
        _("23–28 Take the three quotes that you disagree on most. Two minutes each, then decide or leave it open."),
        _("28–30 One sentence for each pile: what do its people have in common?"),
    ),
    notes=(
        _("Make the groups before this step. If people need time to change rooms, give the step minutes for moving."),
        _(
            "Groups sort by topic (“price”, “mobile”) because it is easy. Ask: would one and the same person say all "
            "of this? If not, it is a topic; split it by who speaks."
        ),
        _(
            "One person sorts and the others watch: ask each of them for one quote that lies in the wrong place. "
            "After that everybody moves things."
        ),
        _(
            "A group is stuck with twenty quotes in the tray at minute 15: that is no failure. Let them name the "
            "piles they have; what is left over is told in the critique."
        ),
        _(
            "A pile is called “millennials” or “managers”: ask what they do and want. Ages and job titles are "
            "background, not a reason to buy."
        ),
    ),
)

BREAK = AgendaItem(
    "talk",
    _("Break"),
    15,
    instruction=_("Stretch, drink something. We go on when the clock is at zero."),
    script=(
        _("0–1 Say when we go on, and that the camera may be off until then."),
        _("1–12 Look at all boards: which pile should each group draft? Two groups should not draft the same one."),
        _("12–15 Be back before the others. Write into the chat which persona each group drafts."),
    ),
    notes=(
        _("Keep the break, also when you are late: without it the second half costs more than these minutes."),
        _(
            "Choose one candidate for each group in the break and say it, rather than letting groups choose in the "
            "session: that saves ten minutes. What nobody drafts stays in the vote."
        ),
        _("After the break count who is here. A group of fewer than four people is better joined with another."),
    ),
)
