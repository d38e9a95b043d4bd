"""What is logged says where a fault was, and shows no message, token or contact."""

import json
import logging
from collections.abc import Iterator

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from bot.observability.logs import log_to_stderr
from bot.privacy.scrub import Scrubber

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
CANARIES = ("+7 (905) 123-45-67", "112-233-445 95", "ivanova@example.org", TOKEN, "тайна")


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    said = capsys.readouterr().err
    assert not [canary for canary in CANARIES if canary in said]
    return [json.loads(line) for line in said.splitlines()]


def test_our_own_log_and_that_of_libraries_have_one_form(capsys: pytest.CaptureFixture[str]) -> None:
    log_to_stderr(form="json", secrets=["тайна"])
    structlog.get_logger().warning("call_refused", reason=f"{', '.join(CANARIES)}", tries=3)
    logging.getLogger("library").warning("GET /bot%s/getMe failed for %s, %s", TOKEN, *CANARIES[:2])
    ours, theirs = lines(capsys)
    assert (ours["event"], ours["level"], ours["tries"]) == ("call_refused", "warning", 3)
    assert theirs["level"] == "warning"
    assert ours.keys() & theirs.keys() >= {"event", "level", "timestamp"}


@pytest.mark.parametrize("by_library", [False, True])
def test_a_fault_is_told_by_type_and_place_alone(
    capsys: pytest.CaptureFixture[str], *, by_library: bool
) -> None:
    reported: list[BaseException] = []
    log_to_stderr(form="json", report=reported.append)
    fault = ValueError("тайна")
    try:
        raise fault
    except ValueError:
        logger = logging.getLogger("library") if by_library else structlog.get_logger()
        logger.exception("it failed")
    (told,) = lines(capsys)
    assert told["error"] == "ValueError"
    assert "test_logs.py" in str(told["at"])
    assert reported == [fault]


@given(st.text(), st.text(), st.sampled_from(CANARIES))
def test_a_contact_is_cut_out_of_any_words(before: str, after: str, canary: str) -> None:
    assert canary not in Scrubber(["тайна"]).words(f"{before} {canary} {after}")
