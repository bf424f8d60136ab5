"""Files that people send: fetched from SharePoint alone, whole, and within bounds."""

import io
from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientTimeout
from hypothesis import given
from hypothesis import strategies as st

from bot.fetched_files import Laid
from bot.logs import set_up_logs
from bot.teams.files import SentFiles, is_sharepoint, is_sharepoint_or_loopback
from bot.teams.turns.attached import DOWNLOAD, Attached, attached_to
from domain.refusals import Refusal
from services.paper import MOST_BYTES
from tests.teams.standin_sharepoint import (
    BASE,
    Held,
    StandInSharePoint,
    files_from,
    standin_sharepoint,
)
from tests.teams.test_wire import payload

BYTES = bytes(range(256)) * 999


@pytest.fixture(name="vendor")
async def _vendor() -> AsyncIterator[StandInSharePoint]:
    async with standin_sharepoint() as vendor:
        yield vendor


@pytest.fixture(name="files")
async def _files(vendor: StandInSharePoint) -> AsyncIterator[SentFiles]:
    async with files_from(vendor) as files:
        yield files


async def test_a_file_comes_whole_under_its_own_name(
    vendor: StandInSharePoint, files: SentFiles
) -> None:
    (upload,) = await files.fetch(vendor.lay("Facts.docx", Held(content=BYTES)))

    assert (upload.name, upload.content) == ("Facts.docx", BYTES)


async def test_nothing_of_the_desks_own_is_sent_there(
    vendor: StandInSharePoint, files: SentFiles
) -> None:
    laid = vendor.lay("a.pdf", Held(content=b"1", headers={"Set-Cookie": "a=b"}))

    for _ in range(2):
        await files.fetch(laid)

    for request in vendor.asked:
        assert not {"Authorization", "Cookie", "Referer"} & set(request.headers)


@pytest.mark.parametrize(
    "held, code",
    [
        *[(Held(status=status), "file-link-dead") for status in (401, 403, 404, 410)],
        *[(Held(status=status), "file-not-fetched") for status in (204, 429, 500, 503)],
        (Held(status=302, headers={"Location": f"{BASE}?UniqueId=x"}), "file-is-page"),
        (Held(content=b"<html>", kind="text/html; charset=utf-8"), "file-is-page"),
        (Held(content=b"x" * (MOST_BYTES + 1)), "file-too-large"),
        (Held(content=b"1", headers={"Content-Encoding": "br"}), "file-not-fetched"),
        (Held(content=b"some", breaks_after=2), "file-not-fetched"),
    ],
)
async def test_what_goes_wrong_is_told_and_nothing_is_taken(
    held: Held, code: str, vendor: StandInSharePoint, files: SentFiles
) -> None:
    with pytest.raises(Refusal, match=code):
        await files.fetch(vendor.lay("a.pdf", held))
    assert len(vendor.asked) == 1


async def test_the_largest_file_is_taken(
    vendor: StandInSharePoint, files: SentFiles
) -> None:
    (upload,) = await files.fetch(vendor.lay("a.zip", Held(content=b"x" * MOST_BYTES)))

    assert len(upload.content) == MOST_BYTES


async def test_a_page_is_a_file_where_it_is_sent_as_one(
    vendor: StandInSharePoint, files: SentFiles
) -> None:
    (upload,) = await files.fetch(
        vendor.lay("a.html", Held(content=b"<p>", kind="text/html"))
    )

    assert upload.content == b"<p>"


async def test_nobody_waits_for_ever(vendor: StandInSharePoint) -> None:
    patience = ClientTimeout(total=0.2)
    async with files_from(vendor, patience=patience) as files:
        with pytest.raises(Refusal, match="file-not-fetched"):
            await files.fetch(vendor.lay("a.pdf", Held(hangs=True)))


@pytest.mark.parametrize(
    "address",
    [
        "",
        "file:///etc/passwd",
        "http://example-my.sharepoint.com/a",
        "https://example.org/a",
        "https://sharepoint.com.example.org/a",
        "https://evilsharepoint.com/a",
        "https://sharepoint.com/a",
        "https://a.sharepoint.com@127.0.0.1/a",
        "https://a.sharepoint.com:8443/a",
        "https://a.sharepoint.com./a",
        "https://a.sharepoint.com\\@example.org/a",
        "https://a.sharepoint.com",
        "https://127.0.0.1/a.sharepoint.com",
        "https://a.sharepoint.com/a b",
        "https://a.sharepoint.com/" + "a" * 8000,
        "http://127.0.0.1:8765/a",
    ],
)
async def test_other_addresses_are_not_even_asked(
    address: str, vendor: StandInSharePoint, files: SentFiles
) -> None:
    laid = Attached(files=(Laid(name="a.pdf", address=address),))

    assert not is_sharepoint(address)
    with pytest.raises(Refusal, match="file-not-fetched"):
        await files.fetch(laid)
    assert vendor.asked == []


def test_development_trusts_this_machine_too_and_nothing_more() -> None:
    assert is_sharepoint_or_loopback("http://127.0.0.1:56150/files/a?b=c")
    assert is_sharepoint_or_loopback(f"{BASE}?a=b")
    assert not is_sharepoint_or_loopback("http://10.0.0.1/a")
    assert not is_sharepoint_or_loopback("http://localhost.example.org/a")


async def test_several_files_are_fetched_by_nobody(
    vendor: StandInSharePoint, files: SentFiles
) -> None:
    one = vendor.lay("a.pdf", Held(content=b"1"))

    with pytest.raises(Refusal, match="one-file-only"):
        await files.fetch(Attached(files=one.files * 2))
    assert vendor.asked == []


async def test_neither_name_nor_address_stands_in_the_log(
    vendor: StandInSharePoint, files: SentFiles
) -> None:
    written = io.StringIO()
    set_up_logs(level="DEBUG", as_json=True, stream=written)

    with pytest.raises(Refusal):
        await files.fetch(vendor.lay("Of-somebody.pdf", Held(status=403)))

    assert "file-link-dead" in written.getvalue()
    assert "Of-somebody" not in written.getvalue()
    assert "tempauth" not in written.getvalue()


def test_the_published_example_is_read() -> None:
    attached = attached_to(payload("message.file_received.attachment"))

    assert attached.files == (
        Laid(name="file_example.txt", address="https://download.link"),
    )
    assert not attached.linked


@pytest.mark.parametrize(
    "attachments, linked",
    [
        ([{"contentType": "reference", "contentUrl": "https://x"}], True),
        ([{"contentType": "text/html", "content": '<attachment id="1"></a>'}], True),
        ([{"contentType": "text/html", "content": "<p>hello</p>"}], False),
        (
            [
                {"contentType": "messageReference", "id": "1"},
                {"contentType": "text/html", "content": '<attachment id="1"></a>'},
            ],
            False,
        ),
        ([None, 7, {"contentType": 7, "content": {}}, {"contentType": "x"}], False),
        ({"0": {}}, False),
        ("words", False),
    ],
)
def test_what_comes_without_its_bytes_is_known(
    attachments: object, linked: bool
) -> None:
    attached = attached_to({"attachments": attachments})

    assert attached.linked is linked
    assert bool(attached) is linked


def test_what_is_no_attachment_of_ours_harms_nothing() -> None:
    odd: tuple[object, ...] = (
        None,
        7,
        [],
        {},
        {"downloadUrl": 7},
        {"downloadUrl": None},
    )
    body = {"attachments": [{"contentType": DOWNLOAD, "content": each} for each in odd]}

    found = attached_to(body)

    assert {each.address for each in found.files} == {""}


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ("contentType", "content", "name", "downloadUrl", "attachments")
            ),
            inner | st.sampled_from((DOWNLOAD, "text/html", "reference", "image/png")),
        )
    ),
    max_leaves=12,
)


@given(ANYTHING)
def test_nothing_that_hangs_on_a_message_makes_reading_it_fail(found: object) -> None:
    attached = attached_to({"attachments": found})

    assert all(len(each.name) <= 255 for each in attached.files)
