"""The reference says what the code has."""

from tests.docs.reference import DOCUMENT, reference, settings


def test_the_reference_is_as_the_code_is_now() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == reference(), "run `python -m tests.docs.reference`"


def test_every_setting_says_what_it_means() -> None:
    assert [row for row in settings() if row.endswith("|  |")] == []
