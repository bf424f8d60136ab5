"""Notices are read as people paste them, and requestors stay behind the wall."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.reading.notices import Notice, read_notice
from domain.walled_names import carries

# As the registry lays a card out: number, name and dates are public, the rest is not.
RIDGE_TO_REEF = """\
Skip Ribbon Commands
Skip to main content

Social and Environmental Compliance Unit - Case Registry

SECU Cases Overview >> Registration Card

Registration Card - SECU0010

    Project Name: Ridge to Reef
    Date Complaint Filed:  Thursday, September 20, 2018
    Date Complaint Registered:  Wednesday, September 26, 2018
    Project Description: 
    A made-up description, in which Jane Doe: the potter is named.

    It has a second paragraph.
    Requestor(s): Jane Doe, John Roe and the Exampletown Weavers' Association
    Synopsis of Complaint:
    J. Doe and Mr Roe say that nobody asked Exampletown's weavers. Jane is worried.
    News and Updates:
    • A made-up first step.
    • A second one.
    Project Details
    Atlas/Project #
    00012345
    Project Risk Category
    Moderate
    Implementing Partner
    • Demo Ministry - 
    Financial Information
    • Total Resources Required:
    • US$1,000,000
    • Donors:
    • DEMO FUND (DF): $900,000
    • SECOND DEMO FUND (SDF): Unknown
    • Unfunded: N/A
    Myanmar
"""  # noqa: W291 - the page has such spaces.
MALAWI = """\
|
Project Name: Malawi National Registration and Identification System
Date Complaint Filed:
Sunday, October 1, 2017
Date Complaint Registered:
Monday, October 9, 2017
Project Description:
A made-up description.
Requestor(s):
Confidential
Synopsis of Complaint:
A made-up synopsis.
News and Updates:
|
Project Details |
Atlas/Project # 00012345 |
Project Risk Category Unknown |
Implementing Partner
|
Financial Information
- Total Resources Required:
- US$1,000,000
-
- Donors:
- DEMO FUND (DF): $900,000
- Unfunded: N/A
|
Malawi
|
|"""
BRIEF = {
    "Case Number": "DEMO-0001",
    "Project Name": "Demo Project",
    "Date Filed": "1 March 2024",
    "Date Registered": "2024-03-11",
    "Requestor(s)": "Jane Doe",
    "Country": "Demoland",
}


def read(text: str) -> Notice:
    notice = read_notice(text)
    assert notice is not None
    return notice


def test_a_registry_card_is_read_as_copied_from_the_page() -> None:
    notice = read(RIDGE_TO_REEF)

    assert (notice.reference, notice.project) == ("SECU0010", "Ridge to Reef")
    assert (notice.filed_on, notice.registered_on) == (
        date(2018, 9, 20),
        date(2018, 9, 26),
    )
    assert (notice.country, notice.project_number) == ("Myanmar", "00012345")
    assert (notice.risk_category, notice.implementing_partner) == (
        "Moderate",
        "Demo Ministry",
    )
    assert notice.total_resources == "US$1,000,000"
    assert notice.donors == "DEMO FUND (DF): $900,000; SECOND DEMO FUND (SDF): Unknown"
    assert notice.news == "A made-up first step.\nA second one."
    assert notice.description.endswith("second paragraph.")


def test_requestors_stand_apart_and_nowhere_else() -> None:
    notice = read(RIDGE_TO_REEF)

    assert notice.requestors == (
        "Jane Doe",
        "John Roe",
        "the Exampletown Weavers' Association",
    )
    assert not notice.confidential
    assert notice.synopsis == (
        "[name withheld] and Mr [name withheld] say that nobody asked "
        "[name withheld]. [name withheld] is worried."
    )
    assert "Requestor(s): [name withheld]\n" in notice.without_requestors
    for name in ("Doe", "Roe", "Jane", "Weavers", "weavers"):
        assert name not in notice.without_requestors
        assert name not in repr(notice)


def test_a_confidential_complaint_names_nobody() -> None:
    notice = read(MALAWI)

    assert notice.requestors == ()
    assert notice.confidential
    assert notice.project.startswith("Malawi National Registration")
    assert (notice.filed_on, notice.registered_on) == (
        date(2017, 10, 1),
        date(2017, 10, 9),
    )
    assert (notice.country, notice.project_number) == ("Malawi", "00012345")
    assert (notice.risk_category, notice.news) == ("Unknown", "")
    assert "Confidential" in notice.without_requestors


def laid_out(between: str, after: str, before: str = "") -> str:
    return after.join(
        f"{before}{label}{between}{said}" for label, said in BRIEF.items()
    )


@pytest.mark.parametrize(
    "text",
    [
        laid_out(": ", "\n"),
        laid_out(":\n", "\n\n"),
        laid_out("\n", "\n"),
        laid_out("\t", "\r\n"),
        laid_out(" :\u00a0", "\r"),
        laid_out(" – ", "\n"),
        laid_out(":** ", "\n", before="**"),
        laid_out(": ", "\n", before="> • "),
        laid_out(" | ", " |\n| ", before="| "),
        laid_out(": ", " "),
        laid_out("\t", "\t"),
        laid_out("</td><td>", "</td></tr>\n<tr><td>", before="<b>").replace("<b>", ""),
        laid_out(":&nbsp;</strong>", "<br/>", before="<strong class='x'>"),
        laid_out("&#58; ", "</p><p>"),
        "\t".join(BRIEF) + "\n" + "\t".join(BRIEF.values()),
        "open case\n\n" + laid_out(": ", "\n").upper(),
    ],
    ids=[
        "label and value",
        "value below",
        "label alone",
        "table",
        "spaces",
        "dashes",
        "markdown",
        "quoted",
        "markdown table",
        "one line",
        "one row",
        "cells of a page",
        "page",
        "escaped",
        "headed table",
        "capitals",
    ],
)
def test_a_notice_has_many_layouts(text: str) -> None:
    notice = read(text)

    assert notice.reference == "DEMO-0001"
    assert notice.project.casefold() == "demo project"
    assert (notice.filed_on, notice.registered_on) == (
        date(2024, 3, 1),
        date(2024, 3, 11),
    )
    assert [name.casefold() for name in notice.requestors] == ["jane doe"]
    assert notice.country.casefold() == "demoland"
    assert carries(notice.without_requestors, ["Jane Doe"]) == ()


def test_the_order_of_labels_is_free() -> None:
    text = "\n".join(f"{label}: {said}" for label, said in reversed(BRIEF.items()))

    assert read(text).without_requestors.startswith("Country: Demoland\nRequestor")
    assert read(text).reference == "DEMO-0001"


@pytest.mark.parametrize(
    "label",
    [
        "Requestor",
        "Requestors",
        "Requester(s)",
        "COMPLAINANT(S)",
        "Complainants",
        "Filed by",
        "Represented by",
        "Plaignants",
        "Solicitante(s)",
        "Name",
    ],
)
def test_requestors_have_many_labels(label: str) -> None:
    notice = read(laid_out(": ", "\n").replace("Requestor(s)", label))

    assert notice.requestors == ("Jane Doe",)


@pytest.mark.parametrize(
    "stated, names, confidential",
    [
        ("Jane Doe; John Roe", ("Jane Doe", "John Roe"), False),
        ("Jane Doe\nJohn Roe", ("Jane Doe", "John Roe"), False),
        ("Jane Doe\n\n1. John Roe", ("Jane Doe", "John Roe"), False),
        ("\n• Jane Doe\n• John Roe and 25 others", ("Jane Doe", "John Roe"), False),
        ("Jane Doe & John Roe", ("Jane Doe", "John Roe"), False),
        ("Jane Doe et John Roe", ("Jane Doe", "John Roe"), False),
        ("Doe, Jane; Roe, John", ("Doe, Jane", "Roe, John"), False),
        (
            "EPLAN (represented by Jane Doe)",
            ("EPLAN", "Jane Doe"),
            False,
        ),
        (
            "Communities from Here and There area",
            ("Communities from Here and There area",),
            False,
        ),
        (
            "Communities from Here and Jane Doe",
            ("Communities from Here", "Jane Doe"),
            False,
        ),
        ("Village chief: Jane Doe", ("Village chief: Jane Doe",), False),
        ("\nVillage chief: Jane Doe", ("Jane Doe",), False),
        ("jane.doe@example.org", ("jane doe",), False),
        ("CONFIDENTIAL", (), True),
        ("Confidentiality requested", (), True),
        ("Anonymous", (), True),
        ("Names withheld at their request", (), True),
        ("Confidential (through Jane Doe)", ("Jane Doe",), True),
        ("Unknown", (), False),
        ("", (), False),
    ],
)
def test_requestors_are_parted_from_each_other(
    stated: str, names: tuple[str, ...], *, confidential: bool
) -> None:
    notice = read(laid_out(": ", "\n").replace(": Jane Doe", f": {stated}"))

    assert (notice.requestors, notice.confidential) == (names, confidential)
    assert notice.country == "Demoland"


def test_a_paragraph_after_the_requestors_is_not_their_names() -> None:
    text = laid_out(": ", "\n").replace(
        "Jane Doe",
        "Jane Doe\n\nthe rest of this page says what happens next and who is told so",
    )

    assert read(text).requestors == ("Jane Doe",)


def test_how_to_reach_requestors_is_withheld_too() -> None:
    text = laid_out(": ", "\n") + "\nPhone: 0000 123\nAddress: 1 Placeholder Lane\nHere"

    left = read(text).without_requestors
    assert "Phone: [name withheld]" in left
    assert not re.search("0000|Placeholder|Here", left)


@pytest.mark.parametrize(
    "stated, day",
    [
        ("Monday, March 11, 2024", date(2024, 3, 11)),
        ("11/03/2024", None),
        ("13/03/2024", date(2024, 3, 13)),
        ("31 June 2024", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_doubtful_date_is_left_to_be_asked_for(stated: str, day: date | None) -> None:
    notice = read(laid_out(": ", "\n").replace("2024-03-11", stated))

    assert notice.registered_on == day


@pytest.mark.parametrize(
    "stated, reference",
    [
        ("secu 0010", "SECU0010"),
        ("SECU-0010", "SECU0010"),
        ("SRM-0003", "SRM-0003"),
        ("Number 7 of 2018", "Number 7 of 2018"),
    ],
)
def test_a_reference_is_written_one_way(stated: str, reference: str) -> None:
    assert (
        read(laid_out(": ", "\n").replace("DEMO-0001", stated)).reference == reference
    )


def test_a_reference_is_found_in_passing() -> None:
    text = laid_out(": ", "\n").replace("Case Number: DEMO-0001", "Notice of SECU0010")

    assert read(text).reference == "SECU0010"


@pytest.mark.parametrize(
    "country",
    [
        "Côte d'Ivoire",
        "Bosnia and Herzegovina",
        "Viet Nam",  # codespell:ignore
        "République dominicaine",
        "Lao PDR",
        "St. Kitts & Nevis",
        "Timor-Leste",
        "Turkey",
        "Congo",
    ],
)
def test_a_country_stands_alone_at_the_end(country: str) -> None:
    text = MALAWI.replace("Malawi\n|", f"{country}\n|")

    assert read(text).country == country


@pytest.mark.parametrize(
    "text",
    [
        "",
        "status",
        "open case",
        "comment 5 the project name: Demo, the requestor(s): see the card",
        "Project: Demo\nCountry: Demoland\nDescription: words",
        "requestors: to answer SECU",
        "Dear all,\nthe complaint was registered.\nCountry: Demoland",
    ],
)
def test_other_texts_are_no_notice(text: str) -> None:
    assert read_notice(text) is None


PIECES = (
    *("Requestor(s)", "Project Name", "Case Number", ":", "\n", "\t", "|", " - "),
    *("Jane Doe", "Doe", ", ", " and ", "<br>", "&amp;", "•", "Malawi", "1. "),
)


@settings(deadline=None)  # Shared machines pause.
@given(
    text=st.lists(
        st.sampled_from(PIECES) | st.text(max_size=5),
        max_size=40,
    ).map("".join)
)
def test_any_text_is_read_or_is_no_notice(text: str) -> None:
    notice = read_notice(text)

    if notice is not None:
        said = f"{notice!r}{notice.without_requestors}"
        assert (
            carries(said, [each for each in notice.requestors if len(each) > 5]) == ()
        )


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "filler",
    [
        "Jane Doe says so. ",
        "<a <b ",
        "| ",
        "\t",
        " ",
        "Requestor(s): Jane Doe\n",
        "Donors: ",
        "• - > ",
        "a:",
        "&#",
        "Project ",
    ],
)
def test_long_pastes_take_seconds_at_worst(filler: str) -> None:
    text = RIDGE_TO_REEF + filler * (100_000 // len(filler))

    assert "Doe" not in read(text).without_requestors
