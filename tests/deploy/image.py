"""Plays a Dockerfile's steps in a folder, where no builder is: its root stands for the image's.

What a container alone can have (users, owners) is left out, and so is what only makes it smaller. Everything
else is done as it is written: what is copied, run, set, and with which command it starts.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.services import need

OWN_FOLDERS = re.compile(r"(?<![\w./-])/(?=(?:opt|source|wheels|data)\b)")
SMALLER = re.compile(r" --(?:no-cache-dir|no-cache|compile-bytecode)\b")
OF_A_CONTAINER = {"useradd": ":", "install": 'mkdir -p "$(eval echo \\${$#})"'}
UNREACHABLE = re.compile(r"Failed to fetch|No matching distribution found|Could not connect")
OF_THE_MACHINE = ("HOME", "LANG", "PIP_", "UV_", "SSL_", "HTTP", "http", "NO_PROXY", "no_proxy")
SECONDS = 100


@dataclass
class Image:
    """The folder, what its environment holds, and how it starts."""

    root: Path
    context: Path
    environment: dict[str, str] = field(default_factory=dict)
    folder: Path = Path()
    starts: dict[str, list[str]] = field(default_factory=dict)
    stages: dict[str, Path] = field(default_factory=dict)
    _stage: str = ""

    def play(self, dockerfile: Path) -> None:
        """All steps; one that fails tells what it wrote."""
        for word, rest in steps(dockerfile.read_text(encoding="utf-8")):
            step = getattr(self, f"_{word.lower()}", None)
            if step is not None:
                step(rest)

    def inside(self, text: str) -> str:
        """The text with the image's own folders as they stand here: SQLite's «////data», too."""
        return OWN_FOLDERS.sub(f"{self.root}/", text.replace("////", f"///{self.root}/"))

    def _from(self, rest: str) -> None:
        if self._stage:
            self.stages[self._stage] = self.root.with_name(self._stage)
            self.root.rename(self.stages[self._stage])
        self.root.mkdir(parents=True)
        base = self.root.with_name("base")
        base.mkdir(exist_ok=True)
        if not (base / "python").is_symlink():
            (base / "python").symlink_to(Path(sys.executable).resolve())
        self._stage = rest.partition(" AS ")[2] or "last"
        self.environment, self.folder = {}, self.root

    def _workdir(self, rest: str) -> None:
        self.folder = Path(self.inside(rest))
        self.folder.mkdir(parents=True, exist_ok=True)

    def _env(self, rest: str) -> None:
        for given in shlex.split(rest):
            name, _, value = given.partition("=")
            self.environment[name] = self.inside(value.removesuffix(":$PATH"))

    def _copy(self, rest: str) -> None:
        *options, source, target = rest.split()
        if options:
            stage = self.stages[options[0].removeprefix("--from=")]
            shutil.copytree(stage / source[1:], self.inside(target), symlinks=True)
        elif source == ".":
            self._copy_context()
        else:
            shutil.copytree(self.context / source, self.folder / target, dirs_exist_ok=True)

    def _copy_context(self) -> None:
        """What `.dockerignore` lets through: of this project names with «!» alone."""
        lines = (self.context / ".dockerignore").read_text(encoding="utf-8").split()
        for name in (line[1:] for line in lines if line.startswith("!")):
            source = self.context / name
            if source.is_dir():
                ignored = shutil.ignore_patterns("__pycache__")
                shutil.copytree(source, self.folder / name, ignore=ignored, dirs_exist_ok=True)
            else:
                shutil.copy(source, self.folder)

    def _run(self, rest: str) -> None:
        stubs = "".join(f"{name}() {{ {does}; }}\n" for name, does in OF_A_CONTAINER.items())
        command = f"set -e\n{stubs}{self.inside(SMALLER.sub('', rest))}"
        done = self.run(["sh", "-c", command], UV_OFFLINE="1")
        if done.returncode:  # the cache of packages was emptied
            done = self.run(["sh", "-c", command])
        need("the index of packages", available=not UNREACHABLE.search(done.stdout))
        assert done.returncode == 0, f"{rest}\n{done.stdout}"

    def _entrypoint(self, rest: str) -> None:
        self.starts["entrypoint"] = json.loads(rest)

    def _cmd(self, rest: str) -> None:
        self.starts["command"] = json.loads(rest)

    def _healthcheck(self, rest: str) -> None:
        self.starts["check"] = json.loads(rest.partition(" CMD ")[2])

    def run(self, command: list[str], **given: str) -> "subprocess.CompletedProcess[str]":
        """Runs a command as the image would, and waits for it."""
        return subprocess.run(
            command, cwd=self.folder, env={**self.variables(), **given}, check=False, timeout=SECONDS,
            text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def variables(self) -> dict[str, str]:
        """The image's own, and of this machine only where its tools and packages are."""
        kept = {name: value for name, value in os.environ.items() if name.startswith(OF_THE_MACHINE)}
        path = f"{self.environment.get('PATH', '')}:{self.root.with_name('base')}:/usr/bin:/bin"
        return {**kept, **self.environment, "PATH": path}


def steps(text: str) -> Iterator[tuple[str, str]]:
    """Each instruction and what follows it, its lines joined."""
    whole = re.sub(r"\\\n\s*", " ", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE))
    for line in filter(None, whole.splitlines()):
        word, _, rest = line.partition(" ")
        yield word, rest
