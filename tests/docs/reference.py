"""Every setting, command and metric, from the code: `python -m tests.docs.reference` writes the page."""

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from prometheus_client import REGISTRY
from pydantic import SecretStr
from typer.main import get_command

import bot.observability.metrics
from bot.__main__ import app
from bot.settings import Settings

DOCUMENT = Path(__file__).parents[2] / "docs" / "reference.md"
HEAD = """# Reference

Made by `python -m tests.docs.reference` from the code itself; a test compares. What the words mean: [glossary.md](glossary.md).
"""  # noqa: E501 - a paragraph of Markdown is one line
assert bot.observability.metrics  # its figures are in the registry once it is loaded


def reference() -> str:
    """Return the whole page in Markdown."""
    parts = ((HEAD,), settings(), commands(), metrics())
    return "\n".join(line for part in parts for line in part)


def settings() -> Iterator[str]:
    """Yield a row for each environment variable."""
    yield from ("## Settings", "", "| variable | default | meaning |", "|---|---|---|")
    for name, field in Settings.model_fields.items():
        given = field.default
        default = "" if given is None or isinstance(given, SecretStr) or given == "" else f"`{given}`"
        yield f"| `GOSPUBLIC_{name.upper()}` | {default} | {_cell(field.description or '')} |"
    yield ""


def commands() -> Iterator[str]:
    """Yield a section for each command: what it does, its arguments and options."""
    yield from ("## Commands", "")
    for name, command in _within("gospublic", get_command(app)):
        yield from (f"### `{name}`", "", inspect.cleandoc(command.help or ""), "")
        rows = [f"- `{_spelt(one)}`: {_cell(getattr(one, 'help', None) or '')}" for one in command.params]
        yield from (*rows, "") if rows else ()


def metrics() -> Iterator[str]:
    """Yield a row for each metric of the project that Prometheus is told."""
    yield from ("## Metrics", "", "| metric | kind | meaning |", "|---|---|---|")
    ours = (one for one in REGISTRY.collect() if one.name.startswith("gospublic"))
    for one in sorted(ours, key=lambda metric: metric.name):
        yield f"| `{one.name}` | {one.type} | {_cell(one.documentation)} |"
    yield ""


def _within(name: str, command: Any) -> Iterator[tuple[str, Any]]:
    """Yield the commands of a group, the groups in it taken apart."""
    if not hasattr(command, "commands"):
        yield name, command
        return
    for own, inner in command.commands.items():
        yield from _within(f"{name} {own}", inner)


def _spelt(param: Any) -> str:
    if param.param_type_name == "argument":
        return str(param.metavar or param.name.upper())
    return " / ".join(param.opts)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def main() -> None:
    """Write the page as the code is now."""
    DOCUMENT.write_text(reference(), encoding="utf-8")


if __name__ == "__main__":
    main()
