"""What a process has cost so far, as Linux counts it."""

import os
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
PAGE_MB = os.sysconf("SC_PAGE_SIZE") / 1024 / 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds, of all its threads, since it began; megabytes that it holds now."""

    cpu_seconds: float
    memory_mb: float


def cost_of(pid: int) -> Cost:
    """By `/proc`: see proc(5)."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    resident = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return Cost((int(fields[11]) + int(fields[12])) / TICKS, resident * PAGE_MB)
