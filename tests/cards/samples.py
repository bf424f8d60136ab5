"""Cards as the desk says them, from the plainly fictional case DEMO-0001."""

from cards.elements import (
    Badge,
    Button,
    ButtonStyle,
    Card,
    Facts,
    Field,
    FieldKind,
    Fold,
    Form,
    Item,
    Items,
    Link,
    Progress,
    Step,
    StepState,
    Text,
    Tone,
)
from tests.cards import samples_connect, samples_digest
from tests.cards.answer_samples import ANSWER_SAMPLES

TOOLKIT = "https://info.undp.org/sites/bpps/SES_Toolkit/"

ACTION = Card(
    title="9. Notify donors, the Project Board and other stakeholders",
    plain="DEMO-0001: action 9, notify donors, is due today (Thu 2 May 2024).",
    eyebrow="DEMO-0001 · Phase 3: Eligible",
    badges=(Badge("Due today, Thu 2 May", Tone.SOON), Badge("1 of 2 parts done")),
    elements=(
        Text(
            "Tell the project's donors and the Project Board that SECU found the "
            "complaint eligible, and say what happens next.",
            strong=True,
        ),
        Facts(
            (
                ("Owner", "Resident Representative (CO)"),
                ("With", "BERA, Regional Bureau"),
                ("Vertical funds", "Environmental Finance Team · done 30 April"),
            )
        ),
        Fold(
            "Why this date?",
            (
                "SECU found the complaint eligible on Mon 29 April 2024.",
                "The SOP gives 2 working days from then: “within 2 working days”.",
                "Wed 1 May did not count: Labour Day (Country Office).",
                "On the New York calendar it would be Wed 1 May 2024.",
            ),
        ),
    ),
    buttons=(
        Button(
            verb="action.finish",
            target="a-9",
            label="I have notified them",
            style=ButtonStyle.PRIMARY,
        ),
        Button(verb="action.help", target="a-9", label="Who can help?"),
        Button(
            verb="action.waive",
            target="a-9",
            label="Not relevant here",
            secondary=True,
        ),
        Button(verb="action.comment", target="a-9", label="Comment…", secondary=True),
    ),
    links=(
        Link("Fact Sheet, version 2", "/files/DEMO-0001/fact-sheet-v2.docx"),
        Link("SES Toolkit: stakeholder engagement", TOOLKIT),
    ),
)

PHASES = (
    Step("Registration", StepState.DONE),
    Step("Not eligible", StepState.SKIPPED),
    Step("Eligible", StepState.DONE),
    Step("Draft TOR", StepState.DONE),
    Step("Launch", StepState.DONE),
    Step("Mission", StepState.CURRENT),
    Step("Fact-check", StepState.CURRENT, times=2),
    Step("Draft report", StepState.AHEAD),
    Step("Final report", StepState.AHEAD),
    Step("Decision", StepState.AHEAD),
    Step("Monitoring", StepState.AHEAD),
    Step("Closure", StepState.AHEAD),
)

CASE = Card(
    title="DEMO-0001: Demo Watershed Project",
    plain="DEMO-0001 stands in Mission and Fact-check; 3 actions are open, 1 is late.",
    eyebrow="Demo case · SECU compliance review",
    badges=(
        Badge("1 late", Tone.LATE),
        Badge("2 due this week", Tone.SOON),
        Badge("11 done", Tone.GOOD),
    ),
    elements=(
        Progress(PHASES, caption="Now: Mission and Fact-check, which may overlap"),
        Facts(
            (
                ("Country Office", "Demo Country Office"),
                ("Risk Owner", "Demo Resident Representative"),
                ("Vertical fund", "Yes, environmental: two signatures"),
                ("Next", "15 Debrief after the mission, due Fri 26 July 2024"),
            )
        ),
        Fold(
            "Checkpoint of the record",
            ("212 entries up to 18 July 2024, 9f2c 61d0 77ab.",),
        ),
    ),
    buttons=(
        Button(
            verb="case.actions",
            target="DEMO-0001",
            label="Open actions",
            style=ButtonStyle.PRIMARY,
        ),
        Button(verb="case.event", target="DEMO-0001", label="Record an event"),
        Button(verb="case.log", target="DEMO-0001", label="Record"),
    ),
    links=(Link("Case folder", "/files/DEMO-0001/index.html"),),
    footer="This is a demo: it counts in no figures and chases nobody.",
)

_BADGES = (
    Badge("Late by 2 days", Tone.LATE),
    Badge("Due tomorrow", Tone.SOON),
    Badge("Open, no date", Tone.NEUTRAL),
    Badge("Waits for the mission's end", Tone.MUTED),
    Badge("Done", Tone.GOOD),
)
_TITLES = (
    "Share SECU's questions with the team on a restricted basis",
    "Send one consolidated, facts-only answer to SECU",
    "Revisit the Interim Action Plan; tell ExO and SECU of status changes",
    "Debrief with the Management Response Team, ExO invited",
    "Compile project documents and answer SECU's eligibility questions",
)


def make_items(count: int, *, title: str = "") -> tuple[Item, ...]:
    """Return *count* lines of a list, of one *title* or of several."""
    return tuple(
        Item(
            f"{number + 1}",
            title or _TITLES[number % 5],
            note="CO lead · Fri 26 July 2024",
            badge=_BADGES[number % 5],
            button=Button(verb="action.open", target=f"a-{number}", label="Open"),
        )
        for number in range(count)
    )


def make_list(count: int, *, more: str = "", title: str = "") -> Card:
    """Return a list card of *count* actions."""
    items = make_items(count, title=title)
    return Card(
        title="Your actions",
        plain=f"DEMO-0001: {count} actions are yours, 1 is late.",
        eyebrow="DEMO-0001 · Phases 6 and 7",
        badges=(Badge("1 late", Tone.LATE), Badge("1 due tomorrow", Tone.SOON)),
        elements=(Items(items, title="What waits for you", more=more),),
    )


LIST = make_list(6, more="12 more: type “actions mine 2”.")

QUESTIONS = Form(
    verb="case.open",
    target="draft-1",
    title="Open a case",
    submit="Open the case",
    intro="Three things were read from the notice. These are still missing.",
    fields=(
        Field(
            name="registered",
            label="Registered by SECU on",
            kind=FieldKind.DATE,
            value="2024-04-15",
            hint="The day the notice names; dates are counted from it.",
        ),
        Field(
            name="country",
            label="Country Office",
            kind=FieldKind.CHOICE,
            options=(("demo", "Demo Country Office"), ("hq", "Headquarters")),
            problem="Choose the office whose holidays count.",
        ),
        Field(
            name="lead",
            label="CO lead",
            kind=FieldKind.PERSON,
            options=(("p1", "Demo CO Lead"), ("p2", "Demo Project Manager")),
            required=False,
        ),
        Field(
            name="fund",
            label="Does a vertical fund pay for the project?",
            kind=FieldKind.YES_NO,
            value="yes",
        ),
        Field(
            name="summary",
            label="What the complaint is about",
            kind=FieldKind.LONG_TEXT,
            hint="No names of complainants: they are kept apart.",
            limit=2000,
        ),
        Field(
            name="notice",
            label="The notice itself",
            kind=FieldKind.FILE,
            required=False,
        ),
    ),
)
FORM = Card(
    title="Open a case",
    plain="Open a case: five answers are missing.",
    eyebrow="Corporate SES focal point",
    elements=(QUESTIONS,),
)

REFUSAL = Card(
    title="Not done: this date lies before registration",
    plain="Not done: eligibility cannot be on 1 April, before registration.",
    eyebrow="DEMO-0001",
    tone=Tone.LATE,
    elements=(
        Text(
            "SECU cannot have found the complaint eligible on Mon 1 April 2024: it was "
            "registered on Mon 15 April 2024. Nothing was changed."
        ),
        Text(
            "Type the date again, for example “event eligible 29 April”.", strong=True
        ),
    ),
    buttons=(
        Button(
            verb="event.form",
            target="DEMO-0001",
            label="Enter the date",
            style=ButtonStyle.PRIMARY,
        ),
    ),
    footer="If you think this is wrong, quote E-7K2M-44.",
)

SIGNATURE = Card(
    title="Sign the Interim Action Plan",
    plain="DEMO-0001: the Interim Action Plan, version 3, waits for your signature.",
    eyebrow="DEMO-0001 · Phase 3: Eligible · action 10",
    badges=(
        Badge("1 of 2 signed", Tone.SOON),
        Badge("Due Mon 13 May, in 4 days", Tone.NEUTRAL),
    ),
    elements=(
        Text("Read version 3 and sign it, or say what must change.", strong=True),
        Facts(
            (
                ("Document", "Interim Action Plan, version 3"),
                ("Fingerprint", "9f2c 61d0 77ab 03e4"),
                ("Signed", "Risk Owner · Demo RR, 7 May 2024, 10:12"),
                ("Waits for", "EF Executive Coordinator"),
            )
        ),
        Text(
            "The Environmental Finance Team drafted this plan and its Coordinator "
            "signs it: both keys are held by one office.",
            tone=Tone.SOON,
        ),
        Fold(
            "What you sign",
            (
                "Exactly this file: a newer version is unsigned and needs both again.",
                "The project goes on; two activities are suspended.",
            ),
        ),
    ),
    buttons=(
        Button(
            verb="document.sign",
            target="d-10-3",
            label="Sign version 3",
            style=ButtonStyle.PRIMARY,
        ),
        Button(
            verb="document.return",
            target="d-10-3",
            label="Send back",
            style=ButtonStyle.DANGER,
        ),
    ),
    links=(
        Link("Interim Action Plan, version 3", "/files/DEMO-0001/iap-v3.docx"),
        Link("SES Toolkit: when a project is suspended", TOOLKIT),
    ),
)

RESOURCE = Card(
    title="Standard 7: Pollution Prevention (2015 numbering)",
    plain="Standard 7: Pollution Prevention (2015 numbering): " + TOOLKIT,
    eyebrow="old-s7 · Web page · English",
    badges=(
        Badge("Superseded: of the standards before 2021", Tone.SOON),
        Badge("To review", Tone.SOON),
    ),
    elements=(
        Text("In the 2015 edition number 7 was the pollution standard."),
        Text("Use instead: Standard 8 (tk-s8)", strong=True),
        Facts((("Edition", "2015"), ("Topics", "pollution and numbering"))),
        Fold("Other addresses of the same page", (f"{TOOLKIT}Standard%207.aspx",)),
    ),
    buttons=(
        Button(verb="resource.show", target="tk-s8", label="Show what to use instead"),
        Button(verb="resource.edit-form", target="old-s7", label="Edit…"),
        Button(
            verb="resource.withdraw-form",
            target="old-s7",
            label="Withdraw…",
            secondary=True,
        ),
        Button(
            verb="resource.link-dead",
            target="old-s7",
            label="The link is dead",
            secondary=True,
        ),
    ),
    links=(Link("Open", TOOLKIT),),
)

SAMPLES = {
    "resource": RESOURCE,
    "action": ACTION,
    "case": CASE,
    "list": LIST,
    "form": FORM,
    "refusal": REFUSAL,
    "signature": SIGNATURE,
    **samples_connect.SAMPLES,
    **samples_digest.SAMPLES,
    **ANSWER_SAMPLES,
}
