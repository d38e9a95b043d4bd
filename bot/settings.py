"""The settings, from the environment and `.env`: read once, in `bot.bootstrap`, never at import."""

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Every variable has the prefix GOSPUBLIC_: `GOSPUBLIC_WEB_PORT=8081`."""

    model_config = SettingsConfigDict(
        env_prefix="GOSPUBLIC_", env_file=".env", env_file_encoding="utf-8", frozen=True, extra="ignore"
    )

    database_url: str = "sqlite:///data/gospublic.sqlite3"
    """The register and its history: a SQLite file, or `postgresql://…`."""

    redis_url: str = ""
    """Shared sessions; empty: in the memory of this process."""

    region: str = "volgograd"
    """A folder of resources under `catalog/resources/regions/`."""

    web_host: str = "127.0.0.1"
    """Where the web chat listens."""

    web_port: int = Field(default=8080, ge=0, le=65535)
    """0: any free port, named in the log."""

    public_url: str = ""
    """How residents reach this server from outside; share links point there."""

    import_limit_mb: int = Field(default=10, ge=1)
    """The largest spreadsheet that is read; memory and time limits grow with it."""

    confirmation_days: int = Field(default=90, ge=1)
    """After so many days without a look a confirmation lapses."""

    metrics_public: bool = False
    """Whether `/metrics` answers to others than this machine."""
