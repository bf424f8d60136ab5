"""Media types: the desk's own word, whatever a client says."""

import pytest

from domain.media_types import BY_EXTENSION, UNKNOWN, media_type_of
from domain.paperwork import EXTENSIONS


def test_every_extension_that_is_kept_has_its_media_type() -> None:
    assert {each.removeprefix(".") for each in BY_EXTENSION} == EXTENSIONS


@pytest.mark.parametrize(
    "name, content, media_type",
    [
        ("a.PDF", b"anything", "application/pdf"),
        ("x.md", b"words", "text/markdown"),
        ("scan", b"%PDF-1.4", "application/pdf"),
        ("photo.somebody", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("notes", "Zoë".encode(), "text/plain"),
        ("notes", b"\xff\xfe\0", UNKNOWN),
        ("", b"", UNKNOWN),
    ],
)
def test_it_goes_by_the_extension_else_by_the_beginning(
    name: str, content: bytes, media_type: str
) -> None:
    assert media_type_of(name, content) == media_type
