"""The examples of the open register's page are run as they stand."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.bot.web.api.serving import serving

EXAMPLE = re.compile(r"^    (curl .+)$", re.MULTILINE)


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl isn't installed")
def test_every_example_is_answered(tmp_path: Path) -> None:
    examples = EXAMPLE.findall(Path("docs/api.md").read_text(encoding="utf-8"))
    assert len(examples) > 10
    with serving(tmp_path) as (url, _, _):
        for example in examples:
            called = [*shlex.split(example.replace("BASE", url)), "--fail", "--noproxy", "*"]
            ran = subprocess.run(called, capture_output=True, timeout=60, check=False)
            assert ran.returncode == 0, (example, ran.stderr)
            assert ran.stdout
