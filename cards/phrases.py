"""
The few words the renderers add themselves, in the reader's language.

What a card says comes worded in the card; here stands only what belongs to the
drawing of it: `optional`, `Now`, `3 more did not fit`.
"""

from functools import lru_cache

from cards.elements import FieldKind, StepState, Tone
from cards.wording import catalogue
from cards.wording.dates import number


class Phrases:
    """The renderers' own words in one language, English where it is not known."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._words = catalogue(language)

    def tone(self, tone: Tone) -> str:
        """Say in a word what the colour says; empty where it says nothing."""
        gettext = self._words.gettext
        words = {
            Tone.GOOD: gettext("Good"),
            Tone.SOON: gettext("Please note"),
            Tone.LATE: gettext("Attention"),
        }
        return words.get(tone, "")

    def state(self, state: StepState) -> str:
        """Say where a phase stands."""
        gettext = self._words.gettext
        return {
            StepState.DONE: gettext("done"),
            StepState.CURRENT: gettext("now"),
            StepState.AHEAD: gettext("ahead"),
            StepState.SKIPPED: gettext("does not apply"),
            StepState.UNDONE: gettext("ended without being done"),
        }[state]

    def phases(self) -> str:
        """Name the line of phases."""
        return self._words.gettext("Phases of the case")

    def times(self, times: int) -> str:
        """Say that a phase came again."""
        return self._words.gettext("{times} times").format(times=times)

    def yes_no(self) -> tuple[str, str]:
        """Return the two answers of a yes-no question."""
        return self._words.gettext("Yes"), self._words.gettext("No")

    def answers(self) -> tuple[tuple[str, str], ...]:
        """Return the two answers as choices: what is sent, and what it says."""
        return tuple(zip(("yes", "no"), self.yes_no(), strict=True))

    def choose(self) -> str:
        """Invite to choose from a list."""
        return self._words.gettext("Choose…")

    def more(self) -> str:
        """Name what opens the buttons that are seldom pressed."""
        return self._words.gettext("More")

    def optional(self) -> str:
        """Mark what may stay empty."""
        return self._words.gettext("optional")

    def fill_in(self, label: str) -> str:
        """Say that an answer is missing."""
        return self._words.gettext("Please answer “{label}”.").format(label=label)

    def not_taken(self, label: str) -> str:
        """Say beside the button that a form came back, and where to look."""
        sentence = self._words.gettext("Not done yet: see what stands at “{label}”.")
        return sentence.format(label=label)

    def attach(self, label: str) -> str:
        """Say how a file is handed in where a form takes none."""
        sentence = self._words.gettext(
            "{label}: this form takes none. Attach it to a message in your own chat "
            "with SES Desk, with “draft” or “done” and the action's number."
        )
        return sentence.format(label=label)

    def answer_cut(self, limit: int) -> str:
        """Say that an answer is longer than what can stand in its field."""
        sentence = self._words.gettext(
            "Only its first {limit} characters stand here: what you send takes the "
            "place of the whole."
        )
        return sentence.format(limit=number(limit, spoken=self._language))

    def cancel(self) -> str:
        """Name what closes a form without sending it."""
        return self._words.gettext("Cancel")

    def close(self) -> str:
        """Name what closes what is shown."""
        return self._words.gettext("Close")

    def back(self) -> str:
        """Name what leads back to the form underneath."""
        return self._words.gettext("Back")

    def one_moment(self) -> str:
        """Ask to wait while something is fetched."""
        return self._words.gettext("One moment…")

    def kind(self, kind: FieldKind) -> str:
        """Say in a word what is asked for, for those who see no field."""
        gettext = self._words.gettext
        words = {
            FieldKind.DATE: gettext("a date"),
            FieldKind.CHOICE: gettext("a choice"),
            FieldKind.PERSON: gettext("a person"),
            FieldKind.YES_NO: gettext("yes or no"),
            FieldKind.FILE: gettext("a file"),
        }
        return words.get(kind, "")

    def new_tab(self) -> str:
        """Warn, for those who listen, that a link leaves the page."""
        return self._words.gettext("(opens in a new tab)")

    def at_the_desk(self, label: str) -> str:
        """Name a file that this channel cannot open."""
        return self._words.gettext("{label} (in the case folder)").format(label=label)

    def lines_left_out(self, count: int) -> str:
        """Say that lines of a list did not fit."""
        sentence = self._words.ngettext(
            "{count} more line did not fit in this message: ask for less at once.",
            "{count} more lines did not fit in this message: ask for less at once.",
            count,
        )
        return sentence.format(count=count)

    def parts_left_out(self) -> str:
        """Say that a card was too long to be shown."""
        return self._words.gettext(
            "The rest is too long for one message. Ask for less at once."
        )

    def buttons_left_out(self, labels: str) -> str:
        """Name the buttons that could not be shown."""
        sentence = self._words.gettext("Buttons that did not fit here: {labels}.")
        return sentence.format(labels=labels)

    def choices_left_out(self, labels: str) -> str:
        """Name the answers that a list could not offer."""
        sentence = self._words.gettext("Answers that did not fit here: {labels}.")
        return sentence.format(labels=labels)


@lru_cache(maxsize=32)
def phrases(language: str) -> Phrases:
    """Return the renderers' words in *language*, read from disk once."""
    return Phrases(language)
