"""Complainants' names are found however they are written, and little else is."""

import string

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain.walled_names import carries, without

# Each language's own placeholder names; nobody is meant.
JANE = "Jane Doe"
SPELLINGS = (
    "Jane Doe",
    "JANE DOE",
    "doe, jane",
    "DOE Jane",
    "J. Doe",
    "Doe J.",
    "Mrs Doe's house",
    "Jane M. Doe",
    "Jane (our neighbour) Doe",
    "jane.doe@example.org",
    "write to <mailto:JDoe@example.org>, please",
    "doej@example.org",
    "Jane_Doe.pdf",
    "statement-doe.pdf",
    "minutes/2024/doe/notes",
    "JaneDoe",
    "statementJaneDoe.docx",
    "complaintjanedoe1975",
    "J a n e  D o e",
    "Jane\nDoe",
    "Ja-\nne Doe",
    "Jane\u00a0Doe",
    "Jane\u200b D\u00ado\u2060e",
    "Jáné Dõë",
    "Jane Dœ",
    "\uff2a\uff41\uff4e\uff45\u3000\uff24\uff4f\uff45",
    "J\u0430n\u0435 D\u043e\u0435",  # Cyrillic vowels.
)
OTHER_WORDS = (
    "",
    "a doe and her fawn in the protected area",
    "does the plan say so?",
    "Jane will send the fact sheet",
    "John Dole and Janet Roe",
    "what Jane has to say about it, a doe",
)


@pytest.mark.parametrize("text", SPELLINGS)
def test_a_name_is_found_however_it_is_written(text: str) -> None:
    assert carries(text, [JANE]) == (JANE,)
    assert carries(without(text, [JANE], "[name withheld]"), [JANE]) == ()


@pytest.mark.parametrize("text", OTHER_WORDS)
def test_words_that_only_look_like_a_name_pass(text: str) -> None:
    assert carries(text, [JANE]) == ()
    assert without(text, [JANE], "[name withheld]") == text


@pytest.mark.parametrize(
    "name, text",
    [
        ("Lieschen Müller", "Mueller wrote to us"),
        ("Lieschen Mueller", "MÜLLER wrote to us"),
        ("Lieschen Müller", "muller"),
        ("Seán O’Rudaí", "a letter of O'Rudai"),
        ("Sean O'Rudai", "orudai@example.org"),
        ("Juan Pérez García", "el señor Perez dijo"),
        ("Fulano de Tal", "Fulano de Tal"),
        ("Jean-Pierre Dupont", "dupont_jean.pdf"),
        ("Nguyễn Văn An", "ông Nguyen"),
        ("Иван Иванов", "пишет иванов"),
        ("Νίκος Παπαδόπουλος", "ΠΑΠΑΔΟΠΟΥΛΟΣ"),
        ("فلان الفلاني", "قال الفلانى"),
        ("राम शर्मा", "श्री शर्मा"),
        ("山田 太郎", "山田太郎さんの手紙"),
        ("홍 길동", "홍길동은 말했다"),
        ("สมชาย ใจดี", "คุณสมชายใจดีกล่าว"),
        ("Max Groß", "Herr GROSS"),
    ],
)
def test_names_of_other_languages_and_scripts_are_found(name: str, text: str) -> None:
    assert carries(text, [name]) == (name,)


@pytest.mark.parametrize(
    "text, found",
    [
        ("the Green Climate Fund pays", False),
        ("green jobs in the valley", False),
        ("Green: the mark of low risk", False),
        ("in the village Green said so", True),
        ("Mrs. Green", True),
        ("J Green", True),
        ("jgreen@example.org", True),
        ("jane.green.pdf", True),
        ("Jane saw the green valley", False),
        ("Green, Jane", True),
    ],
)
def test_an_everyday_word_must_be_meant_as_a_name(text: str, *, found: bool) -> None:
    assert bool(carries(text, ["Jane Green"])) is found


@pytest.mark.parametrize(
    "text, found",
    [
        ("we may hope that", False),
        ("in May they hope", False),
        ("May Hope came", True),
        ("mayhope@example.org", True),
    ],
)
def test_a_name_of_everyday_words_alone_needs_its_capitals(
    text: str, *, found: bool
) -> None:
    assert bool(carries(text, ["May Hope"])) is found


@pytest.mark.parametrize(
    "text, found",
    [
        ("the communities in the project area", False),
        ("a road to Nowhereton", False),
        ("The Nowhereton communities object", True),
        ("communities of nowhereton", True),
        ("CommunitiesFromNowhereton.pdf", True),
    ],
)
def test_an_organisation_is_known_by_more_than_a_place(
    text: str, *, found: bool
) -> None:
    assert bool(carries(text, ["Communities from Nowhereton"])) is found


def test_two_own_words_of_an_organisation_tell_it() -> None:
    name = "Exampletown Placeholder Network (EPLAN)"

    assert carries("Exampletown's Placeholder people", [name]) == (name,)
    assert carries("the network in the area", [name]) == ()


def test_a_name_of_one_word_is_a_whole_word() -> None:
    assert carries("a letter of EPLAN", ["EPLAN"]) == ("EPLAN",)
    assert carries("the replanting", ["EPLAN"]) == ()


def test_names_are_reported_in_their_order_and_once() -> None:
    names = [JANE, "John Roe", "Richard Miles", JANE]

    assert carries("Roe met Doe; Doe left.", names) == (JANE, "John Roe")


@pytest.mark.parametrize(
    "text, left",
    [
        ("Doe, Jane said it.", "* said it."),
        ("Mr J. Doe and Jane Doe.", "Mr *."),
        ("from jane.doe@example.org, today", "from *, today"),
        ("Jane_Doe.pdf", "*.pdf"),
        ("Doe said\nDoe left", "* said\n* left"),
        ("Jane told Doe so", "* told * so"),
        ("日本 Jane\u200bDoe。", "日本 *。"),
    ],
)
def test_what_stands_around_a_name_stays(text: str, left: str) -> None:
    assert without(text, [JANE], "*") == left


@pytest.mark.parametrize("names", [[], [""], ["  ", "12", "--", "\u200b"]])
def test_names_without_a_letter_are_nobodys(names: list[str]) -> None:
    assert carries("12 -- notes", names) == ()
    assert without("12 -- notes", names, "*") == "12 -- notes"


NAMES = st.lists(
    st.text(st.characters(codec="utf-8"), max_size=30)
    | st.sampled_from([JANE, "May Hope", "Doe", "Aa Bb Cc", "山田 太郎", "Nets of X"]),
    max_size=4,
)
TEXTS = st.text(max_size=300) | st.lists(
    st.sampled_from(
        [
            "Jane",
            "doe",
            "J.",
            "@",
            "-\n",
            "May",
            "hope",
            "aa",
            "Bb",
            "山田",
            "\u00ad",
            " ",
        ]
    ),
    max_size=40,
).map("".join)


@settings(deadline=None)  # Shared machines pause.
@given(text=TEXTS, names=NAMES)
@example(text="\ud800 \x00 İ", names=["\ud800İ", "İİ İİ"])
def test_any_text_and_names_are_read(text: str, names: list[str]) -> None:
    assert set(carries(text, names)) <= set(names)


@settings(deadline=None)  # Shared machines pause.
@given(text=TEXTS, names=NAMES)
def test_no_name_is_left_where_names_were_taken_out(
    text: str, names: list[str]
) -> None:
    left = without(text, names, "…")

    assert carries(left, names) == ()
    assert left == text or carries(text, names)


@settings(deadline=None)  # Shared machines pause.
@given(
    before=st.text(string.ascii_lowercase + " \n", max_size=30),
    between=st.sampled_from(
        [" ", "\n", "_", ".", "-", ", ", "\u00a0", "\u200b \u200b"]
    ),
)
def test_a_full_name_is_found_wherever_it_stands(before: str, between: str) -> None:
    assert carries(f"{before} Jane{between}Doe said", [JANE]) == (JANE,)


@pytest.mark.parametrize(
    "text",
    [
        "Jane and a doe said that the Green Climate Fund may help. " * 1800,
        "é Jane Doe, " * 8000,
        "jane.doe@" * 11_000,
        "janedoe" * 14_000,
        "J. D. " * 17_000,
        "a" * 100_000,
    ],
    ids=["prose", "names", "addresses", "joined", "initials", "letters"],
)
def test_long_texts_and_many_names_take_seconds_at_worst(text: str) -> None:
    names = [JANE, "May Green", *(f"Given{at} Family{at}" for at in range(50))]

    assert carries(without(text, names, "…"), names) == ()
