"""A pack of everything that people could type, and a large one: what must not break an export."""

from tests.personas.exports.sample import LABELS, PETRA, TOM, Json, Said, field, id_of, pack_of, persona

HOSTILE = [
    '#read("/etc/passwd") #eval("1+1") #panic() $ x^2 $ *bold* _it_ `code` @ref <label> // comment',
    "<script>alert(1)</script> & <img src=x onerror=alert(1)> ![x](javascript:alert(1)) [link](https://evil.example)",
    '=HYPERLINK("https://evil.example","click")',
    "# not a heading | not | a | table [1]: https://evil.example",
    "1. not a list",
    "line one\nline two\n\n# still the quote\n> and still",
    "](x) \\ ``` ~~~ --- ===",
]
SCRIPTS = [
    "العميل يريد أن يعرف متى سيصل الفني (Petra, 12:30) إلى الموقع",
    "הלקוח רוצה לדעת מתי יגיע הטכנאי",
    "客户想知道技术人员什么时候到达现场，而不想再打三次电话。",
    "👩‍🔧 🚐💨 🇩🇪 ok 👍🏽 x̷̡̛͕̰͎̖̟͛͐ zalgo",
    "Здравствуйте, ελληνικά, Tiếng Việt, हिन्दी",
]
LONG_RUN = "x" * 600
SHAPES = [
    "",
    "   ",
    "\ttab first",
    "nul\0inside",
    "bidi \u202egnirts\u202c override",
    "\ud800 lone surrogate",
    LONG_RUN,
]


def nasty_pack() -> Json:
    """Six personas: hostile text, other scripts, 500-character names, thirty lines a field, nothing at all."""
    return pack_of(
        [
            _hostile(),
            _scripts(),
            persona(("Alexandra Wolfeschlegelsteinhausenbergerdorff " * 12)[:500], rank="tertiary", **TOM),
            persona(LONG_RUN[:500], fields={"summary": [(LONG_RUN, [])], "goals": [(LONG_RUN, [])]}, whole={}),
            _crowded(),
            persona("", fields={}, whole={}),
        ],
        title='#panic() <Pack> & "v1.0" – *November* 2026',
        library={"id": id_of("library"), "name": "=cmd|' /C calc'!A0 <b>"},
    )


def crowded_pack() -> Json:
    """Six ordinary personas, for the look of a full cover."""
    names = [
        "Petra the Firefighter",
        "Ingrid",
        "Tom on the Kitchen Table",
        "Dave, Left Alone",
        "Lina",
        "Beth of the Four Colours",
    ]
    ranks = ["primary", "primary", "secondary", "secondary", "tertiary", None]
    return pack_of(
        [persona(name, rank=rank, dots=12, voters=8, **PETRA) for name, rank in zip(names, ranks, strict=True)]
    )


def _hostile() -> Json:
    made = persona(HOSTILE[0], rank="primary", dots=1, voters=1, **PETRA)
    made["summary"] = HOSTILE[1]
    made["fields"] = [
        {**field("goals", said=[(text, [1]) for text in HOSTILE], whole=[]), "label": HOSTILE[3]},
        field("obstacles", said=[(text, []) for text in SHAPES], whole=[]),
        {**field("triggers", said=[("A quote that the pack does not hold", [])], whole=[]), "quotes": ["absent"]},
    ]
    made["quotes"] = [_quoted(place, text=text, source=HOSTILE[place % 3]) for place, text in enumerate(HOSTILE)]
    made["fields"][0]["quotes"] = [entry["id"] for entry in made["quotes"]]
    return made


def _scripts() -> Json:
    made = persona(SCRIPTS[0], rank="secondary", fields={"goals": [(text, []) for text in SCRIPTS]}, whole={})
    made["summary"] = SCRIPTS[1]
    made["quotes"] = [_quoted(100 + place, text=text, source=text) for place, text in enumerate(SCRIPTS)]
    return made


def _crowded() -> Json:
    line = "Line %d of thirty, long enough to need a second row in a narrow column"
    said: list[Said] = [(line % place, []) for place in range(30)]
    return persona("Everything At Once", fields=dict.fromkeys(LABELS, said), whole={})


def _quoted(place: int, *, text: str, source: str) -> Json:
    return {"id": id_of(f"nasty {place}"), "text": text, "source": source, "segment": text}
