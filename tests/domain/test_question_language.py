"""In which language a few words were asked."""

import pytest

from domain.learning.reading import language_of, words_of


@pytest.mark.parametrize("asked", ["SES", "SES norms", "add a resource", "a resource"])
@pytest.mark.parametrize("spoken", ["en", "fr", "es"])
def test_words_that_may_be_of_any_language_are_of_the_askers(
    asked: str, spoken: str
) -> None:
    assert language_of(words_of(asked), fallback=spoken) == spoken


@pytest.mark.parametrize(
    "asked, language",
    [
        ("comment appliquer les SES", "fr"),
        ("cómo se aplican los SES", "es"),
        ("how do the SES apply", "en"),
    ],
)
def test_the_standards_name_does_not_hide_the_language(
    asked: str, language: str
) -> None:
    for spoken in ("en", "fr", "es"):
        assert language_of(words_of(asked), fallback=spoken) == language
