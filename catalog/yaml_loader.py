"""Read YAML: resources are data, and their bytes are parsed in one place."""

from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's is ten times as fast


def load_yaml(text: str) -> Any:  # noqa: ANN401 - whoever reads a file knows its shape
    """Return the plain values (dicts, lists, strings, numbers) that the text holds.

    Raises `yaml.YAMLError` where it is no YAML.
    """
    return yaml.load(text, Loader=_LOADER)  # noqa: S506 - a safe loader
