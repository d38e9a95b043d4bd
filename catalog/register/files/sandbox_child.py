"""The process that touches files.

Run as `python -m catalog.register.files.sandbox_child TASK BYTES MEMORY SECONDS CELLS PATH…`.


Prints JSON: `{"done": what the task made, "faults": [why it refused, …]}`. Its limits are set before anything
is opened.
"""

import json
import resource
import sys
from dataclasses import asdict
from pathlib import Path

from catalog.register.faults import RegisterRefused
from catalog.register.files.sandbox import COSTLY, Limits


def main() -> None:
    task, *numbers = sys.argv[1:6]
    limits = Limits(*map(int, numbers))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (limits.unpacked, limits.unpacked))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Only now: the parsers are what the limits are for.
    from catalog.register.files.sandbox_tasks import TASKS

    try:
        done = {
            "done": TASKS[task](list(map(Path, sys.argv[6:])), limits, json.load(sys.stdin)),
            "faults": [],
        }
    except RegisterRefused as refused:
        done = {"done": None, "faults": [asdict(fault) for fault in refused.faults]}
    json.dump(done, sys.stdout)
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        main()
    except (MemoryError, OSError):  # the disk of its own limit is full, or the memory
        sys.exit(COSTLY)
