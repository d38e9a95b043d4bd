"""Whatever the description lets a program ask, and what it doesn't, is answered as described."""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case, GenerationMode
from schemathesis.checks import positive_data_acceptance
from schemathesis.core.result import Ok
from starlette.datastructures import QueryParams

from bot.web.api import parameters
from bot.web.receive import RefusedRequestError
from catalog.areas.index import AreaIndex
from catalog.areas.model import Area
from catalog.search.places.region_places import RegionPlaces
from tests.bot.web.api.serving import serving
from tests.bot.web.register import CATALOG, SCHOOLS

CALLS = int(os.environ.get("GOSPUBLIC_API_CALLS", "20"))
"""Of each operation, as described and as not; `make fuzz-api` makes 20,000 in all."""

CODES = [one.code for one in CATALOG.institutions]

UNKNOWABLE = positive_data_acceptance
"""No schema can say which cursors were given, or which text holds a telephone number."""

ANYTHING = st.text(max_size=300)


@pytest.fixture(scope="module")
def description(tmp_path_factory: pytest.TempPathFactory) -> Iterator[schemathesis.BaseSchema]:
    one = SCHOOLS[0]
    area = Area(
        one.code, one.place.municipality, one.place.locality, "ул. Мира", "1–9", "школа", basis="Акт № 1"
    )
    with serving(tmp_path_factory.mktemp("register")) as (url, _, guiding):
        assert guiding.context
        areas = AreaIndex([area], CATALOG.institutions, RegionPlaces())
        guiding.context = replace(guiding.context, areas=areas)
        yield schemathesis.openapi.from_url(f"{url}/api/v1/openapi.json")


def _asked(description: schemathesis.BaseSchema) -> Iterator[tuple[Any, GenerationMode]]:
    """Each operation as it is described, and as it isn't where it takes anything."""
    for found in description.get_all_operations():
        assert isinstance(found, Ok)
        operation = found.ok()
        yield operation, GenerationMode.POSITIVE
        if operation.query or operation.path_parameters or operation.body:
            yield operation, GenerationMode.NEGATIVE


def test_every_call_is_answered_as_described(description: schemathesis.BaseSchema) -> None:
    called: Counter[str] = Counter()
    for operation, mode in _asked(description):

        @given(case=operation.as_strategy(generation_mode=mode), known=st.none() | st.sampled_from(CODES))
        @settings(max_examples=CALLS, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
        def answered(case: Case[Any], known: str | None) -> None:
            if known and case.path_parameters:
                case.path_parameters["code"] = known
            answer = case.call_and_validate(excluded_checks=[UNKNOWABLE])
            called[f"{case.method} {case.path} → {answer.status_code}"] += 1

        answered()
    sys.stdout.write("".join(f"{times:7,} {call}\n" for call, times in sorted(called.items())))
    sys.stdout.write(f"{called.total():7,} calls, each answered as described\n")
    assert not any("→ 5" in call for call in called)


@given(limit=ANYTHING, since=ANYTHING, cursor=ANYTHING, kind=ANYTHING)
def test_parameters_are_read_or_refused(limit: str, since: str, cursor: str, kind: str) -> None:
    query = QueryParams({"limit": limit, "updated_since": since, "cursor": cursor, "kind": kind})
    with suppress(RefusedRequestError):
        wanted = parameters.wanted(query)
        assert 1 <= wanted.limit <= parameters.MOST_ROWS


@given(st.text("abcXYZ019_-", max_size=64), st.integers(0, 2**31 - 1))
def test_a_cursor_is_read_as_it_was_given(code: str, number: int) -> None:
    assert parameters.cursor(QueryParams({"cursor": parameters.next_cursor(code, number)})) == (number, code)
