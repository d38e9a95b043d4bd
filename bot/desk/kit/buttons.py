"""Buttons of the desk's tables, for methods of their views."""

from collections.abc import Awaitable, Callable
from functools import partial
from html import escape
from typing import Any

from starlette_admin.actions import action, row_action

Button = Callable[[Callable[..., Awaitable[Any]]], Any]


def asking(name: str, text: str, asked: str, icon: str, **more: Any) -> Button:  # noqa: ANN401 - of the library
    """A button of a row that asks before it does anything. `icon`: of Font Awesome."""
    icon_class = f"fa-solid fa-{icon}"
    return row_action(name, text, asked, submit_btn_text=text, icon_class=icon_class, **more)


def for_chosen(name: str, text: str, asked: str, icon: str, **more: Any) -> Button:  # noqa: ANN401 - of the library
    """A button for the chosen rows that asks likewise."""
    return action(name, text, asked, submit_btn_text=text, icon_class=f"fa-solid fa-{icon}", **more)


for_all = partial(for_chosen, icon="check-double", allow_empty_selection=True, dedicated_button=True)
"""The same for all that waits, whatever is chosen."""


def why_form(longest: int, label: str, *, required: bool = False) -> str:
    """The question why, to be answered before the button."""
    must = " required" if required else ""
    return (
        f'<form><label class="form-label" for="why">{escape(label)}</label>'
        f'<input class="form-control" id="why" name="why" maxlength="{longest}"{must}></form>'
    )
