"""The words in a web page, also those that a browser would not show."""

from html.parser import HTMLParser

# Between these a word goes on: `Ja<b>ne</b>` reads Jane.
_INLINE = frozenset(
    {
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "font", "i"),
        *("ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub"),
        *("sup", "u", "var", "wbr"),
    }
)


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.besides: list[str] = []  # Attributes and comments.

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.besides += [value for _name, value in attrs if value]
        self._end_of_word(tag)

    def handle_endtag(self, tag: str) -> None:
        self._end_of_word(tag)

    def handle_data(self, data: str) -> None:
        self.said.append(data)

    def handle_comment(self, data: str) -> None:
        self.besides.append(data)

    def _end_of_word(self, tag: str) -> None:
        if tag not in _INLINE:
            self.said.append("\n")


def words_in_page(page: str) -> str:
    """Return what a page says, its attributes and its comments."""
    words = _Words()
    words.feed(page)
    words.close()
    return "\n".join(("".join(words.said), *words.besides))
