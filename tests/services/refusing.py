"""What a use case refuses, by the code of the refusal."""

from collections.abc import Callable

import pytest

from domain.refusals import Refusal


def refused(do: Callable[[], object]) -> str:
    """Do what is to be refused; return the refusal's code."""
    with pytest.raises(Refusal) as why:
        do()
    return why.value.code
