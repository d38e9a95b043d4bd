"""Whatever the description lets a program ask, and what it doesn't, is answered as described."""

import os
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case
from schemathesis.checks import positive_data_acceptance
from schemathesis.core.result import Ok
from starlette.datastructures import QueryParams

from bot.web.api import parameters
from bot.web.receive import RefusedRequestError
from tests.bot.web.api.serving import serving

CALLS = int(os.environ.get("GOSPUBLIC_API_CALLS", "40"))
"""Of each operation; `make fuzz-api` makes 20,000 in all."""

UNKNOWABLE = positive_data_acceptance
"""No schema can say which cursors were given, or which text holds a telephone number."""

ANYTHING = st.text(max_size=300)


@pytest.fixture(scope="module")
def description(tmp_path_factory: pytest.TempPathFactory) -> Iterator[schemathesis.BaseSchema]:
    with serving(tmp_path_factory.mktemp("register")) as (url, _, _):
        yield schemathesis.openapi.from_url(f"{url}/api/v1/openapi.json")


def test_every_call_is_answered_as_described(description: schemathesis.BaseSchema) -> None:
    for found in description.get_all_operations():
        assert isinstance(found, Ok)
        operation = found.ok()

        @given(case=operation.as_strategy())
        @settings(max_examples=CALLS, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
        def answered(case: Case[Any]) -> None:
            case.call_and_validate(excluded_checks=[UNKNOWABLE])

        answered()


@given(limit=ANYTHING, since=ANYTHING, cursor=ANYTHING, kind=ANYTHING)
def test_parameters_are_read_or_refused(limit: str, since: str, cursor: str, kind: str) -> None:
    query = QueryParams({"limit": limit, "updated_since": since, "cursor": cursor, "kind": kind})
    with suppress(RefusedRequestError):
        wanted = parameters.wanted(query)
        assert 1 <= wanted.limit <= parameters.MOST_ROWS


@given(st.text("abcXYZ019_-", max_size=64), st.integers(0, 2**31 - 1))
def test_a_cursor_is_read_as_it_was_given(code: str, number: int) -> None:
    assert parameters.cursor(QueryParams({"cursor": parameters.next_cursor(code, number)})) == (number, code)
