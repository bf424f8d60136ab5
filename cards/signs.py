"""The sign beside every colour, each of its own shape."""

from cards.elements import StepState, Tone

NEXT = "\u203a"  # A small arrow to the right.
SIGNS = {
    Tone.NEUTRAL: "●",
    Tone.GOOD: "✓",
    Tone.SOON: "◆",
    Tone.LATE: "▲",
    Tone.MUTED: "○",
}
# Slack draws no coloured text, so there the sign brings the colour.
COLOURED_SIGNS = {
    Tone.NEUTRAL: "🔵",
    Tone.GOOD: "✅",
    Tone.SOON: "🔶",
    Tone.LATE: "🔺",
    Tone.MUTED: "▫️",
}
STEP_SIGNS = {
    StepState.DONE: "✓",
    StepState.CURRENT: "●",
    StepState.AHEAD: "○",
    StepState.SKIPPED: "–",
    StepState.UNDONE: "×",
}
