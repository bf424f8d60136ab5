"""What a look at the desk finds."""

from dataclasses import dataclass

from cards.wording import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """
    What was looked at and found.

    *to_do* is what a desk cannot do without; *advice* what makes it better. What could
    not be looked at is not *seen*, and nothing is said of whether it is right.
    """

    name: str
    found: str
    to_do: str = ""
    advice: str = ""
    seen: bool = True

    def __str__(self) -> str:
        """Return it as a line."""
        words = (
            f"{self._mark():<8} {self.name}: {self.found}",
            self.to_do,
            self.advice,
        )
        return " ".join(filter(None, words))

    def _mark(self) -> str:
        if self.to_do:
            return _("problem")
        if self.advice:
            return _("advice")
        return _("ok") if self.seen else _("unknown")
