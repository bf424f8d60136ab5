"""What people in Slack are told when a file of theirs cannot be had."""

import pytest

from cards.wording.refusals import SENTENCES


@pytest.mark.parametrize(
    "code", ["file-link-dead", "file-is-page", "file-not-fetched", "one-file-only"]
)
def test_what_goes_wrong_with_a_file_names_no_other_vendor(code: str) -> None:
    assert "Teams" not in str(SENTENCES[code])
