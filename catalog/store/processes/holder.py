"""How a process is called while it holds a lease, so that another on its machine can see that it is gone."""

import os
from hashlib import blake2b
from pathlib import Path
from socket import gethostname
from uuid import uuid4


def new_holder() -> str:
    """«machine:process:number», up to 64 characters; another one at every call."""
    return f"{_machine()}:{os.getpid()}:{uuid4().hex}"


def is_gone(holder: str) -> bool:
    """Whether that process ran on this machine and runs no more, so far as can be told from here."""
    machine, _, rest = holder.partition(":")
    process = rest.partition(":")[0]
    if machine != _machine() or not process.isdigit():
        return False
    return Path("/proc/self").exists() and not Path(f"/proc/{process}").exists()


def _machine() -> str:
    return blake2b(gethostname().encode(), digest_size=8).hexdigest()
