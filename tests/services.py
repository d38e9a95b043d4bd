"""Services that some tests need: absent, the test is skipped with the reason, or fails where all must run."""

import os

import pytest


def need(service: str, *, available: bool) -> None:
    """Skip for want of the service; fail where REQUIRE_SERVICES says that nothing may be skipped."""
    if available:
        return
    if os.environ.get("REQUIRE_SERVICES"):
        pytest.fail(f"{service} is required here (REQUIRE_SERVICES is set) and can't be reached")
    pytest.skip(f"{service} can't be reached")
