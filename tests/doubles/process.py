"""`gospublic run` as a process of its own: started on any free port, told to stop, or killed."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

SECONDS_TO_START = 60.0


@dataclass
class Running:
    """The process; what it wrote to stderr is read as it comes."""

    process: "subprocess.Popen[str]"
    lines: list[str] = field(default_factory=list)
    address: str = ""
    ready: threading.Event = field(default_factory=threading.Event)

    def read(self) -> None:
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.lines.append(line)
            if "http://" in line and not self.address:
                self.address = "http://" + line.partition("http://")[2].strip('/"}\n ').partition("/")[0]
                self.ready.set()
        self.ready.set()

    def kill(self) -> None:
        """As a power cut would."""
        self.process.kill()
        self.process.wait(10)

    def stop(self) -> float:
        """SIGTERM; returns how many seconds it took to leave."""
        began = monotonic()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)
        return monotonic() - began


@contextmanager
def running(folder: Path, settings: Mapping[str, str]) -> Iterator[Running]:
    """`gospublic run` with its data in that folder; killed at the end where it still runs."""
    given = {f"GOSPUBLIC_{name.upper()}": value for name, value in settings.items()}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GOSPUBLIC_")}
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "run"],
        cwd=folder,
        env={**kept, "GOSPUBLIC_WEB_PORT": "0", **given},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    started = Running(process)
    reading = threading.Thread(target=started.read)
    reading.start()
    try:
        assert started.ready.wait(SECONDS_TO_START)
        assert started.address, started.lines
        yield started
    finally:
        if process.poll() is None:
            started.kill()
        reading.join(10)
        assert process.stderr is not None
        process.stderr.close()
