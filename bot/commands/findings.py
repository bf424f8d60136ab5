"""What a look at the desk finds."""

from dataclasses import dataclass

from cards.wording import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """
    What was looked at and found.

    *to_do* is what a desk cannot do without; *advice* what makes it better.
    """

    name: str
    found: str
    to_do: str = ""
    advice: str = ""

    def __str__(self) -> str:
        """Return it as a line."""
        mark = _("problem") if self.to_do else _("advice") if self.advice else _("ok")
        words = (f"{mark:<8} {self.name}: {self.found}", self.to_do, self.advice)
        return " ".join(filter(None, words))
