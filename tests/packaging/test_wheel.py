"""The wheel stands alone: resources and migrations are in it, and the command works far from the checkout."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
UV = Path(sys.executable).parent / "uv"


def _run(*command: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, timeout=100)


def _install(python: Path, *what: str | Path) -> None:
    arguments = [UV, "pip", "install", "--quiet", "--python", python, *what]
    done = _run(*arguments, "--offline")
    if done.returncode:  # the cache was emptied since the environment was made
        done = _run(*arguments)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`gospublic`, installed from the wheel with the locked dependencies into an environment of its own."""
    where = tmp_path_factory.mktemp("wheel")
    built = _run(UV, "build", "--wheel", "--no-build-isolation", "--offline", "--out-dir", where)
    assert built.returncode == 0, built.stderr
    made = _run(UV, "venv", "--quiet", "--python", sys.executable, where / "clean")
    assert made.returncode == 0, made.stderr
    python = where / "clean" / "bin" / "python"
    _install(python, "--require-hashes", "-r", ROOT / "requirements" / "run.txt")
    _install(python, "--no-deps", next(where.glob("*.whl")))
    return python.parent / "gospublic"


def test_a_search_from_the_wheel_finds_a_real_clinic(command: Path, tmp_path: Path) -> None:
    done = _run(command, "search", "поликлиника 30 дзержинский район", "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["decision"] == "answer"
    assert "30" in found["results"][0]["name"]
    assert list((tmp_path / "data").iterdir())
