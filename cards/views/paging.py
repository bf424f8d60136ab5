"""The buttons between the pages of a list."""

from collections.abc import Iterator
from typing import Any

from cards.elements import Button
from cards.limits import Page
from cards.verbs import Verb
from cards.views.targets import with_inputs
from cards.wording import _


def paging(shown: Page[Any], verb: Verb, target: str = "") -> Iterator[Button]:
    """Yield the way to the page before and to the one behind, where there is one."""
    steps = ((_("Earlier"), shown.number - 1), (_("More"), shown.number + 1))
    for label, page in steps:
        if 1 <= page <= shown.count:
            yield Button(verb=verb, target=with_inputs(target, str(page)), label=label)
