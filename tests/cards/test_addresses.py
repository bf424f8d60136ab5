"""Only addresses that say where they lead can be opened."""

import pytest

from cards.addresses import web_address


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
        "mailto:a@evil.example",
        "tel:123",
        "//evil.example/x",
        "https:evil.example",
        "https:///evil.example",
        "https://",
        "https://[",
        "https://undp.org@evil.example/",
        "https://undp.org\\@evil.example/",
        "https://undp.org:x@evil.example/",
        "https://évil.example/",
        "msteams://x",
        "evil.example",
        "",
        "https://undp.org/" + "a" * 3000,
    ],
)
def test_other_addresses_cannot_be_opened(address: str) -> None:
    assert web_address(address) is None


@pytest.mark.parametrize(
    "address, opened",
    [
        ("https://undp.org/ses?x=1&y=2#z", "https://undp.org/ses?x=1&y=2#z"),
        ("http://127.0.0.1:8080/x", "http://127.0.0.1:8080/x"),
        ('https://undp.org/a"b<c>', "https://undp.org/a%22b%3Cc%3E"),
        ("https://undp.org/déjà vu", "https://undp.org/d%C3%A9j%C3%A0%20vu"),
        ("https://undp.org/\u202ea", "https://undp.org/a"),
        ("https://undp.org/\ud800", "https://undp.org/%EF%BF%BD"),
    ],
)
def test_web_addresses_are_opened_with_marks_made_harmless(
    address: str, opened: str
) -> None:
    assert web_address(address) == opened


def test_a_file_of_the_desk_opens_under_the_desks_own_address() -> None:
    assert web_address("/files/x.pdf", site="http://desk/") == "http://desk/files/x.pdf"
    assert web_address("/files/x.pdf") is None


@pytest.mark.parametrize(
    "address", ["/files/../x", "/files//evil", "/etc/x", "/files/a b", "/files/\\x"]
)
def test_a_step_out_of_the_folder_is_no_file(address: str) -> None:
    opened = web_address(address, site="http://desk")

    assert opened is None or opened == "http://desk/files//evil"
