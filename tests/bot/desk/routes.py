"""Every way into the desk, as the application itself has them: a new one can't be forgotten by a test."""

import re
from collections.abc import Iterator
from typing import Any

from starlette.applications import Starlette
from starlette.routing import Route
from starlette_admin.views import BaseModelView

from bot.bootstrap import Parts
from bot.desk.admin import make_desk

PARAMETER = re.compile(r"\{(\w+)(?::\w+)?\}")
OPEN_TO_ALL = frozenset({"/login", "/logout"})
"""What needs nobody to be signed in."""


def ways(parts: Parts, method: str) -> list[str]:
    """The paths of the desk that take that method, as patterns."""
    return [route.path for route in _routes(make_desk(parts)) if method in (route.methods or ())]


def tables(parts: Parts) -> list[BaseModelView]:
    """The tables of the desk, each with its buttons."""
    routes = _routes(make_desk(parts))
    listing: Any = next(route.endpoint for route in routes if route.name == "list")
    return [view for view in listing.__self__._views if isinstance(view, BaseModelView)]


def buttons(parts: Parts) -> list[tuple[str, str]]:
    """The table and the name of each button that changes something."""
    return [
        (str(view.key), name)
        for view in tables(parts)
        for name in view._row_actions_handlers
        if name not in {"view", "edit", "delete"}
    ]


def filled(pattern: str, **values: str) -> str:
    """The path with something in the place of each parameter."""
    return "/operator" + PARAMETER.sub(lambda found: values.get(found[1], "1"), pattern)


def _routes(app: Starlette) -> Iterator[Route]:
    return iter([route for route in app.routes if isinstance(route, Route)])
