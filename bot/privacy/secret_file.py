"""The secret of an installation that was given none: random, made once, readable by its owner alone.

It stands beside the database, in no export of it: whoever has a dump hasn't the key.
"""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

from bot.settings import Settings

NAME = "gospublic.secret"
SQLITE = "sqlite:///"
BYTES = 32


def secret_of(settings: Settings) -> bytes:
    """Return the secret of the settings, else the installation's. Raises OSError where none can be kept."""
    return settings.sealing_secret or read_or_make(folder_of(settings) / NAME)


def folder_of(settings: Settings) -> Path:
    """Return the folder of the database's file; with a server, the one of the process's own data."""
    url = settings.database_url
    return Path(url.removeprefix(SQLITE)).parent if url.startswith(SQLITE) else Path(settings.data_folder)


def read_or_make(file: Path) -> bytes:
    """Return what stands in that file, else a new secret. Of two made at once both take the same one."""
    with suppress(FileNotFoundError):
        return file.read_bytes()
    file.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=file.parent, prefix=".secret-", delete=False) as made:  # mode 0600
        made.write(secrets.token_bytes(BYTES))
    try:
        os.link(made.name, file)  # whole or not at all, and never over one that stands
    except FileExistsError:
        pass
    finally:
        Path(made.name).unlink()
    return file.read_bytes()
