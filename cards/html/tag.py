"""HTML in which whatever is not an element of ours is escaped."""

from cards.escape import clean, escape_html

_VOID = {"br", "input"}


class Safe(str):
    """Finished HTML; templates that ask for `__html__` take it as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return the same text."""
        return str(self)


SPACE = Safe(" ")  # Texts lose theirs at both ends.


def tag(name: str, /, *content: str, **attributes: str | bool | None) -> Safe:
    """
    Return an element holding *content*, texts escaped, elements as they are.

    An attribute that is True stands without a value, one that is None or False not at
    all; `class_` and `for_` lose their last letter, other underscores become hyphens.
    """
    opened = f"<{name}{''.join(_attribute(*each) for each in attributes.items())}>"
    return Safe(opened if name in _VOID else f"{opened}{_joined(content)}</{name}>")


def together(*content: str) -> Safe:
    """Return *content* one after another."""
    return Safe(_joined(content))


def words(
    name: str, text: str, class_: str, /, **attributes: str | bool | None
) -> Safe:
    """
    Return an element for what people wrote.

    Its direction is found from its letters, apart from what surrounds it.
    """
    return tag(name, text, class_=class_, dir="auto", **attributes)


def _joined(content: tuple[str, ...]) -> str:
    return "".join(
        each if isinstance(each, Safe) else escape_html(clean(each)) for each in content
    )


def _attribute(name: str, value: str | bool | None) -> str:  # noqa: FBT001 - HTML's.
    if value is None or value is False:
        return ""
    name = name.removesuffix("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape_html(clean(value))}"'
