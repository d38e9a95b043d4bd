"""Read YAML: resources are data, and their bytes are parsed in one place."""

from typing import Any

import yaml

_FAST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's is ten times as fast


class _Loader(_FAST):  # type: ignore[misc] # whichever of the two it is
    """Refuses a key that stands twice in one mapping: the later one would replace the earlier in silence."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> Any:  # noqa: ANN401 - as PyYAML has it
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen and isinstance(key, yaml.ScalarNode):
                problem = f"Ключ «{key.value}» стоит дважды, оставьте один"
                raise DoubleKeyError(None, None, problem, key.start_mark)
            if isinstance(key, yaml.ScalarNode):
                seen.add(key.value)
        return super().construct_mapping(node, deep)


class DoubleKeyError(yaml.MarkedYAMLError):
    """A key stands twice in a mapping; `problem` is a sentence in Russian."""


def load_yaml(text: str) -> Any:  # noqa: ANN401 - whoever reads a file knows its shape
    """Return the plain values (dicts, lists, strings, numbers) that the text holds.

    Raises `yaml.YAMLError` where it is no YAML, `DoubleKeyError` where a key stands twice.
    """
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader
