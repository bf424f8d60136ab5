"""Days are read as people write them, and what is doubtful is told."""

from datetime import date, timedelta

import pytest
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.reading.days import DayRead, Leaning, ReadAs, read_day, read_full_day
from domain.refusals import Refusal

WEDNESDAY = date(2024, 6, 12)


def read(text: str, *, leaning: Leaning = Leaning.PAST) -> DayRead:
    found = read_day(text, today=WEDNESDAY, leaning=leaning)
    assert found is not None
    return found


@pytest.mark.parametrize(
    "text",
    [
        "2024-06-03",
        "2024/6/3",
        "3 June 2024",
        "3 June",
        "3rd of June",
        "June 3rd 2024",
        "June 3, 2024",
        "Monday, June 3, 2024",
        "Mon 3 Jun 2024",
        "last monday 3 june",
        "3 Jun 24",
        "3-Jun-2024",
        "3jun '24",
        "03/06/2024",
        "3.6.2024",
        "03-06-24",
        "3/6",
        "9 days ago",
        "nine days ago",
        "3 juin 2024",
        "le 3 juin",
        "3 de junio de 2024",
        "3 junio",
        "\uff13 JUNE \uff12\uff10\uff12\uff14",
        "3\u00a0June\u00a02024",
    ],
)
def test_one_day_has_many_forms(text: str) -> None:
    assert read(text).day == date(2024, 6, 3)


@pytest.mark.parametrize(
    "text, apart",
    [
        ("today", 0),
        ("Now that is all of today", 0),
        ("just now", 0),
        ("yesterday", -1),
        ("TOMORROW", 1),
        ("the day before yesterday", -2),
        ("day after tomorrow", 2),
        ("in 5 days", 5),
        ("in a week", 7),
        ("two weeks ago", -14),
        ("3 days from now", 3),
        ("aujourd’hui", 0),
        ("avant-hier", -2),
        ("hier", -1),
        ("dans 5 jours", 5),
        ("il y a 3 jours", -3),
        ("hoy", 0),
        ("mañana", 1),
        ("hace dos semanas", -14),  # codespell:ignore
    ],
)
def test_days_are_counted_from_today(text: str, apart: int) -> None:
    found = read(text)

    assert found.day - WEDNESDAY == timedelta(days=apart)
    assert found.read_as is ReadAs.RELATIVE


@pytest.mark.parametrize(
    "text, day",
    [
        ("a month ago", date(2024, 5, 12)),
        ("in 2 years", date(2026, 6, 12)),
        ("il y a 12 mois", date(2023, 6, 12)),
    ],
)
def test_months_and_years_keep_the_day(text: str, day: date) -> None:
    assert read(text).day == day


def test_a_month_from_a_long_months_end_is_clipped() -> None:
    found = read_day("in a month", today=date(2024, 1, 31))

    assert found is not None
    assert found.day == date(2024, 2, 29)


@pytest.mark.parametrize(
    "text, day, other",
    [
        ("friday", date(2024, 6, 7), None),
        ("on fri", date(2024, 6, 7), None),
        ("Wednesday", WEDNESDAY, date(2024, 6, 5)),
        ("last friday", date(2024, 6, 7), None),
        ("last monday", date(2024, 6, 10), date(2024, 6, 3)),
        ("last wednesday", date(2024, 6, 5), None),
        ("next monday", date(2024, 6, 17), None),
        ("next friday", date(2024, 6, 14), date(2024, 6, 21)),
        ("this friday", date(2024, 6, 14), None),
        ("this monday", date(2024, 6, 10), None),
        ("lundi prochain", date(2024, 6, 17), None),
        ("el viernes pasado", date(2024, 6, 7), None),
    ],
)
def test_weekdays_say_which_week_they_may_mean(
    text: str, day: date, other: date | None
) -> None:
    found = read(text)

    assert (found.day, found.ambiguous_with) == (day, other)
    assert (found.read_as, found.full) == (ReadAs.WEEKDAY, False)


def test_a_weekday_to_come_is_the_next_one() -> None:
    assert read("friday", leaning=Leaning.FUTURE).day == date(2024, 6, 14)


@pytest.mark.parametrize(
    "text, day, read_as, other",
    [
        ("03/06/2024", date(2024, 6, 3), ReadAs.DAY_FIRST, date(2024, 3, 6)),
        ("13/06/2024", date(2024, 6, 13), ReadAs.DAY_FIRST, None),
        ("06/13/2024", date(2024, 6, 13), ReadAs.MONTH_FIRST, None),
        ("06/06/2024", date(2024, 6, 6), ReadAs.DAY_FIRST, None),
        ("Wed 05/06/2024", date(2024, 6, 5), ReadAs.DAY_FIRST, None),
        ("Mon 05/06/2024", date(2024, 5, 6), ReadAs.MONTH_FIRST, None),
    ],
)
def test_figures_are_read_day_first_and_the_other_reading_is_told(
    text: str, day: date, read_as: ReadAs, other: date | None
) -> None:
    found = read(text)

    assert (found.day, found.read_as, found.ambiguous_with) == (day, read_as, other)


@pytest.mark.parametrize(
    "text, leaning, day",
    [
        ("28 December", Leaning.PAST, date(2023, 12, 28)),
        ("28 December", Leaning.FUTURE, date(2024, 12, 28)),
        ("20 June", Leaning.PAST, date(2024, 6, 20)),
        ("1 June", Leaning.FUTURE, date(2024, 6, 1)),
        ("29 February", Leaning.PAST, date(2024, 2, 29)),
        ("29 February", Leaning.FUTURE, date(2028, 2, 29)),
    ],
)
def test_a_missing_year_is_supplied_and_said_so(
    text: str, leaning: Leaning, day: date
) -> None:
    found = read(text, leaning=leaning)

    assert (found.day, found.full) == (day, False)


@pytest.mark.parametrize(
    "text",
    [
        "31 June",
        "2023-02-29",
        "29 Feb 2023",
        "June 31st",
        "31/06/2024",
        "0000-01-01",
        "0/6/2024",
        "32 juin",
        "9999 years ago",
        "30 February",
        "31/6",
    ],
)
def test_days_that_do_not_exist_are_refused_with_the_words(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_day(f"event eligible {text} as told", today=WEDNESDAY)

    assert refused.value.code == "day-does-not-exist"
    assert refused.value.details == {"words": text}


def test_a_weekday_that_does_not_fit_its_day_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        read_day("Tuesday 3 June 2024", today=WEDNESDAY)

    assert refused.value.code == "weekday-does-not-fit"
    assert refused.value.details["day"] == "2024-06-03"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "June 2024",
        "may",
        "17.2",
        "5",
        "20/17",
        "1.2.3.4",
        "31st",
        "page 2",
        "last week",
        "2 juniors",
        "within 5 days",
        "in 5 working days",
        "the team sat down",
    ],
)
def test_words_without_a_day_give_none(text: str) -> None:
    assert read_day(text, today=WEDNESDAY) is None


@pytest.mark.parametrize(
    "text, words, rest",
    [
        ("on 3 June because SECU wrote", "3 June", "because SECU wrote"),
        ("SECU's letter of 3 June, by e-mail", "3 June", "SECU's letter of by e-mail"),
        ("since: yesterday", "yesterday", ""),
        ("3 June 14:30", "3 June", "14:30"),
        ("Ñandú aujourd’hui Ñandú", "aujourd’hui", "Ñandú Ñandú"),
    ],
)
def test_the_words_around_a_day_are_kept(text: str, words: str, rest: str) -> None:
    found = read(text)

    assert (found.words, found.rest) == (words, rest)


@pytest.mark.parametrize(
    "text, day",
    [
        ("yesturday", date(2024, 6, 11)),
        ("tommorow", date(2024, 6, 13)),  # codespell:ignore
        ("wednsday", WEDNESDAY),  # codespell:ignore
        ("3 Septmber 2023", date(2023, 9, 3)),
        ("3 Febuary", date(2024, 2, 3)),  # codespell:ignore
    ],
)
def test_slips_of_spelling_are_bridged(text: str, day: date) -> None:
    assert read(text).day == day


@pytest.mark.parametrize(
    "text, day",
    [
        ("Thursday, September 20, 2018", date(2018, 9, 20)),
        ("2018-09-26", date(2018, 9, 26)),
        ("26/09/2018", date(2018, 9, 26)),
        ("09/10/2018", None),
        ("26 September", None),
        ("yesterday", None),
        ("31 September 2018", None),
        ("Unknown", None),
    ],
)
def test_only_a_full_day_beyond_doubt_is_taken_from_a_notice(
    text: str, day: date | None
) -> None:
    assert read_full_day(text) == day


@settings(deadline=None)  # Shared machines pause.
@given(
    day=st.dates(min_value=date(1990, 1, 1), max_value=date(2089, 12, 31)),
    language=st.sampled_from(["en", "fr", "es"]),
    length=st.sampled_from(["medium", "long", "full"]),
)
def test_days_are_read_as_the_languages_write_them(
    day: date, language: str, length: str
) -> None:
    found = read(format_date(day, length, locale=language))

    assert (found.day, found.full) == (day, True)


def read_or_refused(text: str, today: date, leaning: Leaning) -> str:
    try:
        found = read_day(text, today=today, leaning=leaning)
    except Refusal as refusal:
        return refusal.code
    return found.words if found else "none"


@settings(deadline=None)  # Shared machines pause.
@given(text=st.text(max_size=400), today=st.dates(), leaning=st.sampled_from(Leaning))
def test_any_text_is_read_or_refused(text: str, today: date, leaning: Leaning) -> None:
    assert read_or_refused(text, today, leaning)


@settings(deadline=None)  # Shared machines pause.
@given(
    parts=st.lists(
        st.sampled_from(
            ["3", "31", "/", "-", ".", " ", "june", "fri", "last", "ago", "2024", "in"]
        ),
        max_size=14,
    ),
    today=st.sampled_from([WEDNESDAY, date.min, date.max]),
    leaning=st.sampled_from(Leaning),
)
def test_heaps_of_date_like_words_are_read_or_refused(
    parts: list[str], today: date, leaning: Leaning
) -> None:
    assert read_or_refused("".join(parts), today, leaning)


@pytest.mark.timeout(10)
def test_a_long_text_is_read_from_its_beginning() -> None:
    found = read("today " + "3/99 " * 20_000)

    assert found.day == WEDNESDAY
    assert len(found.rest) > 99_000
