"""Which words are the name of a country."""

from functools import lru_cache

from domain.spelling import alike

_LANGUAGES = ("en", "fr", "es")
# The United Nations' own forms, where the usual lists have others.
_UNITED_NATIONS = (
    "Bolivia (Plurinational State of)",
    "Brunei Darussalam",
    "Cabo Verde",
    "Congo",
    "Côte d'Ivoire",
    "Czechia",
    "Democratic Republic of the Congo",
    "Eswatini",
    "Iran (Islamic Republic of)",
    "Lao PDR",
    "Lao People's Democratic Republic",
    "Micronesia (Federated States of)",
    "Myanmar",
    "North Macedonia",
    "Republic of Moldova",
    "Russian Federation",
    "State of Palestine",
    "Programme of Assistance to the Palestinian People",
    "Syrian Arab Republic",
    "Timor-Leste",
    "Turkey",
    "Türkiye",
    "United Republic of Tanzania",
    "Venezuela (Bolivarian Republic of)",
    "Viet Nam",  # codespell:ignore
)
_ISO_LENGTH = 2


def is_country(words: str) -> bool:
    """Whether *words* are a country's name and nothing else."""
    return _key(words) in _countries()


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    from babel import Locale

    names = [
        name
        for language in _LANGUAGES
        for code, name in Locale.parse(language).territories.items()
        if len(code) == _ISO_LENGTH
    ]
    return frozenset(map(_key, (*names, *_UNITED_NATIONS)))


def _key(words: str) -> str:
    plain = alike(words).replace("&", " and ").replace("st.", "saint")
    return " ".join(plain.replace("-", " ").split())
