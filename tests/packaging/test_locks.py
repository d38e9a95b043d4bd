"""pyproject.toml and the locks agree, and the locks can be installed by anyone."""

import re
import tomllib
from importlib.metadata import distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
WANTED = {
    "run": PROJECT["project"]["dependencies"],
    "build": GROUPS["build"],
    "dev": [*PROJECT["project"]["dependencies"], *GROUPS["dev"], *GROUPS["build"]],
}
LOCKS = [*WANTED, "uv"]


def _read(lock: str) -> str:
    return (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")


def _pins(lock: str) -> dict[str, str]:
    found = re.findall(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^\s;\\]+)", _read(lock), re.MULTILINE)
    return {canonicalize_name(name): version for name, version in found}


@pytest.mark.parametrize("lock", WANTED)
def test_every_dependency_is_locked_to_a_version_that_pyproject_allows(lock: str) -> None:
    pins = _pins(lock)
    for line in WANTED[lock]:
        wanted = Requirement(line)
        assert wanted.specifier.contains(pins[canonicalize_name(wanted.name)], prereleases=True), line


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash(lock: str) -> None:
    pinned = re.findall(r"^\S+==.*\n\s+--hash=sha256:[0-9a-f]{64}", _read(lock), re.MULTILINE)
    assert len(pinned) == len(_pins(lock)) > 0


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_an_index(lock: str) -> None:
    assert not re.search(r"://|--(extra-)?index|--find-links", _read(lock))


def test_what_runs_and_what_is_developed_have_the_same_versions() -> None:
    developing = _pins("dev")
    assert {name: developing.get(name) for name in _pins("run")} == _pins("run")


def test_the_lock_that_writes_addresses_is_not_kept() -> None:
    assert "uv.lock" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_no_dependency_ships_a_package_of_our_names() -> None:
    ours = {"bot", "handlers", "catalog", "tests"}
    clashes = {
        (distribution.name, file.parts[0])
        for distribution in distributions()
        if distribution.name != PROJECT["project"]["name"]
        for file in distribution.files or ()
        if file.parts[0].removesuffix(".py") in ours
    }
    assert not clashes
