"""Every call against VK's own schema, by the checker that lies beside the project where it is at hand."""

import importlib.util
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import ModuleType

from tests.doubles.vk import Params

CHECKER = Path(__file__).parents[3] / "shared" / "specs" / "vk_spec.py"


@cache
def checker() -> ModuleType | None:
    """The checker, or None where it isn't at hand."""
    if not CHECKER.exists():
        return None
    spec = importlib.util.spec_from_file_location("vk_spec", CHECKER)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def faults_of(calls: Iterable[tuple[str, Params]]) -> list[str]:
    """What VK would refuse of these calls, each once; nothing is found where the checker isn't at hand."""
    module = checker()
    if module is None:
        return []
    return sorted(
        {f"{method}: {fault}" for method, params in calls for fault in module.check_request(method, params)}
    )
